// Recordings that somebody wants to hear, over lines and disks that fail.

#include "tests/models/sync/syncrecordings.h"
#include "tests/support/smalldisk.h"

#include <QFile>

#include <set>

using namespace earshot;
using namespace earshot::test;

class TestSyncRecordings : public SyncRecordingsTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void bringsWhatAPersonOpens();
    void tellsHowFarItIs();
    void goesOnWhenItBreaksOff();
    void goesOnAfterAStop();
    void beginsAnewWhenItHasChanged();
    void bringsAnewWhatWasTamperedWith();
    void noticesThatThereIsNone();
    void givesUpInTheEnd_data();
    void givesUpInTheEnd();
    void someThatCannotBeHadStopNoOther_data();
    void someThatCannotBeHadStopNoOther();
    void keepsNothingThatIsNoSound_data();
    void keepsNothingThatIsNoSound();
    void stopsWhenNobodyWaits();
    void saysThatTheDiskIsFull();
};

void TestSyncRecordings::bringsWhatAPersonOpens()
{
    const std::string sound = soundOf(200'000);
    addCall(1, 2h, sound);
    startSynced();
    QCOMPARE(m_media->requests().size(), 0U); // nobody asked
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    QCOMPARE(recording(1).bytes, 200'000);
    QCOMPARE(recording(1).mediaType, std::string("audio/mpeg"));
    QCOMPARE(files(), 1U);
    QTRY_VERIFY(m_engine->status().recordings.empty());
    for (const Request &request : m_media->requests()) {
        QVERIFY(!request.hasHeader("authorization"));
        for (const auto &[name, value] : request.fields)
            QVERIFY2(value.find("secret-key") == std::string::npos, name.c_str());
    }
    want(1); // it is here
    want(1);
    QVERIFY(settles());
    QCOMPARE(m_media->requests().size(), 1U);
}

void TestSyncRecordings::tellsHowFarItIs()
{
    addCall(1, 2h, soundOf(1'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    const std::lock_guard lock(m_mutex);
    std::set<std::int64_t> steps;
    for (const sync::Progress &progress : m_progress)
        if (progress.total == 1'000'000)
            steps.insert(progress.done);
    QVERIFY(steps.size() > 1);
    QVERIFY(*steps.rbegin() <= 1'000'000);
}

void TestSyncRecordings::goesOnWhenItBreaksOff()
{
    const std::string sound = soundOf(1'000'000);
    addCall(1, 2h, sound);
    m_media->cutAfter = 200'000;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    const auto requests = m_media->requests();
    QVERIFY(requests.size() >= 5);
    QVERIFY(!requests.front().hasHeader("range"));
    for (std::size_t i = 1; i < requests.size(); ++i)
        QCOMPARE(requests[i].header("if-range"), std::string("\"1\""));
    QCOMPARE(m_service->count("GET", "/recording.json"), requests.size()); // addresses expire
}

void TestSyncRecordings::goesOnAfterAStop()
{
    const std::string sound = soundOf(3'000'000);
    addCall(1, 2h, sound);
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Partial));
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 300'000);
    m_engine.reset();
    QVERIFY(!kept(1));
    m_media->drips = false;
    start();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    QVERIFY(m_media->requests().back().hasHeader("range"));
}

void TestSyncRecordings::beginsAnewWhenItHasChanged()
{
    addCall(1, 2h, soundOf(3'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Partial));
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 100'000);
    m_engine.reset();
    const std::string other = soundOf(500'000, 'z');
    m_media->put("CAL1", other, "\"2\"");
    m_media->drips = false;
    start();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == other);
}

void TestSyncRecordings::bringsAnewWhatWasTamperedWith()
{
    const std::string sound = soundOf(300'000);
    addCall(1, 2h, sound);
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    const QString name = QString::fromStdString(vault::Shelf::nameOf(CallId("CAL1")));
    QFile file(m_folder->filePath(QStringLiteral("recordings/%1/%2.esr").arg(name.left(2), name)));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(100'000) && file.write("tampered") == 8);
    file.close();
    QVERIFY(!kept(1));
    want(1); // somebody tried to listen, and tries again
    QTRY_VERIFY_WITH_TIMEOUT(kept(1) == sound, 20000);
}

void TestSyncRecordings::noticesThatThereIsNone()
{
    addCall(404, 2h, {});
    startSynced();
    want(404);
    QVERIFY(comesTo(404, RecordingState::Absent));
    setRules({.all = {Fetch::Recent, 30}});
    QVERIFY(settles());
    QCOMPARE(m_service->count("GET", "/recording.json"), 1U);
    QCOMPARE(files(), 0U);
}

void TestSyncRecordings::givesUpInTheEnd_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RecordingState>("state");
    QTest::newRow("broken server") << 503 << RecordingState::Failed;
    QTest::newRow("not for us") << 403 << RecordingState::Failed;
    QTest::newRow("not there") << 404 << RecordingState::Absent;
}

void TestSyncRecordings::givesUpInTheEnd()
{
    QFETCH(int, status);
    addCall(1, 2h, soundOf(1000));
    m_media->status = status;
    startSynced();
    want(1);
    QVERIFY(QTest::qWaitFor([&] { return recording(1).triedAt.has_value(); }, 20000));
    QTEST(recording(1).state, "state");
    QCOMPARE(m_media->requests().size(), 4U);
    QVERIFY(recording(1).state == RecordingState::Absent || recording(1).error.has_value());
    QVERIFY(m_engine->status().link == Status::Link::Online); // the service itself is well
    m_media->status = 0;
    want(1); // a person may try again at once
    QVERIFY(comesTo(1, RecordingState::Kept));
    QCOMPARE(recording(1).attempts, 0);
}

void TestSyncRecordings::someThatCannotBeHadStopNoOther_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("500") << Reply::error(500, "boom");
    QTest::newRow("a redirect without a place") << Reply::with(302, "text/html", "");
    QTest::newRow("no url") << Reply::json(200, "{}");
    QTest::newRow("an error that calls itself a success") << Reply::json(200, R"({"error":"no"})");
}

void TestSyncRecordings::someThatCannotBeHadStopNoOther()
{
    QFETCH(Reply, reply);
    for (int i = 1; i <= 6; ++i)
        addCall(i, std::chrono::hours(i), soundOf(1000));
    m_service->interfere([this, reply](const Request &request) -> std::optional<Reply> {
        if (!request.path.ends_with("/recording.json"))
            return {};
        for (int i = 4; i <= 6; ++i)
            if (request.path.find("/CAL" + std::to_string(i) + "/") != std::string::npos)
                return Reply::json(200, R"({"url":")" + m_media->url() + "/CAL" + std::to_string(i) + "\"}");
        return reply; // the newest three, more than are fetched beside each other
    });
    setRules({.all = {Fetch::Recent, 30}});
    start();
    QVERIFY(comesTo(6, RecordingState::Kept));
    QVERIFY(settles());
    QVERIFY(recording(1).error.has_value());
    QVERIFY(m_engine->status().link == Status::Link::Online);
}

void TestSyncRecordings::keepsNothingThatIsNoSound_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>Sorry");
}

void TestSyncRecordings::keepsNothingThatIsNoSound()
{
    QFETCH(QByteArray, body);
    addCall(1, 2h, soundOf(1000));
    m_media->put("CAL1", body.toStdString());
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Failed));
    QVERIFY(recording(1).error->kind == Error::Kind::NotSound);
    QCOMPARE(m_media->requests().size(), 1U); // it does not get better by the second
    QCOMPARE(files(), 0U);
}

void TestSyncRecordings::stopsWhenNobodyWaits()
{
    addCall(1, 2h, soundOf(10'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 100'000);
    m_engine->dropRecording(CallId("CAL1"));
    QTRY_VERIFY(m_engine->status().recordings.empty());
    QTRY_VERIFY(recording(1).bytes > 0);
    QCOMPARE(recording(1).state, RecordingState::Partial);
    QVERIFY(!recording(1).error);
}

void TestSyncRecordings::saysThatTheDiskIsFull()
{
    addCall(1, 2h, soundOf(6'000'000));
    startSynced();
    {
        const SmallDisk disk(4'000'000); // the cache is smaller
        want(1);
        QVERIFY(comesTo(1, RecordingState::Failed));
        QCOMPARE(recording(1).error->kind, Error::Kind::DiskFull);
        setRules({.all = {Fetch::Recent, 300}});
        QVERIFY(settles());
    }
    const auto asked = m_media->requests().size();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QCOMPARE(m_media->requests().size(), asked + 1);
    QVERIFY(m_media->requests().back().hasHeader("range")); // what had come was whole
}

QTEST_GUILESS_MAIN(TestSyncRecordings)
#include "tst_syncrecordings.moc"
