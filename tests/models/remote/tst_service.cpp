#include "models/remote/service.h"
#include "models/wire/fields.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <set>

using namespace earshot;
using namespace earshot::remote;
using namespace earshot::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const std::string Account1 = "/v3/a/ACC1/";
constexpr std::string_view TwoCalls = R"({"page":1,"per_page":250,"total_pages":1,"total_records":2,"calls":[)"
                                      R"({"id":"CAL1","start_time":"2017-01-24T11:27:48.119-05:00","duration":42},)"
                                      R"({"id":"CAL2","start_time":"2017-01-24T11:20:00.000-05:00","duration":"7"}]})";

CourierSettings settingsFor(const std::string &url)
{
    CourierSettings settings;
    settings.origin = *Origin::parse(url);
    settings.key = Secret("key");
    settings.sleep = [](milliseconds) { return 0ms; };
    return settings;
}

QByteArray kindOf(const Error &error)
{
    return QByteArray::fromStdString(std::string(word(error.kind)));
}

/// A courier for a scripted server, and the account ACC1 of it.
struct Line {
    explicit Line(const ScriptedServer &server) : courier(settingsFor(server.url())) {}
    Courier courier;
    Service service{courier, AccountId("ACC1")};
};

Window januaryDay()
{
    return {*parseIso("2017-01-24T00:00:59Z"), *parseIso("2017-01-24T23:59:01Z")};
}

} // namespace

class TestService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void probes_data();
    void probes();
    void findsEveryAccount_data();
    void findsEveryAccount();
    void probesUnreachable_data();
    void probesUnreachable();
    void walksOffsetPages();
    void followsRelativePagesUnmodified();
    void keepsTheKeyFromAStrangersNextPage();
    void asksListsForDialoguesOnlyWhenTold();
    void readsOneCallWithItsDialogue();
    void readsLists_data();
    void readsLists();
    void sendsOnlyWhatChanged();
    void readsTheAnswerOverWhatIsKnown_data();
    void readsTheAnswerOverWhatIsKnown();
    void tellsWhyAnEditIsRefused();
    void changesTags();
    void doesNotPostTwice();
    void readsChanges_data();
    void readsChanges();
    void takesNoAnswerForAnotherCall();
    void survivesATranscriptOfTenMegabytes();
    void tellsOfACutPage();
};

void TestService::probes_data()
{
    QTest::addColumn<Reply>("accounts");
    QTest::addColumn<Reply>("changes");
    QTest::addColumn<QByteArray>("result");
    const Reply agency = Reply::json(200, R"({"page":1,"per_page":250,"total_pages":1,"total_records":1,)"
                                          R"("accounts":[{"id":"ACC1","name":"Agency"}]})");
    const Reply feed = Reply::json(200, R"({"changes":[],"next_cursor":"17","has_more":false})");
    const Reply notFound = Reply::error(404, "Not found");
    const auto row = [](const char *name, const Reply &accounts, const Reply &changes, const char *result) {
        QTest::newRow(name) << accounts << changes << QByteArray(result);
    };
    row("Earshot", agency, feed, "earshot: Agency");
    row("CallRail", agency, notFound, "callrail: Agency");
    row("CallRail that does not like the path", agency, Reply::error(406, "Not acceptable"), "callrail: Agency");
    row("wrong key", Reply::error(401, "HTTP Token: Access denied."), notFound, "unauthorized");
    row("key without rights", Reply::error(403, "No"), notFound, "forbidden");
    row("another web site", Reply::html(200, "<!doctype html><title>Welcome"), notFound, "not_the_service");
    row("another API", Reply::json(200, R"({"hello":"world"})"), notFound, "not_the_service");
    row("a site without such a page", Reply::html(404, "<h1>Not Found"), notFound, "not_the_service");
    row("a site that leads elsewhere", Reply::redirect("https://www.example/"), notFound, "not_the_service");
    row("broken server", Reply::html(502, "<h1>Bad Gateway"), notFound, "server");
    row("not HTTP", Reply{"220 smtp.example ESMTP\r\n", Reply::Then::Close}, notFound, "not_the_service");
}

