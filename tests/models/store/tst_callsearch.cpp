#include "models/base/text.h"
#include "models/conditions/evaluate.h"
#include "models/sql/migrations.h"
#include "models/store/search.h"
#include "support.h"
#include "tests/support/scripts.h"

using namespace earshot;
using namespace earshot::store;

class TestSearch : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void hostile_data();
    void hostile();
    void agreesWithConditions();
    void marksWhatIsLongerWhenFolded();
    void migratesTheIndex();
    void ordersByDate();
    void filtersWhatItFinds();
    void followsEdits();
    void tellsWhere_data();
    void tellsWhere();
};

namespace {

Phrase phrase(Speaker speaker, int second, std::string text)
{
    return {speaker, seconds(second), std::move(text), {}};
}

} // namespace

void TestSearch::initTestCase()
{
    fresh();
    Call crown = makeCall(1);
    crown.customerName = "Zoë Müller";
    crown.note = "Wants a quote\nfor two crowns";
    crown.customerPhoneNumber = "+13036231131";
    crown.transcript = Transcript{phrase(Speaker::Agent, 0, "Bright Smiles, good morning."),
                                  phrase(Speaker::Caller, 3, "I would like to book an appointment."),
                                  phrase(Speaker::Caller, 9, "My e-mail is zoe at example dot org.")};
    Call london = makeCall(2);
    london.customerName = "Ada Lovelace";
    london.customerPhoneNumber = "+442079460123";
    london.trackingPhoneNumber = "+18005550100";
    london.transcription = "Can I move my appointment to Monday? Book me in. 漢字";
    Call plain = makeCall(3);
    plain.customerName = "NEAR AND OR NOT";
    plain.clientId = ClientId("COM2");
    Call abroad = makeCall(4);
    abroad.customerName = "Paweł Økland";
    abroad.note = "Hauptstraße 5, ещё Αθήνα; knows C and C++, grade 1.";
    abroad.transcription = "Agent: 我们需要预约明天的检查\nCaller: ฉันต้องการนัดหมายพรุ่งนี้\nCaller: 내일 예약을 하고 싶어요";
    for (const Call &call : {crown, london, plain, abroad})
        deliver(call);
}

void TestSearch::finds_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("ids");
    const auto row = [](const char *name, const char *typed, const char *ids) {
        QTest::newRow(name) << QByteArray(typed) << QByteArray(ids);
    };
    row("a word of transcripts", "appointment", "2 1");
    row("an unfinished word", "appoi", "2 1");
    row("a finished part of a word is a word", "appoi ", "");
    row("two words, any order", "appointment book", "2 1");
    row("a phrase", "\"book an appointment\"", "1");
    row("a phrase is in this order", "\"appointment book\"", "");
    row("a phrase still being typed", "\"book an app", "1");
    row("without diacritics", "zoe muller", "1");
    row("with diacritics", "Ada Lovelacé", "2");
    row("a note", "crowns", "1");
    row("words in different places", "zoe crowns", "1");
    row("punctuation inside a word", "e-mail", "1");
    row("another script", "漢", "2");
    row("a whole number", "+13036231131", "1");
    row("as people write it", "(303) 623-1131", "1");
    row("its last digits", "1131", "1");
    row("its middle", "62311", "1");
    row("without the country", "20 7946 0123", "2");
    row("with the trunk zero", "020 7946", "2");
    row("as dialled from abroad", "0044 20 7946", "2");
    row("with a zero in brackets", "+44 (0)20 7946 0123", "2");
    row("with slashes", "303/623/1131", "1");
    row("with a long dash", "623–1131", "1");
    row("from abroad to America", "001 303 623 1131", "1");
    row("from America abroad", "011 44 20 7946 0123", "2");
    row("with an extension", "303-623-1131 ext 136", "1");
    row("with an extension, short", "(303) 623-1131 x136", "1");
    row("with an extension and a word", "303-623-1131 ext. 136 crowns", "1");
    row("full width", "３０３-６２３-１１３１", "1");
    row("curly quotes are quotes", "“book an appointment”", "1");
    row("a tracking number", "800-555-0100", "2");
    row("a number and a word", "303 623 crowns", "1");
    row("a number nobody has", "999 9999", "");
    row("a field's name is a word", "note", "");
    row("who speaks is not said", "agent", "");
    row("nor is the caller", "caller", "");
    row("no phrase over two that were said", "\"good morning i would\"", "");
    row("chinese in the middle of a sentence", "预约", "4");
    row("chinese, not in this order", "约预", "");
    row("thai in the middle of a sentence", "นัดหมาย", "4");
    row("korean with a particle behind", "예약", "4");
    row("polish without its letter", "pawel", "4");
    row("norwegian without its letter", "okland", "4");
    row("german without its letter", "hauptstrasse", "4");
    row("german with its letter", "HAUPTSTRASSE", "4");
    row("russian without its dots", "еще", "4");
    row("greek without its accent", "αθηνα", "4");
    row("a letter with signs is that letter", "C++", "4");
    row("a digit with a point is that digit", "1.", "4");
    row("one letter is a word", "c", "4");
    row("signs alone", "++ … !", "");
    row("nothing", "", "4 3 2 1");
    row("only blanks", " \t ", "4 3 2 1");
}

