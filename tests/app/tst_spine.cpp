// The whole way: earshotd with the demo agency, earshotctl syncing it, edits going back, a second client seeing them.

#include "models/base/format.h"
#include "models/domain/catalogue.h"
#include "models/store/cache.h"
#include "models/wire/fields.h"
#include "models/wire/reading.h"
#include "tests/app/profile.h"
#include "tests/support/rawclient.h"
#include "tests/support/trackingserver.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

const std::string Bin = EARSHOT_BIN_DIR;
const std::vector<std::string> WholePast = {"--retention-months", "0"}; // or `all_time` would be refused
const std::string AllTime = "&date_range=all_time";

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// Fields on which the two may differ: the conversation is compared by itself.
bool isCompared(const Field &field)
{
    return field.isStored();
}

} // namespace

class TestSpine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everythingArrives();
    void everyTranscriptArrives();
    void everyFormAndTextArrives();
    void anEditMadeWithoutTheServerArrives();
    void aSecondClientSeesIt();
    void newsArriveOnceMore();
    void listsAndStatus();
    void listsAsAsked();
    void saysWhereANumberIsWithheld();
    void tellsThatItsOutputIsLost();
    void exitCodes_data();
    void exitCodes();
    void aProfileInUseIsBusy();
    void aRefusedEditIsTold();
    void keysStaySecret();

private:
    std::string path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    Ending note(Ending ending)
    {
        m_said += ending.out + ending.err;
        return ending;
    }
    Ending ctl(const Profile &profile, std::vector<std::string> arguments)
    {
        return note(profile.ctl(std::move(arguments)));
    }
    std::string get(const std::string &target) const;
    template <typename T>
    std::vector<T> all(const std::string &list, const std::string &query = "") const;
    std::unique_ptr<store::Cache> cacheOf(const Profile &profile) const;
    std::string noteAtServer(const CallId &call) const;
    QJsonObject statusOf(const Profile &profile);

    QTemporaryDir m_folder;
    std::unique_ptr<TrackingServer> m_server;
    std::string m_key;
    std::string m_account;
    std::unique_ptr<Profile> m_first, m_second;
    std::vector<Call> m_calls; // as the API tells them
    std::string m_said;        // by all programs
};

void TestSpine::initTestCase()
{
    m_server = std::make_unique<TrackingServer>(Bin + "/earshotd", path("data"));
    QVERIFY(note(m_server->demo(300)) == 0);
    m_key = m_server->addKey("admin@demo.example");
    QVERIFY(!m_key.empty());
    QVERIFY(m_server->start(WholePast));
    const auto accounts = wire::readPage<Account>(get("/v3/a.json"));
    QVERIFY(accounts.ok());
    m_account = accounts->items.at(0).id.text;
    m_calls = all<Call>("calls", AllTime + "&fields=" + wire::allCallFields());
    QCOMPARE(m_calls.size(), std::size_t(300));

    m_first = std::make_unique<Profile>(Bin, path("first"));
    m_second = std::make_unique<Profile>(Bin, path("second"));
    for (const Profile *profile : {m_first.get(), m_second.get()}) {
        const Ending connected = note(profile->connect(m_server->url(), m_key));
        QVERIFY2(connected == 0, connected.err.c_str());
        const Ending synced = ctl(*profile, {"sync"});
        QVERIFY2(synced == 0, synced.err.c_str());
    }
}

std::string TestSpine::get(const std::string &target) const
{
    // asked by the same name as the profiles ask, so that addresses in the answers are the same
    RawClient client(m_server->port());
    client.send("GET " + target + " HTTP/1.1\r\nHost: " + m_server->url().substr(std::string("http://").size()) +
                "\r\nAuthorization: Token token=\"" + m_key + "\"\r\n\r\n");
    return client.read().body;
}

template <typename T>
std::vector<T> TestSpine::all(const std::string &list, const std::string &query) const
{
    std::vector<T> out;
    for (int number = 1;; ++number) {
        auto page = wire::readPage<T>(
            get("/v3/a/" + m_account + '/' + list + ".json?per_page=100&page=" + std::to_string(number) + query));
        if (!page) {
            qWarning("%s: %s", list.c_str(), page.error().detail.c_str());
            return {};
        }
        out.insert(out.end(), page->items.begin(), page->items.end());
        if (page->items.size() < 100)
            return out;
    }
}

