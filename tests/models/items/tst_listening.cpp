// From a call on a page to its recording: how it stands, what is heard of it, what is kept. No sound device is needed.

#include "models/items/recordingcopies.h"
#include "tests/models/items/listeningtest.h"

#include <QSignalSpy>

class TestListening : public ListeningTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void withoutARecordingSaysSo();
    void awayUntilItIsHere();
    void asksForItWhenTheCallIsOpened();
    void growsThenIsReady();
    void isNotReadTwice();
    void damagedPictureIsMadeAnew();
    void tellsWhenWordsAreSpoken();
    void countsWhatWasSaid();
    void countsAgainWhenTheTranscriptComes();
    void swapsTheChannels_data();
    void swapsTheChannels();
    void swapsWhileItIsShown();
    void brokenRecordingIsAnError_data();
    void brokenRecordingIsAnError();
    void anotherCallTakesItsPlace();
    void forgottenRecordingIsAwayAgain();
    void missingKeyIsSaid();
    void startsAnewWithoutTheKey();
    void startsWhereItIsTold();
    void listensToRecordingsNobodyOpened();
    void serverWithoutItSaysSo();
    void opensAnewWhatWasNotThere();
    void asksAgainWhenTheSyncBeginsAnew();
    void keyThatIsBackIsTriedAgain();
    void brokenOneIsTriedAgain();
    void isHeardWhenTheDiskIsFull();
    void startsAnewWhileItListens();
    void isSavedAsAFile();
    void copyThatFailsIsTold();
};

void TestListening::withoutARecordingSaysSo()
{
    QCOMPARE(stage(), Stage::None);
    show(deliver(makeCall(1)));
    QTRY_COMPARE(stage(), Stage::NotRecorded);
    m_page->show({});
    QTRY_COMPARE(stage(), Stage::None);
}

void TestListening::awayUntilItIsHere()
{
    show(recorded(1));
    QTRY_COMPARE(stage(), Stage::Away); // nobody syncs
    put(1, {.state = RecordingState::Failed, .error = Error{Error::Kind::Server, "500"}});
    QTRY_COMPARE(stage(), Stage::Failed);
    QCOMPARE(int(m_listening->error()->kind), int(Error::Kind::Server));
    keep(1, conversation());
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(!m_listening->error());
}

void TestListening::asksForItWhenTheCallIsOpened()
{
    const QSignalSpy wanted(m_listening.get(), &Listening::recordingWanted);
    const QSignalSpy unwanted(m_listening.get(), &Listening::recordingUnwanted);
    show(recorded(1));
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<CallId>().text, makeCall(1).id.text);
    m_listening->cancel();
    QCOMPARE(unwanted.count(), 1);
    QCOMPARE(stage(), Stage::Away);
    m_listening->fetch();
    QCOMPARE(wanted.count(), 2);
}

void TestListening::growsThenIsReady()
{
    std::vector<Stage> stages;
    std::vector<bool> complete;
    connect(m_listening.get(), &Listening::changed, this, [&] { stages.push_back(stage()); });
    connect(m_listening.get(), &Listening::pictureChanged, this, [&] {
        if (m_listening->peaks())
            complete.push_back(m_listening->peaks()->complete());
    });
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QCOMPARE(stages.front(), Stage::Reading);
    QVERIFY(complete.back());
    QCOMPARE(m_listening->peaks()->duration().count(), 6000);
    QCOMPARE(m_listening->silences().size(), std::size_t(1));
    QVERIFY(std::abs((m_listening->silences()[0].from - seconds(2)).count()) < 120);
    QTRY_COMPARE(m_listening->player().state(), audio::Player::State::Paused);
    QCOMPARE(m_listening->player().duration().count(), 6000);
}

void TestListening::isNotReadTwice()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    const std::string before = *m_cache->recordings().peaks(row);
    QVERIFY(!before.empty());
    stop();
    start();
    QCOMPARE(m_vault->state(), items::RecordingVault::State::Open);
    int pictures = 0;
    connect(m_listening.get(), &Listening::pictureChanged, this, [&] { pictures += m_listening->peaks() ? 1 : 0; });
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QCOMPARE(pictures, 1);
    QCOMPARE(*m_cache->recordings().peaks(row), before);
}

void TestListening::damagedPictureIsMadeAnew()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    QVERIFY(m_cache->recordings().putPeaks(row, "no picture at all").ok());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(audio::Analysis::fromBlob(*m_cache->recordings().peaks(row)).ok());
}

