// The same as tst_two_profiles against earshotd itself: over real HTTP, its database on a disk, killed and started anew
// in between, answers lost on the way.

#include "earshotdprogram.h"
#include "models/sync/outbound.h"
#include "models/wire/reading.h"
#include "models/wire/writing.h"
#include "tests/models/sync/twoprofiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr unsigned RunsInAWorld = 10;

/// So that it takes no more than some 20 s; EARSHOT_RUNS plays more.
unsigned runs()
{
    const int asked = qEnvironmentVariableIntValue("EARSHOT_RUNS");
    return asked > 0 ? unsigned(asked) : 20;
}

class Earshotd : public Side {
public:
    explicit Earshotd(unsigned firstSeed)
    {
        const Instant now = *parseIso("2026-11-20T12:00:00Z");
        std::string lines;
        for (const Call &call : callsOfRuns(firstSeed, RunsInAWorld, true, now))
            lines += wire::writeOne(call, wire::FieldSelection::everything()) + '\n';
        const Ran imported =
            run(words("import --data") << m_folder.path() << QStringLiteral("-"), QByteArray::fromStdString(lines));
        const Ran added = run(words("key add --user a@agency.example --new-admin --data") << m_folder.path());
        if (imported.code != 0 || added.code != 0)
            qFatal("earshotd: %s %s", qPrintable(imported.err), qPrintable(added.err));
        m_key = added.out.trimmed().toStdString();
        restart();
        m_base = m_serving->base(m_key);
        m_gate.otherwise([this](const Request &request) { return answer(request); });
    }

    /// Whose mishaps befall the requests.
    void setWorld(World *world) { m_world = world; }

    Profile profile(const Clock &clock) const override
    {
        return Profile(m_gate.url(), clock, m_key, m_base.substr(m_base.rfind('/') + 1));
    }
    bool isIdle() const override { return m_gate.isIdle(); }
    Call call(const std::string &id) override { return read(id).call; }
    Call change(const std::string &id, const std::function<store::CallChange(const Call &)> &what) override
    {
        for (;;) {
            const remote::CallState seen = read(id);
            const std::string body = wire::writeCallUpdate(sync::updateOf(what(seen.call), seen));
            const int status = ask("PUT " + target(id), "If-Match: " + seen.version + "\r\n", body).status;
            if (status == 200)
                return seen.call;
            if (status != 412) // somebody was quicker
                qFatal("an update of %s gives %d", id.c_str(), status);
        }
    }
    bool restart() override
    {
        if (m_serving)
            m_serving->kill();
        m_serving = std::make_unique<Serving>(m_folder.path(), words("--no-access-log --retention-months 0"));
        m_port = m_serving->port();
        if (m_port == 0)
            qFatal("earshotd does not serve: %s", qPrintable(m_serving->log()));
        return true;
    }

private:
    std::string target(const std::string &id) const { return m_base + "/calls/" + id + ".json"; }

    remote::CallState read(const std::string &id)
    {
        const Answer answer = ask("GET " + target(id) + "?fields=" + wire::allCallFields(), {});
        auto call = wire::readOne<Call>(answer.body);
        if (!call)
            qFatal("%s cannot be read: %d", id.c_str(), answer.status);
        return {std::move(*call), answer.header("etag")};
    }

    Answer ask(const std::string &head, const std::string &fields, const std::string &body = {})
    {
        RawClient client(m_port);
        if (!client.send(head +
                         " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Token token=" + m_key +
                         "\r\n" + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body))
            return {};
        return client.read();
    }

    Reply answer(const Request &request)
    {
        World *world = m_world;
        if (world)
            if (const auto reply = world->interfere(request, [&] {
                    passOn(request);
                    return Reply::reset();
                }))
                return *reply;
        return passOn(request);
    }

    Reply passOn(const Request &request)
    {
        const std::string fields =
            request.hasHeader("if-match") ? "If-Match: " + request.header("if-match") + "\r\n" : "";
        const Answer got = ask(request.method + ' ' + request.target, fields, request.body);
        if (got.status == 0) // it was just killed
            return Reply::reset();
        Reply::Headers more;
        if (!got.header("etag").empty())
            more = {{"ETag", got.header("etag")}};
        return Reply::with(got.status, got.header("content-type"), got.body, more);
    }

    QTemporaryDir m_folder;
    std::string m_key, m_base;
    std::unique_ptr<Serving> m_serving;
    std::atomic<std::uint16_t> m_port = 0;
    std::atomic<World *> m_world = nullptr;
    ScriptedServer m_gate{ScriptedServer::Order::Any}; // last: its threads use the others
};

} // namespace

class TestTwoProfilesServed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loseNothingThatIsNotShown_data();
    void loseNothingThatIsNotShown();
};

void TestTwoProfilesServed::loseNothingThatIsNotShown_data()
{
    QTest::addColumn<unsigned>("first");
    for (unsigned first = 1; first <= runs(); first += RunsInAWorld)
        QTest::addRow("seeds %u to %u", first, first + RunsInAWorld - 1) << first;
}

void TestTwoProfilesServed::loseNothingThatIsNotShown()
{
    QFETCH(unsigned, first);
    Earshotd side(first);
    World world(side, true);
    side.setWorld(&world);
    const std::string lost = playRuns(world, first, RunsInAWorld);
    side.setWorld(nullptr);
    QVERIFY2(lost.empty(), lost.c_str());
}

QTEST_GUILESS_MAIN(TestTwoProfilesServed)
#include "tst_two_profiles_served.moc"