std::unique_ptr<store::Cache> TestSpine::cacheOf(const Profile &profile) const
{
    auto cache = store::Cache::open(profile.folder(), store::Mode::ReadOnly);
    return cache ? std::move(*cache) : nullptr;
}

std::string TestSpine::noteAtServer(const CallId &call) const
{
    const auto shown = wire::readOne<Call>(get("/v3/a/" + m_account + "/calls/" + call.text + ".json?fields=note"));
    return shown ? shown->note : std::string();
}

QJsonObject TestSpine::statusOf(const Profile &profile)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(ctl(profile, {"status", "--json"}).out)).object();
}

void TestSpine::everythingArrives()
{
    const auto cache = cacheOf(*m_first);
    QVERIFY(cache);
    QCOMPARE(cache->inbox().callCount().valueOr(-1), std::int64_t(m_calls.size()));
    for (const Call &told : m_calls) {
        const auto kept = cache->calls().callById(told.id);
        QVERIFY2(kept.ok(), told.id.text.c_str());
        for (const Field &field : callFields())
            if (isCompared(field))
                QVERIFY2(value(field, kept->call) == value(field, told), (told.id.text + ' ' + field.key).c_str());
    }
    QCOMPARE(cache->agency().clients().valueOr({}).size(), all<Client>("companies").size());
    QCOMPARE(cache->agency().trackers().valueOr({}).size(), all<Tracker>("trackers").size());
    QCOMPARE(cache->agency().tags().valueOr({}).size(), all<Tag>("tags").size());
    QCOMPARE(cache->agency().users().valueOr({}).size(), all<User>("users").size());
}

void TestSpine::everyTranscriptArrives()
{
    const auto cache = cacheOf(*m_first);
    std::size_t spoken = 0;
    for (const Call &call : m_calls) {
        const auto shown = wire::readOne<Call>(get("/v3/a/" + m_account + "/calls/" + call.id.text +
                                                   ".json?fields=transcription,conversational_transcript"));
        QVERIFY(shown.ok());
        const auto row = cache->calls().callById(call.id);
        QVERIFY(row.ok());
        const auto kept = cache->calls().transcript(row->row);
        QVERIFY(kept.ok());
        QVERIFY2(kept->value_or(Transcript()) == shown->transcript.value_or(Transcript()), call.id.text.c_str());
        spoken += shown->transcript.value_or(Transcript()).empty() ? 0 : 1;
    }
    QVERIFY(spoken > m_calls.size() / 3);
}

void TestSpine::everyFormAndTextArrives()
{
    const auto cache = cacheOf(*m_first);
    const auto forms = all<FormSubmission>("form_submissions", AllTime);
    QVERIFY(!forms.empty());
    const auto kept = cache->calls().allForms({}, forms.size() + 1).valueOr({});
    QCOMPARE(kept.size(), forms.size());
    for (const FormSubmission &form : forms) {
        const auto same = [&](const FormSubmission &one) { return one.id == form.id; };
        const auto found = std::find_if(kept.begin(), kept.end(), same);
        QVERIFY(found != kept.end());
        QCOMPARE(found->formData.text, form.formData.text);
        QCOMPARE(found->customerName, form.customerName);
        QVERIFY(found->submittedAt == form.submittedAt);
    }
    const auto texts = all<Conversation>("text-messages", AllTime);
    QVERIFY(!texts.empty());
    QCOMPARE(cache->calls().allConversations({}, texts.size() + 1).valueOr({}).size(), texts.size());
}

