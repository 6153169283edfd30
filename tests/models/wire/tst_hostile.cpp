// Bodies that are broken, enormous or meant to hurt.

#include "models/base/text.h"
#include "models/wire/reading.h"

#include <QRegularExpression>
#include <QTest>

using namespace earshot;
using namespace earshot::wire;
using namespace Qt::StringLiterals;

class TestHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleansText_data();
    void cleansText();
    void refusesWhatIsNoPage_data();
    void refusesWhatIsNoPage();
    void tellsWhereAPageWasCut();
    void survivesACutAnywhere();
    void survivesAnyByteChanged();
    void survivesDepth();
    void readsTenMegabytes();
    void readsWithoutSpareCapacity();
};

void TestHostile::cleansText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const QString replacement(QChar(0xFFFD));
    QTest::newRow("escaped NUL") << QByteArray("a\\u0000b") << QString("ab"_L1);
    QTest::newRow("bare NUL") << QByteArray("a\0b", 3) << QString("a b"_L1);
    QTest::newRow("bare newline") << QByteArray("a\nb") << QString("a b"_L1);
    QTest::newRow("bidi override escaped") << QByteArray("a\\u202Eb") << QString("ab"_L1);
    QTest::newRow("bidi override bare") << QByteArray("a\xE2\x80\xAE"
                                                      "b")
                                        << QString("ab"_L1);
    QTest::newRow("half a pair, high") << QByteArray("a\\ud83d") << QString("a"_L1 + replacement);
    QTest::newRow("half a pair, low") << QByteArray("\\ude00a") << QString(replacement + "a"_L1);
    QTest::newRow("two high halves") << QByteArray("\\ud83d\\ud83d\\ude00")
                                     << QString(replacement + QString::fromUtf8("😀"));
    QTest::newRow("escape without digits") << QByteArray("\\u12x") << QString(replacement + "12x"_L1);
    QTest::newRow("unknown escape") << QByteArray("\\qa") << QString("qa"_L1);
    QTest::newRow("invalid UTF-8") << QByteArray("a\xFF"
                                                 "b")
                                   << QString("a"_L1 + replacement + "b"_L1);
    QTest::newRow("cut UTF-8") << QByteArray("a\xE2\x80") << QString("a"_L1 + replacement);
}

void TestHostile::cleansText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    const std::string body = "{\"calls\":[{\"id\":\"A\",\"note\":\"" + json.toStdString() + "\",\"custom\":{\"k\":\"" +
                             json.toStdString() + "\"},\"tags\":[\"" + json.toStdString() + "\"]}]}";
    const auto page = readPage<Call>(body);
    QVERIFY2(page, page ? "" : page.error().detail.c_str());
    const Call &call = page->items.at(0);
    QString note = QString::fromStdString(call.note);
    if (text == "a"_L1 + QChar(0xFFFD))
        note.replace(QRegularExpression(u"\uFFFD+"_s), QChar(0xFFFD)); // one for each byte is fine too
    QCOMPARE(note, text);
    QVERIFY(text::isUtf8(call.custom.text));
    QCOMPARE(call.tags.at(0), call.note);
    QCOMPARE(call.custom.text, "{\"k\":\"" + call.note + "\"}");
}

void TestHostile::refusesWhatIsNoPage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << QByteArray() << QString("empty"_L1);
    QTest::newRow("white space") << QByteArray(" \n ") << QString("empty"_L1);
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><title>Sign in to Wi-Fi</title>")
                          << QString("web page (HTML), not JSON: Sign in to Wi-Fi"_L1);
    QTest::newRow("HTML without title") << QByteArray("\n <html><body>502 Bad Gateway")
                                        << QString("web page (HTML)"_L1);
    QTest::newRow("plain words") << QByteArray("upstream timed out") << QString("not"_L1);
    QTest::newRow("array") << QByteArray("[]") << QString("not an object"_L1);
    QTest::newRow("text") << QByteArray("\"calls\"") << QString("not an object"_L1);
    QTest::newRow("null") << QByteArray("null") << QString("not an object"_L1);
    QTest::newRow("no list") << QByteArray("{\"page\":1}") << QString("no list \"calls\""_L1);
    QTest::newRow("another list") << QByteArray("{\"tags\":[]}") << QString("no list \"calls\""_L1);
    QTest::newRow("list is text") << QByteArray("{\"calls\":\"\"}") << QString("no list \"calls\""_L1);
    QTest::newRow("two bodies") << QByteArray("{\"calls\":[]}{\"calls\":[]}") << QString(""_L1);
    QTest::newRow("garbage behind") << QByteArray("{\"calls\":[]} x") << QString(""_L1);
    QTest::newRow("bare word for value") << QByteArray("{\"calls\":[{\"id\":nope}]}") << QString("at byte"_L1);
    QTest::newRow("number out of grammar")
        << QByteArray("{\"calls\":[{\"id\":1,\"duration\":0x1f}]}") << QString("at byte"_L1);
    QTest::newRow("missing comma") << QByteArray("{\"calls\":[{\"id\":1 \"note\":2}]}") << QString("at byte"_L1);
}

