// Lists: the cache finds what the conditions find in memory, in the order asked for, and lets itself be stopped.

#include "models/base/text.h"
#include "models/conditions/evaluate.h"
#include "models/conditions/json.h"
#include "models/sql/columns.h"
#include "models/store/database.h"
#include "tests/models/conditions/chance.h"
#include "tests/models/store/support.h"

#include <latch>
#include <set>
#include <thread>

using namespace earshot;
using namespace earshot::store;
using namespace earshot::conditions;

namespace {

constexpr std::uint64_t Seed = 20'261'122;
constexpr std::size_t CallCount = 300;

// As the list compares: folded text, or a number; empty has none.
using Key = std::variant<std::monostate, std::int64_t, std::string>;
Key keyOf(const Field &field, const Call &call)
{
    struct Reading {
        Key operator()(std::monostate) const { return {}; }
        Key operator()(bool yes) const { return std::int64_t(yes); }
        Key operator()(std::int64_t number) const { return number; }
        Key operator()(Instant at) const { return toMs(at); }
        Key operator()(const std::string &text) const { return text.empty() ? Key() : Key(text::folded(text)); }
        Key operator()(const Words &words) const
        {
            return words.empty() ? Key() : Key(text::folded(sql::wordsToJson(words)));
        }
    };
    return std::visit(Reading(), value(field, call));
}

} // namespace

class TestQueries : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithMemory_data();
    void agreesWithMemory();
    void refusesWhatMakesNoSense();
    void sortsByEveryField_data();
    void sortsByEveryField();
    void stops();

private:
    bool addsUp(const std::vector<ClientTotals> &totals, const std::set<CallRow> &calls) const;
    bool isNewestFirst(const std::vector<CallRow> &rows) const;
    Node treeWith(Chance &chance, const QString &tag) const;

    std::map<CallRow, Call> m_calls;
};

void TestQueries::initTestCase()
{
    fresh();
    Chance chance(Seed);
    Delivery delivery;
    std::vector<TalkFigures> figures;
    for (std::size_t i = 0; i < CallCount; ++i) {
        Call call = chance.call();
        call.id = CallId("CAL" + std::to_string(i));
        call.clientId = ClientId("COM" + std::to_string(i % 3));
        figures.push_back(call.figures);
        delivery.calls.push_back(std::move(call));
    }
    const Applied applied = apply(std::move(delivery));
    for (const StoredCall &call : *m_cache->calls().calls(applied.added)) {
        const TalkFigures &heard = figures[std::stoul(call.call.id.text.substr(3))];
        if (heard != TalkFigures())
            QVERIFY(m_cache->figures().put(call.row, heard, {.transcribed = true}).ok());
    }
    for (const StoredCall &call : *m_cache->calls().calls(applied.added)) {
        Call &known = m_calls[call.row] = call.call;
        known.transcript = *m_cache->calls().transcript(call.row);
    }
    QCOMPARE(m_calls.size(), CallCount);
}

void TestQueries::agreesWithMemory_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("client");
    for (const bool client : {false, true}) {
        const char *whose = client ? "a client's" : "all";
        QTest::addRow("%s, any tree", whose) << QString() << client;
        QTest::addRow("%s, with a tag", whose) << QStringLiteral("has_tag") << client;
        QTest::addRow("%s, with one of some tags", whose) << QStringLiteral("has_any_tag") << client;
        QTest::addRow("%s, with all of some tags", whose) << QStringLiteral("has_all_tags") << client;
        QTest::addRow("%s, without a tag", whose) << QStringLiteral("has_no_tag") << client;
    }
}

void TestQueries::agreesWithMemory()
{
    QFETCH(QString, tag);
    QFETCH(bool, client);
    Chance chance(Seed + 1);
    std::size_t found = 0;
    for (int i = 0; i < 150; ++i) {
        CallQuery query;
        query.filter = treeWith(chance, tag);
        query.context = chance.context();
        if (client)
            query.client = ClientId("COM1");
        const auto rows = m_cache->queries().rows(query);
        QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
        std::set<CallRow> expected;
        for (const auto &[row, call] : m_calls)
            if ((!client || call.clientId == *query.client) && matches(query.filter, call, query.context))
                expected.insert(row);
        const QByteArray tree = QByteArray::fromStdString(toJson(query.filter));
        QVERIFY2(std::set(rows->begin(), rows->end()) == expected && rows->size() == expected.size(), tree);
        QCOMPARE(*m_cache->queries().count(query), std::int64_t(expected.size()));
        QVERIFY2(addsUp(*m_cache->queries().totals(query), expected), tree);
        QVERIFY2(isNewestFirst(*rows), tree);
        auto first = *m_cache->queries().firstRows(query, 7);
        QVERIFY2(std::equal(first.begin(), first.end(), rows->begin()), tree);
        QCOMPARE(first.size(), std::min<std::size_t>(7, rows->size()));
        found += expected.size();
    }
    QVERIFY(found > CallCount);
}

