#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

constexpr std::string_view AccessKey = "access_key";

Result<storage::Recording> recordingOf(const Service &service, const http::Request &request)
{
    return service.storage.calls.recordingByKey(CallId(request.parameter("call")), textOf(request, AccessKey));
}

Response missing()
{
    return refused(404, "The requested recording could not be found.");
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
        return missing();
    return http::redirect(originOf(request, service.settings) + "/calls/" + std::string(request.parameter("call")) +
                          "/recording/sound?access_key=" + recording->accessKey);
}

Response sound(const Service &service, const http::Request &request)
{
    const auto recording = recordingOf(service, request);
    if (!recording)
        return missing();
    auto file = http::file(recording->path, recording->mediaType);
    if (file)
        return std::move(*file).with("Cache-Control", "private").with("X-Content-Type-Options", "nosniff");
    if (service.settings.fault)
        service.settings.fault(request.route, file.error());
    return missing();
}

} // namespace earshot::api