void TestService::probes()
{
    QFETCH(Reply, accounts);
    QFETCH(Reply, changes);
    QFETCH(QByteArray, result);
    ScriptedServer server;
    server.otherwise([&](const Request &r) { return r.path == "/v3/a.json" ? accounts : changes; });
    Line line(server);
    const auto report = probe(line.courier);
    QByteArray found = report ? "" : kindOf(report.error());
    if (report) {
        found = report->sort == ServerReport::Sort::Earshot ? "earshot: " : "callrail: ";
        found += QByteArray::fromStdString(report->accounts.front().name);
    }
    QCOMPARE(found, result);
}

void TestService::findsEveryAccount_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<bool>("saysHowMany");
    QTest::newRow("none") << 0 << true;
    QTest::newRow("none, and not how many pages") << 0 << false;
    QTest::newRow("a full page") << 250 << true;
    QTest::newRow("a full page, and not how many") << 250 << false;
    QTest::newRow("more than a page") << 251 << true;
    QTest::newRow("more than two, and not how many pages") << 501 << false;
}

void TestService::findsEveryAccount()
{
    QFETCH(int, accounts);
    QFETCH(bool, saysHowMany);
    ScriptedServer server;
    server.otherwise([&](const Request &request) {
        if (request.path != "/v3/a.json")
            return Reply::error(404, "Not found");
        const int page = std::stoi(request.parameter("page"));
        const int rows = std::stoi(request.parameter("per_page"));
        std::string listed;
        for (int i = (page - 1) * rows; i < std::min(page * rows, accounts); ++i)
            listed += (listed.empty() ? "" : ",") + (R"({"id":"ACC)" + std::to_string(i) + R"("})");
        const std::string pages = R"("total_pages":)" + std::to_string((accounts + rows - 1) / rows) + ',';
        return Reply::json(200, '{' + (saysHowMany ? pages : std::string()) + R"("accounts":[)" + listed + "]}");
    });
    Line line(server);
    const auto report = probe(line.courier);
    QVERIFY(report);
    std::set<std::string> seen;
    for (const Account &account : report->accounts)
        seen.insert(account.id.text);
    QCOMPARE(report->accounts.size(), std::size_t(accounts));
    QCOMPARE(seen.size(), std::size_t(accounts));
}

void TestService::probesUnreachable_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("no such name") << QByteArray("https://calls.invalid") << QByteArray("offline");
    QTest::newRow("nobody listens") << QByteArray("http://127.0.0.1:1") << QByteArray("offline");
}

void TestService::probesUnreachable()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, result);
    Courier courier(settingsFor(url.toStdString()));
    const auto report = probe(courier);
    QVERIFY(!report);
    QCOMPARE(kindOf(report.error()), result);
}

void TestService::walksOffsetPages()
{
    ScriptedServer server;
    server.expect("GET", Account1 + "calls.json")
        .query("start_date", "2017-01-24T00:00")
        .query("end_date", "2017-01-25T00:00")
        .query("time_zone", "UTC")
        .query("sort", "start_time")
        .query("order", "asc")
        .query("per_page", "250")
        .query("page", "3")
        .query("company_id", "COM1")
        .query("fields", wire::allCallFields())
        .withoutQuery("relative_pagination")
        .header("Authorization", "Token token=\"key\"")
        .reply(Reply::json(200, TwoCalls));
    Line line(server);
    const auto page =
        line.service.calls({.window = januaryDay(), .client = ClientId("COM1"), .page = 3, .newestFirst = false})
            .take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY2(page, page ? "" : page.error().detail.c_str());
    QCOMPARE(page->items.size(), std::size_t(2));
    QCOMPARE(page->items[1].id, CallId("CAL2"));
    QCOMPARE(page->totalPages, std::optional<std::int64_t>(1));
}