void TestHostile::refusesWhatIsNoPage()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    const auto page = readPage<Call>(body.toStdString());
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::BadData);
    QVERIFY2(QString::fromStdString(page.error().detail).contains(detail), page.error().detail.c_str());
}

namespace {

const std::string Whole =
    R"({"page":1,"calls":[{"id":"CAL1","note":"caf\u00e9","milestones":{"first_touch":{"a":[1,2.5e1,true,null]}},)"
    R"("tags":["x",{"name":"y"}],"conversational_transcript":[{"speaker":"agent","phrase":"Hi","start":1.5}]},)"
    R"({"id":"CAL2","duration":13,"answered":true}],"total_pages":1})";

}

void TestHostile::tellsWhereAPageWasCut()
{
    const auto page = readPage<Call>(Whole.substr(0, 150));
    QVERIFY(!page);
    QVERIFY2(QString::fromStdString(page.error().detail).contains("of 150"_L1), page.error().detail.c_str());
}

void TestHostile::survivesACutAnywhere()
{
    QVERIFY(readPage<Call>(Whole));
    for (std::size_t size = 0; size < Whole.size(); ++size) {
        const auto page = readPage<Call>(Whole.substr(0, size));
        QVERIFY2(!page, std::to_string(size).c_str());
        QCOMPARE(page.error().kind, Error::Kind::BadData);
    }
}

void TestHostile::survivesAnyByteChanged()
{
    for (std::size_t i = 0; i < Whole.size(); ++i) {
        for (const char c : {'"', '\\', '{', ']', ',', '9', '\0', '\xff'}) {
            std::string body = Whole;
            body[i] = c;
            const auto page = readPage<Call>(body);
            if (!page)
                QCOMPARE(page.error().kind, Error::Kind::BadData);
        }
    }
}

void TestHostile::survivesDepth()
{
    const std::size_t depth = 200'000;
    for (const char *key : {"unknown", "custom", "note", "tags", "conversational_transcript"}) {
        const std::string bomb = std::string(depth, '[') + std::string(depth, ']');
        const auto page = readPage<Call>("{\"calls\":[{\"id\":\"A\",\"" + std::string(key) + "\":" + bomb +
                                         ",\"duration\":5},{\"id\":\"B\"}]}");
        QVERIFY2(page, page ? "" : page.error().detail.c_str());
        QCOMPARE(page->items.size(), 2U);
        QCOMPARE(page->items[0].duration->count(), 5);
        QVERIFY(page->items[0].custom.text.empty());
    }
    QVERIFY(readError("{\"errors\":" + std::string(depth, '[') + std::string(depth, ']') + "}").empty());
    QVERIFY(!readPage<Call>(std::string(depth, '[')));
}

void TestHostile::readsTenMegabytes()
{
    std::string phrases;
    while (phrases.size() < 10'000'000)
        phrases += R"({"speaker":"caller","phrase":"नमस्ते, could you \"please\" say that again?","start":12.34},)";
    phrases.pop_back();
    const auto call = readOne<Call>("{\"id\":\"A\",\"conversational_transcript\":[" + phrases + "]}");
    QVERIFY(call);
    QVERIFY(call->transcript->size() > 80'000);
    QCOMPARE(call->transcript->back().text, std::string("नमस्ते, could you \"please\" say that again?"));

    const auto plain = readOne<Call>("{\"id\":\"A\",\"transcription\":\"" + std::string(10'000'000, 'x') + "\"}");
    QVERIFY(plain);
    QCOMPARE(plain->transcription.size(), 10'000'000U);
}

void TestHostile::readsWithoutSpareCapacity()
{
    std::string body = Whole;
    body.shrink_to_fit();
    QCOMPARE(readPage<Call>(std::move(body))->items.size(), 2U);
    QCOMPARE(readPage<Call>("\xEF\xBB\xBF" + Whole)->items.size(), 2U); // a byte order mark before it
}

QTEST_APPLESS_MAIN(TestHostile)
#include "tst_hostile.moc"