void TestSpine::anEditMadeWithoutTheServerArrives()
{
    const CallId call = m_calls.at(7).id;
    QVERIFY(m_server->stop() == 0);
    const Ending edited = ctl(*m_first, {"edit", call.text, "--note", "Rang back: \u201cwants Tuesday\u201d \u260e",
                                         "--tag", "Called back", "--lead", "good_lead", "--value", "120.50"});
    QVERIFY2(edited == 0, edited.err.c_str());
    QCOMPARE(statusOf(*m_first)[QStringLiteral("outbox")][QStringLiteral("waiting")].toInt(), 1);
    QCOMPARE(ctl(*m_first, {"sync"}).code, 4);
    QCOMPARE(statusOf(*m_first)[QStringLiteral("outbox")][QStringLiteral("waiting")].toInt() +
                 statusOf(*m_first)[QStringLiteral("outbox")][QStringLiteral("sending")].toInt(),
             1);

    QVERIFY(m_server->start(WholePast));
    const Ending synced = ctl(*m_first, {"sync"});
    QVERIFY2(synced == 0, synced.err.c_str());
    const auto shown = wire::readOne<Call>(
        get("/v3/a/" + m_account + "/calls/" + call.text + ".json?fields=note,tags,lead_status,value"));
    QVERIFY(shown.ok());
    QCOMPARE(text(shown->note), QStringLiteral("Rang back: \u201cwants Tuesday\u201d \u260e"));
    QCOMPARE(shown->leadStatus, std::string("good_lead"));
    QVERIFY(shown->value == Cents(12050));
    QVERIFY(std::find(shown->tags.begin(), shown->tags.end(), "Called back") != shown->tags.end());
    QCOMPARE(
        statusOf(*m_first)[QStringLiteral("outbox")].toObject(),
        (QJsonObject{{QStringLiteral("waiting"), 0}, {QStringLiteral("sending"), 0}, {QStringLiteral("refused"), 0}}));
}

void TestSpine::aSecondClientSeesIt()
{
    const CallId call = m_calls.at(7).id;
    QVERIFY(cacheOf(*m_second)->calls().callById(call)->call.note != noteAtServer(call));
    QVERIFY(ctl(*m_second, {"sync"}) == 0);
    const auto kept = cacheOf(*m_second)->calls().callById(call);
    QCOMPARE(text(kept->call.note), text(noteAtServer(call)));
    QCOMPARE(kept->call.leadStatus, std::string("good_lead"));

    // and back: its own edit of the same call reaches the first
    QVERIFY(ctl(*m_second, {"edit", call.text, "--note", "Tuesday it is"}) == 0);
    QVERIFY(ctl(*m_second, {"sync"}) == 0);
    QVERIFY(ctl(*m_first, {"sync"}) == 0);
    QCOMPARE(cacheOf(*m_first)->calls().callById(call)->call.note, std::string("Tuesday it is"));
}

void TestSpine::newsArriveOnceMore()
{
    // read again as a whole: the same calls, none twice
    QVERIFY(ctl(*m_first, {"sync", "--full"}) == 0);
    QCOMPARE(cacheOf(*m_first)->inbox().callCount().valueOr(-1), std::int64_t(m_calls.size()));
}

void TestSpine::listsAndStatus()
{
    const Ending lines = ctl(*m_first, {"calls", "--format", "json"});
    QVERIFY(lines == 0);
    QCOMPARE(std::size_t(std::count(lines.out.begin(), lines.out.end(), '\n')), m_calls.size());
    const Ending csv = ctl(*m_first, {"calls", "--format", "csv", "--fields", "id,note", "--search", "tuesday it"});
    QVERIFY(csv == 0);
    QVERIFY2(csv.out.find(m_calls.at(7).id.text + ",Tuesday it is\r\n") != std::string::npos, csv.out.c_str());
    const Ending where =
        ctl(*m_first,
            {"calls", "--where", R"({"version":1,"all":[{"field":"lead_status","op":"any_of","value":["good_lead"]}]})",
             "--format", "csv", "--fields", "lead_status", "--limit", "5"});
    QVERIFY2(where == 0, where.err.c_str());
    QCOMPARE(where.out,
             std::string("lead_status\r\ngood_lead\r\ngood_lead\r\ngood_lead\r\ngood_lead\r\ngood_lead\r\n"));
    QCOMPARE(statusOf(*m_first)[QStringLiteral("calls")].toInt(), int(m_calls.size()));
}

