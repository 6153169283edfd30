// Recordings that were kept and cannot be played: what is damaged comes anew, what is no sound is called what it is.

#include "models/items/recordingwords.h"
#include "tests/models/items/listeningtest.h"

#include <QDirIterator>
#include <QSignalSpy>

class TestBrokenRecordings : public ListeningTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void damagedComesAnew_data();
    void damagedComesAnew();
    void damagedWhileItIsShown();
    void saysWhatItIs_data();
    void saysWhatItIs();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void undecodableOnesStandInNobodysWay();

private:
    QString kept() const
    {
        QDirIterator files(m_folder->path(), {QStringLiteral("*.esr")}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    static void damage(const QString &path, const std::function<void(QByteArray &)> &change)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        change(bytes);
        QVERIFY(file.resize(0) && file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

namespace {

QString said(const Listening &listening)
{
    const items::ErrorWords words = items::recordingTrouble(listening);
    return words.what + QLatin1Char(' ') + words.advice;
}

void flip(QByteArray &bytes, qsizetype at)
{
    bytes[at] = char(bytes[at] ^ 1);
}

} // namespace

void TestBrokenRecordings::damagedComesAnew_data()
{
    using Change = std::function<void(QByteArray &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("known"); // its picture is in the cache
    for (const bool known : {false, true}) {
        const char *const how = known ? "known" : "new";
        QTest::addRow("truncated, %s", how)
            << Change([](QByteArray &bytes) { bytes.truncate(bytes.size() / 2); }) << known;
        QTest::addRow("cut to nothing, %s", how) << Change([](QByteArray &bytes) { bytes.clear(); }) << known;
        QTest::addRow("its head damaged, %s", how) << Change([](QByteArray &bytes) { flip(bytes, 3); }) << known;
        QTest::addRow("its first chunk damaged, %s", how)
            << Change([](QByteArray &bytes) { flip(bytes, 500); }) << known;
        QTest::addRow("gone, %s", how) << Change() << known;
    }
}

void TestBrokenRecordings::damagedComesAnew()
{
    using Change = std::function<void(QByteArray &)>;
    QFETCH(Change, change);
    QFETCH(bool, known);
    const CallRow row = recorded(1);
    if (known) {
        keep(1, conversation());
        show(row);
        QTRY_COMPARE(stage(), Stage::Ready);
        stop();
        start();
    } else {
        m_vault->startAnew(); // nobody listens before it is shown
        QTRY_COMPARE(m_vault->state(), items::RecordingVault::State::Open);
        keep(1, conversation());
    }
    if (change)
        damage(kept(), change);
    else
        QVERIFY(QFile::remove(kept()));
    const QSignalSpy wanted(m_listening.get(), &Listening::recordingWanted);
    show(row);
    QTRY_COMPARE(stage(), Stage::Failed); // nobody syncs
    QTRY_VERIFY(m_listening->isDamaged());
    QVERIFY(wanted.count() >= 1);
    QVERIFY2(said(*m_listening).contains(QStringLiteral("damaged or gone")), qPrintable(said(*m_listening)));
    keep(1, conversation()); // as the sync does then
    QTRY_COMPARE(stage(), Stage::Ready);
    QTRY_COMPARE(m_listening->player().state(), audio::Player::State::Paused);
    QVERIFY(!m_listening->isDamaged());
}

void TestBrokenRecordings::damagedWhileItIsShown()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    const QSignalSpy wanted(m_listening.get(), &Listening::recordingWanted);
    QVERIFY(QFile::remove(kept()));
    m_page->show({});
    QTRY_COMPARE(stage(), Stage::None);
    show(row);
    QTRY_VERIFY(m_listening->isDamaged());
    QVERIFY(wanted.count() >= 1);
    for (int i = 0; i < 10; ++i) // what never gets better is not asked for without end
        put(1, {.state = RecordingState::Kept, .bytes = 1000 + i});
    QTRY_COMPARE(stage(), Stage::Failed);
    QVERIFY(wanted.count() <= 3);
}

void TestBrokenRecordings::saysWhatItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("an empty file");
    QTest::newRow("a page") << QByteArray("<html><body>Not found</body></html>") << QStringLiteral("web page");
    QTest::newRow("a text") << QByteArray("{\"error\":\"gone\"}") << QStringLiteral("a text");
    QTest::newRow("a start of M4A") << QByteArray("\0\0\0\x20"
                                                  "ftypM4A \0\0\0\0",
                                                  16)
                                    << QStringLiteral("M4A");
    QTest::newRow("a start of AMR") << QByteArray("#!AMR\n") << QStringLiteral("AMR");
    QTest::newRow("zeros") << QByteArray(5000, '\0') << QStringLiteral("unknown sort");
}

void TestBrokenRecordings::saysWhatItIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const CallRow row = recorded(1);
    keep(1, bytes.toStdString());
    show(row);
    QTRY_COMPARE(stage(), Stage::Failed);
    QTRY_VERIFY(m_listening->undecodable());
    QVERIFY2(said(*m_listening).contains(word), qPrintable(said(*m_listening)));
    QVERIFY(!said(*m_listening).contains(QStringLiteral("server is not")));
}

void TestBrokenRecordings::saysWhatIsMissing_data()
{
    QTest::addColumn<int>("call"); // seconds, as the service says
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("words");
    QTest::newRow("all of it") << 8 << true << QString();
    QTest::newRow("half a file") << 6 << false << QStringLiteral("Only 0:02 of 0:06");
    QTest::newRow("half a file, of which the call is not longer") << 3 << false << QStringLiteral("is missing");
    QTest::newRow("much shorter than the call") << 60 << true << QStringLiteral("0:06 long, the call 1:00");
    QTest::newRow("much longer than the call") << 0 << true << QStringLiteral("0:06 long");
}

void TestBrokenRecordings::saysWhatIsMissing()
{
    QFETCH(int, call);
    QFETCH(bool, whole);
    QFETCH(QString, words);
    Call made = makeCall(1);
    made.recording = "https://calls.example/v3/recording.json";
    made.duration = seconds(call);
    const CallRow row = deliver(made);
    keep(1, whole ? conversation() : conversation().substr(0, conversation().size() / 2));
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    const QString said = items::lengthWords(m_listening->oddLength());
    QVERIFY2(words.isEmpty() ? said.isEmpty() : said.contains(words), qPrintable(said));
}

void TestBrokenRecordings::undecodableOnesStandInNobodysWay()
{
    std::vector<Call> calls;
    for (int number = 1; number <= 150; ++number) {
        Call call = makeCall(number);
        call.recording = "https://calls.example/v3/recording.json";
        calls.push_back(std::move(call));
    }
    Delivery delivery;
    delivery.calls = std::move(calls);
    apply(std::move(delivery));
    for (int number = 150; number >= 1; --number) // the newest 149 are nothing that can be heard
        keep(number, number > 1 ? std::string("broken") : conversation());
    const CallRow oldest = m_cache->calls().callById(makeCall(1).id)->row;
    QTRY_VERIFY_WITH_TIMEOUT(!m_cache->recordings().peaks(oldest)->empty(), 30'000);
    QTRY_COMPARE(m_jobs->rowCount(), 0);
}

QTEST_MAIN(TestBrokenRecordings)
#include "tst_brokenrecordings.moc"