bool TestQueries::addsUp(const std::vector<ClientTotals> &totals, const std::set<CallRow> &calls) const
{
    std::map<ClientId, ClientTotals> expected;
    for (const CallRow row : calls) {
        const Call &call = m_calls.at(row);
        ClientTotals &one = expected.try_emplace(call.clientId, ClientTotals{call.clientId}).first->second;
        ++one.calls;
        one.unreviewed += call.leadStatus.empty();
        one.leads += call.leadStatus == "good_lead";
        one.value += std::int64_t(call.value.value_or(Cents{}));
    }
    return totals.size() == expected.size() && std::all_of(totals.begin(), totals.end(), [&](const ClientTotals &got) {
               const ClientTotals &want = expected[got.client];
               return got.calls == want.calls && got.unreviewed == want.unreviewed && got.leads == want.leads &&
                      got.value == want.value;
           });
}

// To the second; of calls without a time it says nothing.
bool TestQueries::isNewestFirst(const std::vector<CallRow> &rows) const
{
    std::vector<std::int64_t> times;
    for (const CallRow row : rows)
        if (const auto at = m_calls.at(row).startTime)
            times.push_back(std::chrono::floor<seconds>(*at).time_since_epoch().count());
    return std::is_sorted(times.begin(), times.end(), std::greater());
}

Node TestQueries::treeWith(Chance &chance, const QString &tag) const
{
    if (tag.isEmpty())
        return chance.tree(3);
    const Condition asked = chance.condition(*callField("tags"), *operatorNamed(tag.toStdString()));
    if (chance.one(4))
        return asked;
    return Group{Match::All, {chance.tree(1), asked}};
}

void TestQueries::refusesWhatMakesNoSense()
{
    CallQuery query;
    query.filter = Condition{"tags", Op::HasTag, Number{3}};
    QCOMPARE(m_cache->queries().rows(query).error().kind, Error::Kind::BadData);
    QCOMPARE(m_cache->queries().count(query).error().kind, Error::Kind::BadData);
}

void TestQueries::sortsByEveryField_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("descending");
    for (const Field &field : callFields())
        if (field.isStored() && field.kind != Kind::Nested && std::string_view(field.key) != "start_time")
            for (const bool descending : {false, true})
                QTest::addRow("%s %s", field.key, descending ? "falling" : "rising")
                    << QString::fromUtf8(field.key) << descending;
}

void TestQueries::sortsByEveryField()
{
    QFETCH(QString, key);
    QFETCH(bool, descending);
    const Field &field = *callField(key.toStdString());
    CallQuery query;
    query.sort = {field.key, descending};
    const auto before = [&](CallRow a, CallRow b) {
        const Key mine = keyOf(field, m_calls.at(a)), theirs = keyOf(field, m_calls.at(b));
        if (mine == theirs)
            return a > b;
        if (mine.index() == 0 || theirs.index() == 0)
            return theirs.index() == 0;
        return descending ? mine > theirs : mine < theirs;
    };
    std::vector<CallRow> expected;
    for (const auto &[row, call] : m_calls)
        expected.push_back(row);
    std::sort(expected.begin(), expected.end(), before);
    QVERIFY(*m_cache->queries().rows(query) == expected);
    expected.resize(20);
    QVERIFY(*m_cache->queries().firstRows(query, 20) == expected);

    query.filter = Condition{"tags", Op::HasAnyTag, Texts{{"VIP", "x"}}};
    const std::vector<CallRow> tagged = *m_cache->queries().rows(query);
    QVERIFY(tagged.size() > 5);
    QVERIFY(std::is_sorted(tagged.begin(), tagged.end(), before));

    query.filter = Condition{"answered", Op::Yes, {}};
    query.client = m_calls.begin()->second.clientId;
    const std::vector<CallRow> of = *m_cache->queries().rows(query);
    QVERIFY(!of.empty());
    QCOMPARE(std::int64_t(of.size()), *m_cache->queries().count(query));
    QVERIFY(std::is_sorted(of.begin(), of.end(), before));
    query.search = "!!!"; // which finds nothing
    QVERIFY(m_cache->queries().rows(query)->empty());
}

void TestQueries::stops()
{
    Database database(folder() + "/cache.db", nullptr, clock());
    std::stop_source stop;
    std::latch running(1);
    std::optional<Error> ended;
    std::jthread reading([&] {
        const auto count = database.read(
            [&](sql::Connection &connection) -> Result<std::int64_t> {
                running.count_down();
                return connection.database()
                    .execAndGet(
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
                    .getInt64();
            },
            stop.get_token());
        if (!count)
            ended = count.error();
    });
    running.wait();
    stop.request_stop();
    reading.join();
    QVERIFY(ended);
    QCOMPARE(ended->kind, Error::Kind::Cancelled);
    QCOMPARE(m_cache->queries().rows({}, stop.get_token()).error().kind, Error::Kind::Cancelled);
    const auto after = database.read([](sql::Connection &connection) -> Result<int> {
        return connection.database().execAndGet("SELECT count(*) FROM calls").getInt();
    });
    QCOMPARE(*after, int(CallCount)); // the connection works on
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