void TestSpine::listsAsAsked()
{
    const auto lines = [](const Ending &ending) { return std::count(ending.out.begin(), ending.out.end(), '\n'); };
    const Ending some = ctl(*m_first, {"calls", "--format", "json", "--fields", "note,id,duration", "--limit", "3"});
    QVERIFY(some == 0);
    QCOMPARE(lines(some), 3);
    for (const QByteArray &line : QByteArray::fromStdString(some.out).trimmed().split('\n')) {
        QVERIFY2(line.startsWith("{\"note\":"), line.constData());
        QCOMPARE(QJsonDocument::fromJson(line).object().keys(),
                 (QStringList{QStringLiteral("duration"), QStringLiteral("id"), QStringLiteral("note")}));
    }
    QCOMPARE(ctl(*m_first, {"calls", "--format", "json", "--limit", "0"}).out, std::string());
    QCOMPARE(ctl(*m_first, {"calls", "--format", "csv", "--fields", "id", "--limit", "0"}).out, std::string("id\r\n"));
    QCOMPARE(ctl(*m_first, {"calls", "--format", "csv", "--bom", "--fields", "id", "--limit", "0"}).out,
             std::string("\xEF\xBB\xBFid\r\n"));

    // the profile may be named behind the command, and what a spreadsheet would calculate is made safe
    const std::string id = m_calls.at(5).id.text;
    QVERIFY(ctl(*m_first, {"edit", id, "--note", "=zebra+1"}) == 0);
    const auto note = [&](const char *format) {
        return run(std::string(Bin) + "/earshotctl", {"calls", "--format", format, "--fields", "note", "--search",
                                                      "zebra", "--profile", m_first->folder()})
            .out;
    };
    QCOMPARE(note("csv"), std::string("note\r\n'=zebra+1\r\n"));
    QCOMPARE(note("csv-data"), std::string("note\r\n=zebra+1\r\n"));
}

// People read that the caller hides the number; programs get what the exchange wrote in its place.
void TestSpine::saysWhereANumberIsWithheld()
{
    const Profile profile(Bin, path("withheld"));
    {
        const auto cache = store::Cache::open(profile.folder(), store::Mode::ReadWrite);
        QVERIFY(cache.ok());
        store::Delivery delivery;
        delivery.calls.resize(1);
        delivery.calls[0].id = CallId("CALwithheld");
        delivery.calls[0].customerPhoneNumber = "+266696687";
        QVERIFY((*cache)->inbox().apply(std::move(delivery)).ok());
    }
    const auto listed = [&](const char *format) {
        return ctl(profile, {"calls", "--format", format, "--fields", "id,customer_phone_number"}).out;
    };
    QVERIFY2(listed("table").find("CALwithheld  withheld\n") != std::string::npos, listed("table").c_str());
    for (const char *format : {"csv", "csv-data", "json"})
        QVERIFY2(listed(format).find("266696687") != std::string::npos, format);
}

void TestSpine::tellsThatItsOutputIsLost()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("this system has no /dev/full");
    for (const char *command : {"calls --format csv", "calls --format json", "calls", "status", "--help"}) {
        const Ending ending = run("/bin/sh", {"-c", '"' + std::string(Bin) + "/earshotctl\" --profile \"" +
                                                        m_first->folder() + "\" " + command + " > /dev/full"});
        QVERIFY2(ending.code == 1, command);
        QVERIFY2(ending.err.find("the output") != std::string::npos, ending.err.c_str());
    }
}

void TestSpine::exitCodes_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");

    QFile blocked(m_folder.filePath(QStringLiteral("a-file")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    QFile wrongKey(m_folder.filePath(QStringLiteral("wrong-key")));
    QVERIFY(wrongKey.open(QIODevice::WriteOnly));
    wrongKey.write("0123456789abcdef0123456789abcdef");
    const QString url = text(m_server->url());
    const QString call = text(m_calls.at(3).id.text);
    const auto row = [](const char *name, const char *profile, const QStringList &arguments, int code) {
        QTest::newRow(name) << QString::fromLatin1(profile) << arguments << code;
    };
    const auto words = [](const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); };
    row("help", "first", words("--help"), 0);
    row("version", "first", words("--version"), 0);
    row("status", "first", words("status"), 0);
    row("a profile that cannot be made", "a-file/profile",
        {QStringLiteral("connect"), url, QStringLiteral("--key-file"), wrongKey.fileName()}, 3);
    row("a cache that cannot be made", "a-file/profile", words("sync"), 7);
    row("a sync of a profile that was mistyped", "nowhere", words("sync"), 7);
    row("calls of a profile that was mistyped", "nowhere", words("calls"), 7);
    row("an edit in a profile that was mistyped", "nowhere", words("edit CAL1 --note x"), 7);
    row("a limit below nothing", "first", words("calls --limit=-1"), 2);
    row("a limit that is no number", "first", words("calls --limit many"), 2);
    row("no command", "first", {}, 2);
    row("an unknown command", "first", words("dance"), 2);
    row("an unknown option", "first", words("sync --loudly"), 2);
    row("a key on the command line", "first",
        {QStringLiteral("connect"), url, QStringLiteral("--key"), QStringLiteral("k")}, 2);
    row("a filter that is none", "first", words("calls --where {}}"), 2);
    row("a field that is none", "first", words("calls --fields moon"), 2);
    row("nothing to edit", "first", {QStringLiteral("edit"), call}, 2);
    row("a lead status that is none", "first",
        {QStringLiteral("edit"), call, QStringLiteral("--lead"), QStringLiteral("maybe")}, 2);
    row("a tag that nobody could see", "first",
        {QStringLiteral("edit"), call, QStringLiteral("--tag"), QStringLiteral(" ")}, 2);
    row("an address that is none", "new",
        {QStringLiteral("connect"), QStringLiteral("ftp://x"), QStringLiteral("--key-file"), wrongKey.fileName()}, 2);
    row("a sync before connecting", "new", words("sync"), 7);
    row("a wrong key", "new", {QStringLiteral("connect"), url, QStringLiteral("--key-file"), wrongKey.fileName()}, 3);
    row("nobody there", "new",
        {QStringLiteral("connect"), QStringLiteral("http://127.0.0.1:1"), QStringLiteral("--key-file"),
         wrongKey.fileName()},
        4);
    row("no such call", "first", words("edit CAL00000000000000000000000000000000 --note x"), 7);
    row("no such profile", "nowhere", words("status"), 7);
}