void TestListening::tellsWhenWordsAreSpoken()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    const std::vector<Word> words = m_listening->words(0);
    QCOMPARE(words.size(), std::size_t(6));
    QCOMPARE(words[3].text, std::string("an"));
    QVERIFY(words.back().end <= seconds(2) + milliseconds(150)); // the caller is silent then
    QVERIFY(m_listening->words(1).front().start >= seconds(4) - milliseconds(50));
    QVERIFY(m_listening->words(2).empty());
}

void TestListening::countsWhatWasSaid()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_VERIFY(m_listening->figures());
    QCOMPARE(m_listening->figures()->caller.questions, std::optional(1));
    QVERIFY(std::abs(*m_listening->figures()->caller.share - 0.5) < 0.05);
    const TalkFigures kept = m_cache->calls().calls(std::vector{row})->front().call.figures;
    QCOMPARE(kept.callerQuestions, std::optional<std::int64_t>(1));
    QVERIFY(kept.agentShare >= 47 && kept.agentShare <= 53);
    QVERIFY(kept.longestSilence && *kept.longestSilence == seconds(2));
}

void TestListening::countsAgainWhenTheTranscriptComes()
{
    Call call = makeCall(1);
    call.recording = "https://calls.example/v3/recording.json";
    const CallRow row = deliver(call);
    keep(1, conversation());
    const auto questions = [&] {
        return m_cache->calls().calls(std::vector{row})->front().call.figures.callerQuestions;
    };
    QTRY_VERIFY(m_cache->calls().calls(std::vector{row})->front().call.figures.silence);
    QVERIFY(!questions());
    Delivery delivery;
    delivery.transcripts = {{call.id, spoken()}};
    apply(std::move(delivery));
    show(row);
    QTRY_COMPARE(questions(), std::optional<std::int64_t>(1));
}

namespace {

// recorded with the agent on the left, who speaks in seconds 4 to 8; the caller does in 0 to 2
std::string agentFirst()
{
    using namespace test;
    return file(stereo(then(silence(4), voice(110, 4)), then(voice(190, 2), silence(6))), File::Wav16);
}

} // namespace

void TestListening::swapsTheChannels_data()
{
    QTest::addColumn<int>("of");
    QTest::addColumn<bool>("others"); // are swapped with it
    QTest::newRow("this call") << int(SidesOf::Call) << false;
    QTest::newRow("its tracker") << int(SidesOf::Tracker) << true;
    QTest::newRow("its client") << int(SidesOf::Client) << true;
}

void TestListening::swapsTheChannels()
{
    QFETCH(int, of);
    QFETCH(bool, others);
    std::vector<CallRow> rows;
    for (const int number : {1, 2}) {
        Call call = makeCall(number);
        call.recording = "https://calls.example/v3/recording.json";
        call.trackerId = TrackerId("TRK1");
        call.transcript = spoken();
        call.transcription = plainText(spoken());
        rows.push_back(deliver(call));
        keep(number, agentFirst());
    }
    const auto kept = [&](int of_) {
        return m_cache->calls().calls(std::vector{rows[std::size_t(of_)]})->front().call.figures;
    };
    QTRY_VERIFY(kept(0).agentShare && kept(1).agentShare);
    QVERIFY(*kept(1).agentShare < 40); // it seems
    const TalkFigures before = kept(1);
    show(rows[0]);
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(!m_listening->isSwapped());
    m_listening->setSwapped(SidesOf(of), true);
    QTRY_VERIFY(m_listening->isSwapped() && *m_listening->figures()->agent.share > 0.6);
    QVERIFY(m_listening->figures()->agent.voice.pitch->middle < 150); // a low voice
    // the picture, the words and what lists show say the same
    const audio::Columns &caller = m_listening->peaks()->finestColumns(0);
    QVERIFY(caller.rms[caller.size() / 8] > 0 && caller.rms[caller.size() * 6 / 8] == 0);
    QVERIFY(m_listening->words(0).back().end <= seconds(2) + milliseconds(150));
    QTRY_VERIFY(*kept(0).agentShare > 60 && kept(0).agentShare == 100 - *before.agentShare);
    QCOMPARE(kept(0).callerQuestions, std::optional<std::int64_t>(1)); // the words stay the caller's
    QTRY_COMPARE(kept(1).agentShare, others ? kept(0).agentShare : before.agentShare);
    QTRY_COMPARE(m_cache->recordings().unread(10)->size(), std::size_t(0));
    QTRY_COMPARE(m_jobs->rowCount(), 0);
    stop();
    start();
    show(rows[0]);
    QTRY_VERIFY(m_listening->figures() && m_listening->isSwapped());
    QVERIFY(*m_listening->figures()->agent.share > 0.6);
}

