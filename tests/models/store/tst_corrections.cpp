#include "support.h"

using namespace earshot;
using namespace earshot::store;

namespace {

Phrase said(Speaker speaker, int second, const char *text)
{
    Phrase phrase;
    phrase.speaker = speaker;
    phrase.start = seconds(second);
    phrase.text = text;
    return phrase;
}

Transcript spoken()
{
    return {said(Speaker::Agent, 0, "Smile dental how can I help"), said(Speaker::Caller, 3, "Yes"),
            said(Speaker::Caller, 5, "I need a route canal"), said(Speaker::Agent, 9, "Yes")};
}

Call transcribed(const Transcript &transcript)
{
    Call call = makeCall(1);
    call.transcript = transcript;
    call.transcription = plainText(transcript);
    return call;
}

CallChange correction(std::size_t phrase, const char *text)
{
    return {.corrections = {{phrase, text}}};
}

} // namespace

class TestCorrections : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        fresh();
        m_row = deliver(transcribed(spoken()));
    }
    void standsBesideTheOriginal();
    void nothingIsSent();
    void isUndoneAndDoneAgain();
    void backToTheOriginal_data();
    void backToTheOriginal();
    void keepsTheTimesOfWords();
    void isFoundAndSoIsWhatStoodThere();
    void survivesANewTranscript();
    void findsItsPhraseElsewhere();
    void waitsWhileItsPhraseIsGone();
    void ofNoPhraseIsRefused();
    void cleansWhatIsTyped();
    void isCarriedOutOfADamagedCache();

private:
    Transcript now() const { return **m_cache->calls().transcript(m_row); }
    QByteArray text(std::size_t phrase) const { return QByteArray::fromStdString(now().at(phrase).text); }
    QByteArray original(std::size_t phrase) const { return QByteArray::fromStdString(now().at(phrase).original); }
    bool finds(const char *words) const { return !found({.search = words}).empty(); }
    void deliverAgain(const Transcript &transcript)
    {
        Delivery delivery;
        delivery.transcripts = {{makeCall(1).id, transcript}};
        apply(std::move(delivery));
    }

    CallRow m_row{};
};

void TestCorrections::standsBesideTheOriginal()
{
    m_now += 1000;
    const auto receipt = edit(m_row, correction(2, "I need a root canal"));
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->changed, std::vector{m_row});
    QCOMPARE(text(2), QByteArray("I need a root canal"));
    QCOMPARE(original(2), QByteArray("I need a route canal"));
    QCOMPARE(original(0), QByteArray());
    reopen();
    QCOMPARE(text(2), QByteArray("I need a root canal"));
    QCOMPARE(QString::fromStdString(stored(m_row).call.transcription),
             QString::fromStdString(plainText(spoken()))); // as the service has it
}

void TestCorrections::nothingIsSent()
{
    std::vector<ChangeNotice> notices;
    const Subscription subscription =
        m_cache->subscribe([&](const ChangeNotice &notice) { notices.push_back(notice); });
    QVERIFY(edit(m_row, correction(2, "I need a root canal")).ok());
    QVERIFY(outbox().empty());
    QCOMPARE(notices.size(), std::size_t(1));
    QCOMPARE(notices[0].calls, std::vector{m_row});
    QVERIFY(!notices[0].listsChanged);
}

void TestCorrections::isUndoneAndDoneAgain()
{
    const auto first = edit(m_row, correction(2, "one"));
    const auto second = edit(m_row, correction(2, "two"));
    const auto undone = m_cache->edits().edit(second->undo);
    QCOMPARE(text(2), QByteArray("one"));
    QCOMPARE(original(2), QByteArray("I need a route canal"));
    QVERIFY(m_cache->edits().edit(undone->undo).ok());
    QCOMPARE(text(2), QByteArray("two"));
    QVERIFY(m_cache->edits().edit(second->undo).ok());
    QVERIFY(m_cache->edits().edit(first->undo).ok());
    QCOMPARE(text(2), QByteArray("I need a route canal"));
    QCOMPARE(original(2), QByteArray());
}

void TestCorrections::backToTheOriginal_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("by emptying it") << QByteArray();
    QTest::newRow("by typing it") << QByteArray("I need a route canal");
}