void TestSpine::exitCodes()
{
    QFETCH(QString, profile);
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const Profile used(Bin, path(profile.toUtf8().constData()));
    const Ending ending = ctl(used, words);
    QVERIFY2(ending.code == code, qPrintable(QStringLiteral("%1: %2").arg(ending.code).arg(text(ending.err))));
    QVERIFY(code == 0 ? !ending.out.empty() : !ending.err.empty());
}

void TestSpine::aProfileInUseIsBusy()
{
    const auto held = store::Cache::open(m_second->folder(), store::Mode::ReadWrite);
    QVERIFY(held.ok());
    QCOMPARE(ctl(*m_second, {"sync"}).code, 5);
    QCOMPARE(ctl(*m_second, {"edit", m_calls.at(3).id.text, "--note", "x"}).code, 5);
    QCOMPARE(ctl(*m_second, {"calls", "--limit", "1"}).code, 0); // looking is always possible
}

void TestSpine::aRefusedEditIsTold()
{
    QVERIFY(m_server->stop() == 0);
    const std::string reporting = m_server->addKey("reporting@demo.example");
    QVERIFY(m_server->start(WholePast));
    const Profile profile(Bin, path("reporting"));
    QVERIFY(note(profile.connect(m_server->url(), reporting)) == 0);
    QVERIFY(ctl(profile, {"sync"}) == 0);
    const auto rows = cacheOf(profile)->queries().firstRows({}, 1);
    QVERIFY(rows.ok() && rows->size() == 1);
    const auto call = cacheOf(profile)->calls().call(rows->front());
    QVERIFY(ctl(profile, {"edit", call->call.id.text, "--note", "not mine to write"}) == 0);
    QCOMPARE(ctl(profile, {"sync"}).code, 6);
    QCOMPARE(statusOf(profile)[QStringLiteral("outbox")][QStringLiteral("refused")].toInt(), 1);
    QVERIFY(noteAtServer(call->call.id) != "not mine to write");
    QVERIFY(m_said.find(reporting) == std::string::npos);
}

void TestSpine::keysStaySecret()
{
    QVERIFY(m_server->stop() == 0);
    QVERIFY(m_said.find(m_key) == std::string::npos);
    QVERIFY(m_server->log().find(m_key) == std::string::npos);
    QVERIFY(m_server->log().find("\"access\"") != std::string::npos);

    // without a keyring the key is in the one file that says so, for its owner alone
    QStringList holding;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (!file.readAll().contains(QByteArray::fromStdString(m_key)))
            continue;
        const QString name = QDir(m_folder.path()).relativeFilePath(file.fileName());
        holding << name;
        if (!name.endsWith(QLatin1String(".key")))
            QCOMPARE(
                int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
                0);
    }
    holding.sort();
    QCOMPARE(holding, (QStringList{QStringLiteral("first.key"), QStringLiteral("first/api-key-in-clear"),
                                   QStringLiteral("second.key"), QStringLiteral("second/api-key-in-clear")}));
}

QTEST_GUILESS_MAIN(TestSpine)
#include "tst_spine.moc"