void TestListening::swapsWhileItIsShown()
{
    const CallRow row = recorded(1);
    keep(1, agentFirst());
    QVERIFY(m_cache->sides().put(row, SidesOf::Client, true).ok());
    std::vector<bool> right; // of each picture
    connect(m_listening.get(), &Listening::pictureChanged, this, [&] {
        if (const auto peaks = m_listening->peaks(); peaks && peaks->finestColumns(0).size() > 0)
            right.push_back(peaks->finestColumns(0).rms[0] > 0);
    });
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(!right.empty() && std::find(right.begin(), right.end(), false) == right.end());
    QVERIFY(m_cache->sides().put(row, SidesOf::Call, false).ok()); // from another page
    QTRY_VERIFY(!m_listening->isSwapped() && !right.back());
    m_page->show({});
    QTRY_COMPARE(stage(), Stage::None);
    QVERIFY(!m_listening->isSwapped());
}

void TestListening::brokenRecordingIsAnError_data()
{
    QTest::addColumn<QByteArray>("sound");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no sound at all") << QByteArray(5000, 'x');
    QTest::newRow("a page instead") << QByteArray("<html><body>Not found</body></html>");
}

void TestListening::brokenRecordingIsAnError()
{
    QFETCH(QByteArray, sound);
    const CallRow row = recorded(1);
    keep(1, sound.toStdString());
    show(row);
    QTRY_COMPARE(stage(), Stage::Failed);
    QCOMPARE(int(m_listening->error()->kind), int(Error::Kind::BadData));
}

void TestListening::anotherCallTakesItsPlace()
{
    const CallRow first = recorded(1);
    const CallRow second = recorded(2);
    keep(1, conversation());
    keep(2, test::file(test::voice(150, 3), test::File::Wav16));
    m_page->show(first);
    m_page->show(second);
    QTRY_COMPARE(stage(), Stage::Ready);
    QCOMPARE(m_listening->peaks()->channels(), 1);
    show(first);
    QTRY_VERIFY(stage() == Stage::Ready && m_listening->peaks()->channels() == 2);
    QTRY_COMPARE(m_listening->player().duration().count(), 6000);
}

void TestListening::forgottenRecordingIsAwayAgain()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(m_cache->recordings().forget({row}).ok());
    QTRY_COMPARE(stage(), Stage::Away);
    QTRY_COMPARE(m_listening->player().state(), audio::Player::State::Empty);
    QVERIFY(!m_listening->peaks());
}

void TestListening::missingKeyIsSaid()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    stop();
    QVERIFY(QFile::remove(file("recordings-key-in-clear")));
    start();
    QCOMPARE(m_vault->state(), items::RecordingVault::State::Locked);
    show(row);
    QTRY_COMPARE(stage(), Stage::NoKey);
    QVERIFY(!QFile::exists(file("recordings-key-in-clear"))); // no key takes the place of one that is needed
}

void TestListening::startsAnewWithoutTheKey()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    stop();
    QVERIFY(QFile::remove(file("recordings-key-in-clear")));
    start();
    show(row);
    QTRY_COMPARE(stage(), Stage::NoKey);
    m_vault->startAnew();
    QTRY_COMPARE(m_vault->state(), items::RecordingVault::State::Open);
    QTRY_COMPARE(stage(), Stage::Away);
    keep(1, conversation());
    QTRY_COMPARE(stage(), Stage::Ready);
}

void TestListening::startsWhereItIsTold()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    show(row);
    m_listening->startAt(milliseconds(3500));
    QTRY_COMPARE(m_listening->player().state(), audio::Player::State::Paused);
    QTRY_COMPARE(m_listening->player().position().count(), 3500);
    m_listening->startAt(milliseconds(1000));
    QTRY_COMPARE(m_listening->player().position().count(), 1000);
}

void TestListening::listensToRecordingsNobodyOpened()
{
    std::vector<CallRow> rows;
    for (int number = 1; number <= 3; ++number) {
        rows.push_back(recorded(number));
        keep(number, number == 2 ? std::string("broken") : conversation());
    }
    QTRY_VERIFY(!m_cache->recordings().peaks(rows[0])->empty() && !m_cache->recordings().peaks(rows[2])->empty());
    QVERIFY(m_cache->recordings().peaks(rows[1])->empty());
    QTRY_COMPARE(m_jobs->rowCount(), 0);
}

void TestListening::serverWithoutItSaysSo()
{
    show(recorded(1));
    put(1, {.state = RecordingState::Absent});
    QTRY_COMPARE(stage(), Stage::NotRecorded);
}