void TestCorrections::backToTheOriginal()
{
    QFETCH(QByteArray, typed);
    QVERIFY(edit(m_row, correction(2, "xylophone")).ok());
    QVERIFY(finds("xylophone"));
    QVERIFY(edit(m_row, correction(2, typed.constData())).ok());
    QCOMPARE(text(2), QByteArray("I need a route canal"));
    QCOMPARE(original(2), QByteArray());
    QVERIFY(!finds("xylophone"));
    QVERIFY(edit(m_row, correction(2, typed.constData()))->changed.empty());
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestCorrections::keepsTheTimesOfWords()
{
    Transcript timed{said(Speaker::Caller, 1, "route canal please")};
    timed[0].words = {{milliseconds(1000), milliseconds(1400), "route"},
                      {milliseconds(1500), milliseconds(2000), "canal"},
                      {milliseconds(2100), milliseconds(2600), "please"}};
    deliverAgain(timed);
    QVERIFY(edit(m_row, correction(0, "root canal please")).ok());
    QCOMPARE(now()[0].words.size(), std::size_t(3));
    QCOMPARE(now()[0].words[0].text, std::string("root"));
    QCOMPARE(now()[0].words[1].start.count(), 1500);
    QVERIFY(edit(m_row, correction(0, "a root canal please")).ok());
    QVERIFY(now()[0].words.empty());
}

void TestCorrections::isFoundAndSoIsWhatStoodThere()
{
    QVERIFY(!finds("root"));
    QVERIFY(edit(m_row, correction(2, "I need a root canal")).ok());
    QVERIFY(finds("root"));
    QVERIFY(finds("route"));
    const auto snippets = m_cache->queries().snippets(std::vector{m_row}, "root");
    QCOMPARE(snippets->size(), std::size_t(1));
    QCOMPARE(snippets->front().phrase, std::optional<std::size_t>(2));
    QVERIFY(edit(m_row, {.note = "new note"}).ok()); // the search stays in step with both
    QVERIFY(finds("root"));
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestCorrections::survivesANewTranscript()
{
    QVERIFY(edit(m_row, correction(3, "Yep")).ok());
    deliverAgain(spoken());
    QCOMPARE(text(3), QByteArray("Yep"));
    QCOMPARE(text(1), QByteArray("Yes"));
}

void TestCorrections::findsItsPhraseElsewhere()
{
    QVERIFY(edit(m_row, correction(2, "root canal")).ok());
    Transcript longer = spoken();
    longer.insert(longer.begin(), said(Speaker::Agent, 0, "Hello"));
    deliverAgain(longer);
    QCOMPARE(text(2), QByteArray("Yes"));
    QCOMPARE(text(3), QByteArray("root canal"));
    QVERIFY(edit(m_row, correction(3, "a root canal")).ok()); // changes the one there is
    QCOMPARE(text(3), QByteArray("a root canal"));
    QVERIFY(edit(m_row, correction(3, "")).ok());
    QCOMPARE(text(3), QByteArray("I need a route canal"));
}

void TestCorrections::waitsWhileItsPhraseIsGone()
{
    QVERIFY(edit(m_row, correction(2, "root canal")).ok());
    deliverAgain({said(Speaker::Agent, 0, "Hello")});
    QCOMPARE(text(0), QByteArray("Hello"));
    deliverAgain(spoken());
    QCOMPARE(text(2), QByteArray("root canal"));
}

void TestCorrections::ofNoPhraseIsRefused()
{
    const auto outcome = edit(m_row, {.note = "x", .corrections = {{99, "a"}}});
    QVERIFY(!outcome.ok());
    QCOMPARE(int(outcome.error().kind), int(Error::Kind::NotFound));
    QCOMPARE(stored(m_row).call.note, std::string());
}

void TestCorrections::cleansWhatIsTyped()
{
    QVERIFY(edit(m_row, correction(2, "root\x01 canal")).ok());
    QCOMPARE(text(2), QByteArray("root canal"));
}

void TestCorrections::isCarriedOutOfADamagedCache()
{
    QVERIFY(edit(m_row, correction(2, "root canal")).ok());
    m_cache.reset();
    {
        QFile damaged(file("cache.db"));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.write(QByteArray(4096, '\xaa'));
    }
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QVERIFY(!m_cache->report().rescueIncomplete);
    m_row = deliver(transcribed(spoken()));
    QCOMPARE(text(2), QByteArray("root canal"));
    QVERIFY(finds("root"));
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
