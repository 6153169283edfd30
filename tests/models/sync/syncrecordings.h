#pragma once
// A service, a store of media on another origin, and a profile between which recordings go back and forth.

#include "models/store/recordinggrace.h"
#include "models/sync/engine.h"
#include "tests/models/sync/fakeservice.h"

#include <QTemporaryDir>
#include <QTest>

namespace earshot::test {

using namespace std::chrono_literals;
using store::RecordingRule;
using store::RecordingRules;
using store::RecordingState;
using Fetch = RecordingRule::Fetch;
using Status = earshot::sync::Status;

inline const Instant Now = *parseIso("2026-11-20T12:00:00Z");
inline constexpr auto Day = std::chrono::hours(24);

inline vault::Key aKey()
{
    std::array<std::byte, vault::Key::Size> bytes;
    bytes.fill(std::byte(7));
    return vault::Key(bytes);
}

inline std::string soundOf(std::size_t size, char seed = 'a')
{
    std::string sound(size, seed);
    for (std::size_t i = 0; i < size; ++i)
        sound[i] = char(sound[i] + char(i * 31 % 251));
    return sound;
}

/// A store of media that goes on where it is asked to, and breaks off when told.
class MediaServer {
public:
    MediaServer()
    {
        m_server.otherwise([this](const Request &request) { return answer(request); });
    }
    std::string url() const { return m_server.url(); }
    std::vector<Request> requests() const { return m_server.requests(); }
    void put(const std::string &name, const std::string &sound, const std::string &etag = "\"1\"")
    {
        const std::lock_guard lock(m_mutex);
        m_sounds["/" + name] = {sound, etag};
    }
    /// At most so many bytes an answer; 0: all.
    std::atomic<std::size_t> cutAfter = 0;
    std::atomic<bool> drips = false;
    std::atomic<bool> unmeasured = false; // in chunks, without a word of how much it will be
    std::atomic<int> status = 0;          // instead of any sound

private:
    static std::string inChunks(const std::string &measured)
    {
        constexpr std::size_t Each = 0x4000;
        const std::size_t bodyAt = measured.find("\r\n\r\n") + 4;
        std::string out = measured.substr(0, bodyAt);
        const std::size_t length = out.find("Content-Length:");
        out.replace(length, out.find("\r\n", length) - length, "Transfer-Encoding: chunked");
        for (std::size_t at = bodyAt; at < measured.size(); at += Each) {
            const std::string piece = measured.substr(at, Each);
            out += QByteArray::number(qulonglong(piece.size()), 16).toStdString() + "\r\n" + piece + "\r\n";
        }
        return out + "0\r\n\r\n";
    }
    Reply answer(const Request &request)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sounds.find(request.path);
        if (status != 0 || found == m_sounds.end())
            return Reply::error(status != 0 ? int(status) : 404, "no sound");
        const auto &[sound, etag] = found->second;
        const std::string range = request.header("range");
        const bool partly = !range.empty() && request.header("if-range") == etag;
        const std::size_t from = partly ? std::stoul(range.substr(6)) : 0;
        Reply::Headers headers = {{"ETag", etag}};
        if (partly)
            headers.emplace_back("Content-Range", "bytes " + std::to_string(from) + '-' +
                                                      std::to_string(sound.size() - 1) + '/' +
                                                      std::to_string(sound.size()));
        Reply reply = Reply::with(partly ? 206 : 200, "audio/mpeg", sound.substr(from), headers);
        if (unmeasured)
            reply.bytes = inChunks(reply.bytes);
        if (cutAfter > 0 && sound.size() - from > cutAfter)
            reply = reply.cutTo(cutAfter);
        return drips ? reply.dripping(20'000, 10ms) : reply;
    }

    std::mutex m_mutex;
    std::map<std::string, std::pair<std::string, std::string>> m_sounds;
    ScriptedServer m_server; // last: its threads use the others
};

class SyncRecordingsTest : public QObject {
    Q_OBJECT
protected:
    void begin();
    void end();
    void addCall(int number, std::chrono::hours ago, const std::string &sound, const std::string &client = "COM1")
    {
        Call call;
        call.id = CallId("CAL" + std::to_string(number));
        call.clientId = ClientId(client);
        call.startTime = Now - ago;
        call.direction = "inbound";
        call.recording = m_service->url() + "/v3/a/ACC1/calls/" + call.id.text + "/recording.json";
        m_service->put(call);
        if (!sound.empty())
            m_media->put(call.id.text, sound);
    }
    void start(bool withKey = true)
    {
        sync::Connection connection;
        connection.origin = *remote::Origin::parse(m_service->url());
        connection.key = Secret("secret-key");
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        sync::Pace pace;
        pace.feedEvery = seconds(3600);
        pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600);
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        m_vault = std::make_shared<vault::Vault>(m_folder->path().toStdString(),
                                                 withKey ? std::optional(aKey()) : std::nullopt);
        m_engine = std::make_unique<sync::Engine>(
            *m_cache, connection,
            [this](const Status &status) {
                const std::lock_guard lock(m_mutex);
                for (const auto &[call, progress] : status.recordings)
                    m_progress.push_back(progress);
            },
            pace, [] { return Now; }, m_vault);
    }
    void open()
    {
        auto opened = store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite, [] { return Now; });
        QVERIFY(opened);
        m_cache = std::move(*opened);
    }
    void startSynced()
    {
        start();
        QVERIFY(settles());
    }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return m_engine->status().settled; }, 20000);
    }
    store::Recording recording(int number) const
    {
        const auto known = m_cache->recordings().of(CallId("CAL" + std::to_string(number)));
        return known ? known->recording : store::Recording();
    }
    bool comesTo(int number, RecordingState state) const
    {
        return QTest::qWaitFor([&] { return recording(number).state == state; }, 20000);
    }
    void want(int number) const { m_engine->wantRecording(CallId("CAL" + std::to_string(number))); }
    std::optional<std::string> kept(int number) const
    {
        const auto bytes = m_vault->open(CallId("CAL" + std::to_string(number)));
        if (!bytes)
            return {};
        std::string out(std::size_t((*bytes)->size()), '\0');
        const auto got = (*bytes)->read(0, std::as_writable_bytes(std::span(out)));
        return got ? std::optional(out) : std::nullopt;
    }
    std::size_t files() const { return m_vault->items()->size(); }
    /// So long ago that it cannot be taken back.
    void setRules(const RecordingRules &rules) const
    {
        QVERIFY(store::writeRecordingRules(m_cache->preferences(), rules, Now - Day));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<MediaServer> m_media;
    std::unique_ptr<store::Cache> m_cache;
    std::shared_ptr<const vault::Vault> m_vault;
    std::mutex m_mutex;
    std::vector<sync::Progress> m_progress; // with m_mutex
    std::unique_ptr<sync::Engine> m_engine;
};

} // namespace earshot::test