/// The server's disk may have been away.
void TestListening::opensAnewWhatWasNotThere()
{
    const CallRow row = recorded(1);
    put(1, {.state = RecordingState::Absent, .attempts = 1});
    const QSignalSpy wanted(m_listening.get(), &Listening::recordingWanted);
    show(row);
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(stage(), Stage::NotRecorded); // as long as it is not here
    put(1, {.state = RecordingState::Absent, .attempts = 2});
    QTRY_COMPARE(m_cache->recordings().of(row)->attempts, 2);
    QCOMPARE(wanted.count(), 1); // once each time that somebody opens it
    keep(1, conversation());
    QTRY_COMPARE(stage(), Stage::Ready);
}

void TestListening::isSavedAsAFile()
{
    recorded(1);
    keep(1, conversation());
    items::RecordingCopies copies(*m_background, *m_vault, *m_jobs);
    const QSignalSpy saved(&copies, &items::RecordingCopies::saved);
    copies.save(makeCall(1).id, file("copy.wav"));
    QStringList jobs;
    for (int row = 0; row < m_jobs->rowCount(); ++row)
        jobs << m_jobs->job(row).detail;
    QVERIFY(jobs.contains(QStringLiteral("copy.wav")));
    QTRY_COMPARE(saved.count(), 1);
    QFile copy(file("copy.wav"));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray::fromStdString(conversation()));
    QTRY_COMPARE(m_jobs->rowCount(), 0);
}

void TestListening::copyThatFailsIsTold()
{
    recorded(1);
    keep(1, conversation());
    items::RecordingCopies copies(*m_background, *m_vault, *m_jobs);
    const QSignalSpy failed(&copies, &items::RecordingCopies::failed);
    copies.save(makeCall(1).id, file("no such folder/copy.wav"));
    copies.save(makeCall(2).id, file("copy.wav"));
    QTRY_COMPARE(failed.count(), 2);
    QVERIFY(!QFile::exists(file("copy.wav")));
    QTRY_COMPARE(m_jobs->rowCount(), 0);
}

void TestListening::asksAgainWhenTheSyncBeginsAnew()
{
    const QSignalSpy wanted(m_listening.get(), &Listening::recordingWanted);
    show(recorded(1));
    QTRY_COMPARE(wanted.count(), 1);
    Q_EMIT m_syncing->began(); // it knows nothing of the wishes of before
    QCOMPARE(wanted.count(), 2);
    m_listening->cancel();
    Q_EMIT m_syncing->began();
    QCOMPARE(wanted.count(), 2);
}

void TestListening::keyThatIsBackIsTriedAgain()
{
    const CallRow row = recorded(1);
    keep(1, conversation());
    stop();
    const QString key = file("recordings-key-in-clear"), away = file("key-elsewhere");
    QVERIFY(QFile::rename(key, away));
    start();
    show(row);
    QTRY_COMPARE(stage(), Stage::NoKey);
    QVERIFY(QFile::rename(away, key));
    m_listening->fetch();
    QTRY_COMPARE(stage(), Stage::Ready);
}

void TestListening::brokenOneIsTriedAgain()
{
    const CallRow row = recorded(1);
    keep(1, "no sound at all");
    show(row);
    QTRY_COMPARE(stage(), Stage::Failed);
    keep(1, conversation()); // it came anew
    QTRY_COMPARE(stage(), Stage::Ready);
    QTRY_COMPARE(m_listening->player().state(), audio::Player::State::Paused);
}

void TestListening::isHeardWhenTheDiskIsFull()
{
    const CallRow row = recorded(1);
    m_vault->startAnew(); // nobody listens before it is shown
    QTRY_COMPARE(m_vault->state(), items::RecordingVault::State::Open);
    keep(1, conversation());
    m_disk.setFull(true);
    const auto free = qScopeGuard([this] { m_disk.setFull(false); });
    show(row);
    QTRY_COMPARE(stage(), Stage::Ready);
    QVERIFY(m_listening->peaks()->complete());
    QTRY_COMPARE(m_jobs->rowCount(), 0); // nor is it tried over and over
}

void TestListening::startsAnewWhileItListens()
{
    const std::string sound = test::file(test::voice(150, 20), test::File::Wav16);
    for (int number = 1; number <= 4; ++number) {
        recorded(number);
        keep(number, sound);
    }
    bool begun = false;
    connect(
        m_jobs.get(), &QAbstractItemModel::rowsInserted, this,
        [&] {
            begun = true;
            m_vault->startAnew();
        },
        Qt::QueuedConnection);
    QTRY_VERIFY(begun && m_vault->state() == items::RecordingVault::State::Open);
    QTRY_COMPARE(m_jobs->rowCount(), 0);
    QCOMPARE(m_cache->recordings().totals()->kept, 0);
}

QTEST_MAIN(TestListening)
#include "tst_listening.moc"