void TestService::followsRelativePagesUnmodified()
{
    // CallRail's own shape: no ".json", and brackets as they come
    const std::string next = "/v3/a/227799611/calls?action=index&api_sort[][start_time]=desc&format=json&offset=1"
                             "&relative_pagination=true";
    ScriptedServer server;
    const std::string first =
        R"({"calls":[{"id":"CAL1"}],"has_next_page":true,"next_page":")" + server.url() + next + "\"}";
    server.expect("GET", Account1 + "calls.json")
        .query("relative_pagination", "true")
        .query("offset", "0")
        .withoutQuery("page")
        .reply(Reply::json(200, first));
    server.expect("GET", "/v3/a/227799611/calls")
        .where("the address as it was given", [next](const Request &r) { return r.target == next; })
        .header("Authorization", "Token token=\"key\"")
        .reply(Reply::json(200, R"({"calls":[{"id":"CAL2"}],"has_next_page":false,"next_page":null})"));
    Line line(server);
    const auto page = line.service.calls({.window = januaryDay(), .relative = true}).take();
    QVERIFY(page && page->hasNextPage == true);
    const auto last = line.service.nextCalls(page->nextPage).take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY(last && last->items.front().id == CallId("CAL2") && last->hasNextPage == false);
}

void TestService::keepsTheKeyFromAStrangersNextPage()
{
    ScriptedServer stranger;
    stranger.otherwise([](const Request &) { return Reply::json(200, R"({"calls":[]})"); });
    ScriptedServer server;
    server.expect("GET", Account1 + "calls.json")
        .reply(Reply::json(200, R"({"calls":[{"id":"CAL1"}],"has_next_page":true,"next_page":")" + stranger.url() +
                                    "/v3/a/ACC1/calls?offset=1\"}"));
    Line line(server);
    const auto page = line.service.calls({.window = januaryDay(), .relative = true}).take();
    QVERIFY(page);
    const auto next = line.service.nextCalls(page->nextPage).take();
    QVERIFY(!next);
    QCOMPARE(kindOf(next.error()), QByteArray("bad_data"));
    QCOMPARE(stranger.connections(), 0);
}

void TestService::asksListsForDialoguesOnlyWhenTold()
{
    ScriptedServer server;
    for (const char *asked : {"true", ""})
        server.expect("GET", Account1 + "calls.json")
            .where("as told", [asked](const Request &r) { return r.parameter("list_transcripts") == asked; })
            .reply(Reply::json(200, R"({"calls":[{"id":"CAL1","conversational_transcript":[{"speaker":"agent",)"
                                    R"("phrase":"Hello","start":0.5}]}]})"));
    Line line(server);
    const auto with = line.service.calls({.window = januaryDay(), .withDialogues = true}).take();
    const auto without = line.service.calls({.window = januaryDay()}).take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY(with && without);
    QCOMPARE(with->items.front().transcript->front().text, std::string("Hello"));
}

void TestService::readsOneCallWithItsDialogue()
{
    ScriptedServer server;
    server.expect("GET", Account1 + "calls/CAL1.json")
        .where("the dialogue asked for",
               [](const Request &r) { return r.parameter("fields").ends_with(",conversational_transcript"); })
        .reply(Reply::json(200, R"({"id":"CAL1","customer_name":"Ann","conversational_transcript":[)"
                                R"({"speaker":"agent","phrase":"Hello","start":0.5}]})"));
    Line line(server);
    const auto call = line.service.inForeground().call(CallId("CAL1")).take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY(call);
    QCOMPARE(call->call.customerName, std::string("Ann"));
}

void TestService::readsLists_data()
{
    QTest::addColumn<QByteArray>("list");
    for (const char *list : {"companies", "trackers", "tags", "users", "form_submissions", "text-messages"})
        QTest::newRow(list) << QByteArray(list);
}

