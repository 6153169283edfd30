#include "tests/models/sync/syncrecordings.h"

namespace earshot::test {

void SyncRecordingsTest::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>(true);
    m_media = std::make_unique<MediaServer>();
    m_progress.clear();
    m_service->interfere([this](const Request &request) -> std::optional<Reply> {
        const std::string tail = "/recording.json";
        if (!request.path.ends_with(tail))
            return {};
        const std::string before = request.path.substr(0, request.path.size() - tail.size());
        const std::string id = before.substr(before.rfind('/') + 1);
        if (id == "CAL404")
            return Reply::error(404, "none");
        return Reply::json(200, R"({"url":")" + m_media->url() + '/' + id + R"("})");
    });
    open();
}

void SyncRecordingsTest::end()
{
    m_engine.reset();
    m_cache.reset();
    m_media.reset();
    m_service.reset();
}

} // namespace earshot::test
