#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

constexpr std::string_view AccessKey = "access_key";

Result<storage::Recording> recordingOf(const Service &service, const http::Request &request)
{
    return service.storage.calls.recordingByKey(CallId(request.parameter("call")), textOf(request, AccessKey));
}

/// 404 only when it is known that there is none: clients give such a recording up.
Response missing(const Service &service, const http::Request &request, const Error &error)
{
    if (error.kind == Error::Kind::NotFound)
        return refused(404, "The requested recording could not be found.");
    if (service.settings.fault)
        service.settings.fault(request.route, error);
    return refused(503, "The recording cannot be read at the moment.").with("Retry-After", "60");
}

} // namespace

Response showRecording(const Visit &visit)
{
    const auto recording = visit.storage().calls.recording(visit.viewer, visit.id<CallId>("call"));
    if (!recording)
        return visit.failure(recording.error());
    const std::string call(visit.request.parameter("call"));
    return http::json(200, wire::writeRecordingUrl(visit.origin() + "/calls/" + call +
                                                   "/recording/redirect?access_key=" + recording->accessKey));
}

Response moveToSound(const Service &service, const http::Request &request)
{
    const auto recording = recordingOf(service, request);
    if (!recording)
        return missing(service, request, recording.error());
    return http::redirect(originOf(request, service.settings) + "/calls/" + std::string(request.parameter("call")) +
                          "/recording/sound?access_key=" + recording->accessKey);
}

Response sound(const Service &service, const http::Request &request)
{
    const auto recording = recordingOf(service, request);
    if (!recording)
        return missing(service, request, recording.error());
    auto file = http::file(recording->path, recording->mediaType);
    if (file)
        return std::move(*file).with("Cache-Control", "private").with("X-Content-Type-Options", "nosniff");
    // The call has a recording: a disk that is not there, or too many open files, are no word against it.
    return missing(service, request, {Error::Kind::Storage, file.error().detail});
}

} // namespace earshot::api