void TestService::readsLists()
{
    QFETCH(QByteArray, list);
    const std::string name = list.toStdString();
    const std::string key = name == "text-messages" ? "conversations" : name;
    ScriptedServer server;
    server.expect("GET", Account1 + name + ".json")
        .query("page", "2")
        .query("per_page", "250")
        .reply(Reply::json(200, R"({"page":2,"per_page":250,"total_pages":2,"total_records":251,")" + key +
                                    R"(":[{"id":"ID1","name":"x"}]})"));
    Line line(server);
    const auto size = [](auto pending) {
        const auto page = pending.take();
        return page ? int(page->items.size()) : -1;
    };
    const Service &service = line.service;
    const int rows = name == "companies"          ? size(service.clients(2))
                     : name == "trackers"         ? size(service.trackers(2))
                     : name == "tags"             ? size(service.tags(2))
                     : name == "users"            ? size(service.users(2))
                     : name == "form_submissions" ? size(service.forms(januaryDay(), 2))
                                                  : size(service.conversations(januaryDay(), 2));
    QCOMPARE(server.violations(), std::vector<std::string>());
    QCOMPARE(rows, 1);
}

void TestService::sendsOnlyWhatChanged()
{
    ScriptedServer server;
    server.expect("PUT", Account1 + "calls/CAL1.json")
        .header("Content-Type", "application/json")
        .body(R"({"note":"called back"})")
        .reply(Reply::json(200, R"({"id":"CAL1"})"));
    Line line(server);
    Call known;
    known.id = CallId("CAL1");
    wire::CallUpdate update;
    update.note = "called back";
    QVERIFY(line.service.updateCall({known, {}}, update).take());
    QCOMPARE(server.violations(), std::vector<std::string>());
}

void TestService::readsTheAnswerOverWhatIsKnown_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("default fields") << Reply::json(200, R"({"id":"CAL1","customer_name":"Ann"})");
    QTest::newRow("nothing") << Reply::noContent();
}

void TestService::readsTheAnswerOverWhatIsKnown()
{
    QFETCH(Reply, reply);
    ScriptedServer server;
    server.expect("PUT", Account1 + "calls/CAL1.json").reply(reply);
    Line line(server);
    Call known;
    known.id = CallId("CAL1");
    known.customerName = "Ann";
    known.source = "google_paid";
    wire::CallUpdate update;
    update.tags = Words{"Hot"};
    const auto state = line.service.updateCall({known, {}}, update).take();
    QVERIFY(state);
    const Call *call = &state->call;
    QCOMPARE(call->customerName, std::string("Ann"));
    QCOMPARE(call->source, std::string("google_paid"));
    QCOMPARE(call->tags, Words{"Hot"});
}

void TestService::tellsWhyAnEditIsRefused()
{
    ScriptedServer server;
    server.expect("PUT", Account1 + "calls/CAL1.json").reply(Reply::error(400, "Lead was already marked"));
    Line line(server);
    Call known;
    known.id = CallId("CAL1");
    wire::CallUpdate update;
    update.leadStatus = "good_lead";
    const auto call = line.service.updateCall({known, {}}, update).take();
    QVERIFY(!call);
    QCOMPARE(call.error(), (Error{Kind::Refused, "HTTP 400: Lead was already marked"}));
}

void TestService::changesTags()
{
    ScriptedServer server;
    server.expect("POST", Account1 + "tags.json").reply(Reply::json(201, R"({"id":"12","name":"Hot"})"));
    server.expect("PUT", Account1 + "tags/12.json").reply(Reply::json(200, R"({"id":12,"name":"Warm"})"));
    server.expect("DELETE", Account1 + "tags/12.json").reply(Reply::noContent());
    server.expect("DELETE", Account1 + "tags/12.json").reply(Reply::error(404, "Not found"));
    server.expect("DELETE", Account1 + "tags/12.json").reply(Reply::error(403, "No"));
    Line line(server);
    wire::TagUpdate update;
    update.name = "Hot";
    const auto made = line.service.createTag(update).take();
    QVERIFY(made);
    QCOMPARE(made->id, TagId("12"));
    update.name = "Warm";
    const auto renamed = line.service.updateTag(*made, update).take();
    QVERIFY(renamed);
    QCOMPARE(renamed->name, std::string("Warm"));
    QVERIFY(line.service.deleteTag(made->id).take());
    QVERIFY(line.service.deleteTag(made->id).take());
    QVERIFY(!line.service.deleteTag(made->id).take());
    QCOMPARE(server.violations(), std::vector<std::string>());
}