void TestSearch::finds()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, ids);
    QByteArray got;
    for (const std::string &id : found({.search = typed.toStdString()}))
        got += (got.isEmpty() ? "" : " ") + QByteArray::fromStdString(id).mid(3);
    QCOMPARE(got, ids);
}

void TestSearch::hostile_data()
{
    QTest::addColumn<QByteArray>("typed");
    const auto row = [](const char *name, const QByteArray &typed) { QTest::newRow(name) << typed; };
    row("one quote", "\"");
    row("three quotes", "\"\"\"");
    row("quote in a word", "boo\"k");
    row("quoted nothing", "\"\" book");
    row("operators", "AND OR NOT NEAR");
    row("near", "NEAR(book, 5)");
    row("column", "note : book");
    row("unknown column", "nope:book");
    row("minus", "-book");
    row("caret", "^book");
    row("plus", "book + ing");
    row("stars", "* book* **");
    row("brackets", "((((book");
    row("braces", "{note name}: book");
    row("NUL", QByteArray("boo\0k \"x\0y\"", 11));
    row("controls", "\x01\x02\x03");
    row("broken UTF-8", "\xff\xfe\xc3");
    row("overrides", "\xe2\x80\xae koob");
    row("emoji", "\xf0\x9f\x98\x80");
    row("combining marks alone", "\xcc\x81\xcc\x81");
    row("dots", "... --- ...");
    row("digits and dots", "1.2.3.4");
    row("very long word", QByteArray(100'000, 'a'));
    row("very many words", QByteArray("a b ").repeated(20'000));
    row("very many quotes", QByteArray("\"a\" ").repeated(20'000));
    row("very many digits", QByteArray(50'000, '1'));
    row("SQL", "'; DROP TABLE calls; --");
}

void TestSearch::hostile()
{
    QFETCH(QByteArray, typed);
    const std::string search = typed.toStdString();
    const auto rows = m_cache->queries().rows({.search = search});
    QVERIFY2(rows.ok(), rows.ok() ? "" : rows.error().detail.c_str());
    QVERIFY(m_cache->queries().count({.search = search}).ok());
    QVERIFY(m_cache->queries().snippets(*rows, search).ok());
}

// The index, has_phrase in SQL and has_phrase in memory, on texts of many scripts.
void TestSearch::agreesWithConditions()
{
    TestSearch other; // a cache of its own
    other.fresh();
    RandomTexts random(20'261'127);
    std::vector<Call> calls;
    for (int i = 0; i < 100; ++i) {
        Call &call = calls.emplace_back(makeCall(i));
        call.customerName = call.customerPhoneNumber = call.trackingPhoneNumber = call.note = {}; // searched as well
        call.transcript = Transcript();
        for (std::size_t phrases = 1 + random.below(3); phrases > 0; --phrases)
            call.transcript->push_back(phrase(Speaker(random.below(3)), 0, text::clean(random.text(12).toStdString())));
        other.deliver(call);
    }
    int met = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string typed = text::clean(random.text(3).remove(u'"').toStdString());
        if (text::words(typed).empty())
            continue;
        const conditions::Condition said{"conversational_transcript", conditions::Op::HasPhrase,
                                         conditions::Spoken{typed, {}}};
        std::vector<std::string> inMemory;
        for (auto call = calls.rbegin(); call != calls.rend(); ++call)
            if (conditions::matches(said, *call, {}))
                inMemory.push_back(call->id.text);
        QVERIFY2(other.found({.filter = said}) == inMemory, typed.c_str());
        QVERIFY2(other.found({.search = '"' + typed + '"'}) == inMemory, typed.c_str());
        met += inMemory.empty() ? 0 : 1;
    }
    QVERIFY(met > 50);
    other.m_cache.reset();
    QCOMPARE(integrity(other.folder()), QStringLiteral("ok"));
}

void TestSearch::marksWhatIsLongerWhenFolded()
{
    const CallRow row = m_cache->calls().callById(CallId("CAL4"))->row;
    for (const auto &[typed, hit] : {std::pair("hauptstrasse", "Hauptstraße"), std::pair("αθηνα", "Αθήνα"),
                                     std::pair("预约", "预约"), std::pair("นัดหมาย", "นัดหมาย")}) {
        const auto snippets = m_cache->queries().snippets(std::vector{row}, typed);
        QCOMPARE(snippets->size(), std::size_t(1));
        const Snippet &snippet = snippets->front();
        QCOMPARE(snippet.hits.size(), std::size_t(1));
        QCOMPARE(snippet.text.substr(snippet.hits.front().start, snippet.hits.front().length), std::string(hit));
    }
}

// A cache of the time when labels were searched and every script was cut alike.
void TestSearch::migratesTheIndex()
{
    TestSearch old;
    old.fresh();
    Call call = makeCall(1);
    call.customerName = "Paweł";
    call.transcript = Transcript{phrase(Speaker::Agent, 0, "我们需要预约明天的检查")};
    old.deliver(call);
    old.m_cache.reset();
    {
        auto db = sql::Connection::open(old.folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Normal);
        const auto migrations = sql::migrationsIn(":/schema/cache");
        const auto ours = std::find_if(migrations.begin(), migrations.end(), [](const sql::Migration &step) {
            return step.text.find("tokenize = 'earshot'") != step.text.npos;
        });
        QVERIFY(ours != migrations.end());
        (*db)->execute("DROP TABLE search; DROP VIEW searchable;");
        for (auto step = migrations.begin(); step != ours; ++step)
            for (const char *what : {"CREATE VIEW searchable", "CREATE VIRTUAL TABLE search"})
                if (const auto from = step->text.find(what); from != step->text.npos) {
                    if (std::string_view(what).ends_with("searchable"))
                        (*db)->execute("DROP VIEW IF EXISTS searchable");
                    (*db)->execute(step->text.substr(from, step->text.find(';', from) + 1 - from));
                }
        (*db)->execute("INSERT INTO search (search) VALUES ('rebuild')");
        (*db)->execute(ours->text); // alone: later steps may only run once
    }
    old.reopen();
    QCOMPARE(old.found({.search = "预约"}), (std::vector<std::string>{"CAL1"}));
    QCOMPARE(old.found({.search = "pawel"}), (std::vector<std::string>{"CAL1"}));
    QVERIFY(old.found({.search = "agent"}).empty());
    old.m_cache.reset();
    QCOMPARE(integrity(old.folder()), QStringLiteral("ok"));
}

void TestSearch::ordersByDate()
{
    QCOMPARE(found({.search = "appointment", .sort = {"start_time", false}}),
             (std::vector<std::string>{"CAL1", "CAL2"}));
    QCOMPARE(found({.search = "appointment", .sort = {"duration", false}}), (std::vector<std::string>{"CAL1", "CAL2"}));
    QCOMPARE(m_cache->queries().firstRows({.search = "appointment"}, 1)->size(), std::size_t(1));
}

void TestSearch::filtersWhatItFinds()
{
    using conditions::Condition;
    using conditions::Op;
    const conditions::Node longer(Condition{"duration", Op::AtLeast, conditions::Number{2}});
    QCOMPARE(found({.filter = longer, .search = "appointment"}), (std::vector<std::string>{"CAL2"}));
    QCOMPARE(found({.search = "near", .client = ClientId("COM2")}), (std::vector<std::string>{"CAL3"}));
    QVERIFY(found({.search = "near", .client = ClientId("COM1")}).empty());
}

void TestSearch::followsEdits()
{
    const CallRow row = m_cache->calls().callById(CallId("CAL3"))->row;
    const auto receipt = edit(row, {.note = "periwinkle", .customerName = "Grace"});
    QCOMPARE(found({.search = "periwinkle"}), (std::vector<std::string>{"CAL3"}));
    QVERIFY(found({.search = "near"}).empty());
    QVERIFY(m_cache->edits().edit(receipt->undo).ok());
    QVERIFY(found({.search = "periwinkle"}).empty());
    QCOMPARE(found({.search = "near"}), (std::vector<std::string>{"CAL3"}));
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
    reopen();
}

void TestSearch::tellsWhere_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("in");
    QTest::addColumn<QByteArray>("marked"); // the hits in brackets
    QTest::addColumn<int>("phrase");
    const auto row = [](const char *name, const char *typed, Snippet::In in, const char *marked, int phrase) {
        QTest::newRow(name) << QByteArray(typed) << int(in) << QByteArray(marked) << phrase;
    };
    using In = Snippet::In;
    row("transcript", "appointment", In::Transcript,
        "Bright Smiles, good morning. I would like to book an [appointment]…", 1);
    row("note, on one line", "quote", In::Note, "Wants a [quote] for two crowns", -1);
    row("name, to the character", "muller", In::Name, "Zoë [Müller]", -1);
    row("number", "623-11", In::Number, "+1303[62311]31", -1);
}

void TestSearch::tellsWhere()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, in);
    QFETCH(QByteArray, marked);
    QFETCH(int, phrase);
    const CallRow row = m_cache->calls().callById(CallId("CAL1"))->row;
    const auto snippets = m_cache->queries().snippets(std::vector{row}, typed.toStdString());
    QCOMPARE(snippets->size(), std::size_t(1));
    const Snippet &snippet = snippets->front();
    QCOMPARE(int(snippet.in), in);
    std::string text = snippet.text;
    for (auto hit = snippet.hits.rbegin(); hit != snippet.hits.rend(); ++hit)
        text.insert(hit->start + hit->length, "]").insert(hit->start, "[");
    QCOMPARE(QByteArray::fromStdString(text), marked);
    QCOMPARE(snippet.phrase ? int(*snippet.phrase) : -1, phrase);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_callsearch.moc"