void TestService::doesNotPostTwice()
{
    ScriptedServer server;
    server.expect("POST", Account1 + "tags.json").reply(Reply::close());
    Line line(server);
    wire::TagUpdate update;
    update.name = "Hot";
    QVERIFY(!line.service.createTag(update).take());
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void TestService::readsChanges_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("one") << Reply::json(200, R"({"changes":[{"seq":17,"type":"call","action":"deleted","id":"CAL1"}],)"
                                             R"("next_cursor":"18","has_more":true})")
                         << QByteArray("1, then 18");
    QTest::newRow("none") << Reply::json(200, R"({"changes":[],"next_cursor":"17","has_more":false})")
                          << QByteArray("0, then 17");
    QTest::newRow("cursor of no use") << Reply::error(410, "cursor_expired") << QByteArray("expired");
    QTest::newRow("no such log") << Reply::error(404, "Not found") << QByteArray("not_found");
    QTest::newRow("HTML") << Reply::html(200, "<p>") << QByteArray("not_the_service");
}

void TestService::readsChanges()
{
    QFETCH(Reply, reply);
    QFETCH(QByteArray, result);
    ScriptedServer server;
    server.expect("GET", Account1 + "changes.json").query("cursor", "a b&c").reply(reply);
    Line line(server);
    const auto changes = line.service.changes("a b&c").take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QByteArray found = !changes ? kindOf(changes.error()) : QByteArray("expired");
    if (changes && *changes)
        found = QByteArray::number(int((*changes)->changes.size())) + ", then " +
                QByteArray::fromStdString((*changes)->nextCursor);
    QCOMPARE(found, result);
}

void TestService::takesNoAnswerForAnotherCall()
{
    ScriptedServer server;
    server.expect("GET", Account1 + "calls/CAL1.json").reply(Reply::json(200, R"({"id":"CAL2"})"));
    server.expect("GET", Account1 + "calls/17.json").reply(Reply::json(200, R"({"id":"CAL1"})"));
    Line line(server);
    const auto other = line.service.call(CallId("CAL1")).take();
    QVERIFY(!other);
    QCOMPARE(kindOf(other.error()), QByteArray("bad_data"));
    QVERIFY(line.service.call(CallId("17")).take()); // asked for by its other id

    // nor before an edit is sent, nor after
    server.expect("GET", Account1 + "calls/CAL1.json").reply(Reply::json(200, R"({"id":"CAL2"})"));
    server.expect("PUT", Account1 + "calls/CAL1.json").reply(Reply::json(200, R"({"id":"CAL2"})"));
    server.expect("GET", Account1 + "calls/17.json").reply(Reply::json(200, R"({"id":"CAL1"})"));
    QCOMPARE(kindOf(line.service.callState(CallId("CAL1")).take().error()), QByteArray("bad_data"));
    Call known;
    known.id = CallId("CAL1");
    QCOMPARE(kindOf(line.service.updateCall({known, {}}, {.note = "n"}).take().error()), QByteArray("bad_data"));
    QCOMPARE(line.service.callState(CallId("17")).take()->call.id.text, std::string("17"));
}

void TestService::survivesATranscriptOfTenMegabytes()
{
    const std::string words(10 << 20, 'w');
    ScriptedServer server;
    server.expect("GET", Account1 + "calls/CAL1.json")
        .reply(Reply::json(200, R"({"id":"CAL1","transcription":")" + words + "\"}"));
    Line line(server);
    const auto call = line.service.call(CallId("CAL1")).take();
    QVERIFY(call);
    QVERIFY(call->call.transcription == words);
}

void TestService::tellsOfACutPage()
{
    // The proxy in between ended the body in good order: HTTP is whole, JSON is not.
    ScriptedServer server;
    server.expect("GET", Account1 + "calls.json").reply(Reply::json(200, TwoCalls.substr(0, TwoCalls.size() - 40)));
    Line line(server);
    const auto page = line.service.calls({.window = januaryDay()}).take();
    QVERIFY(!page);
    QCOMPARE(kindOf(page.error()), QByteArray("bad_data"));
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
