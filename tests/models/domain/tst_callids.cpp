#include "models/domain/callids.h"

#include <QTest>

using namespace earshot;

class TestCallIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheOtherId_data();
    void findsTheOtherId();
    void knowsWhatMayBeOneCall_data();
    void knowsWhatMayBeOneCall();
};

void TestCallIds::findsTheOtherId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("recording");
    QTest::addColumn<QString>("player");
    QTest::addColumn<QString>("timeline");
    QTest::addColumn<QString>("other");
    const auto recording = [](const char *id) {
        return QStringLiteral("https://api.callrail.com/v3/a/227799611/calls/%1/recording.json").arg(QLatin1String(id));
    };
    const auto player = [](const char *id) {
        return QStringLiteral("https://app.callrail.com/calls/%1/recording?access_key=0123456789abcdef0123")
            .arg(QLatin1String(id));
    };
    const auto timeline = [](const char *id) {
        return QStringLiteral("https://app.callrail.com/analytics/a/1/events/PER8?event_id=%1&event_type=call")
            .arg(QLatin1String(id));
    };
    QTest::newRow("no address") << "CALa1"
                                << ""
                                << ""
                                << ""
                                << "";
    QTest::newRow("recording") << "CALa1" << recording("111222333") << ""
                               << ""
                               << "111222333";
    QTest::newRow("player") << "CALa1"
                            << "" << player("111222333") << ""
                            << "111222333";
    QTest::newRow("both agree") << "CALa1" << recording("111") << player("111") << ""
                                << "111";
    QTest::newRow("they do not agree") << "CALa1" << recording("111") << player("222") << ""
                                       << "";
    QTest::newRow("its own id") << "CALa1" << recording("CALa1") << "" << timeline("CALa1") << "";
    QTest::newRow("another masked id says nothing") << "CALa1" << recording("CALb2") << ""
                                                    << ""
                                                    << "";
    QTest::newRow("timeline") << "111222333" << recording("111222333") << "" << timeline("CALa1") << "CALa1";
    QTest::newRow("event is last") << "111222333"
                                   << ""
                                   << ""
                                   << "https://x/events/PER8?event_id=CALa1"
                                   << "CALa1";
    QTest::newRow("another number says nothing") << "111" << recording("222") << ""
                                                 << ""
                                                 << "";
    QTest::newRow("neither number nor masked") << "FOR1" << recording("222") << ""
                                               << ""
                                               << "";
    QTest::newRow("no id in the address") << "CALa1"
                                          << "https://x/v3/a/1/calls/"
                                          << ""
                                          << ""
                                          << "";
    QTest::newRow("a word in the address") << "CALa1"
                                           << "https://x/v3/a/1/calls/summary.json"
                                           << ""
                                           << ""
                                           << "";
    QTest::newRow("by suffix") << "CALa1"
                               << "https://x/v3/a/1/calls/111.json"
                               << ""
                               << ""
                               << "111";
}

void TestCallIds::findsTheOtherId()
{
    QFETCH(QString, id);
    QFETCH(QString, recording);
    QFETCH(QString, player);
    QFETCH(QString, timeline);
    QFETCH(QString, other);
    Call call;
    call.id = CallId(id.toStdString());
    call.recording = recording.toStdString();
    call.recordingPlayer = player.toStdString();
    call.timelineUrl = timeline.toStdString();
    QCOMPARE(QString::fromStdString(otherId(call).value_or(CallId()).text), other);
}

void TestCallIds::knowsWhatMayBeOneCall_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("called");
    QTest::addColumn<bool>("may");
    QTest::newRow("the same") << "2026-06-01T10:00:00.119Z"
                              << "+13035550101"
                              << "+13035550199" << true;
    QTest::newRow("an export without fractions") << "2026-06-01T10:00:00Z"
                                                 << "+13035550101"
                                                 << "+13035550199" << true;
    QTest::newRow("a second later") << "2026-06-01T10:00:01.119Z"
                                    << "+13035550101"
                                    << "+13035550199" << false;
    QTest::newRow("another caller") << "2026-06-01T10:00:00.119Z"
                                    << "+13035550102"
                                    << "+13035550199" << false;
    QTest::newRow("another line") << "2026-06-01T10:00:00.119Z"
                                  << "+13035550101"
                                  << "+13035550198" << false;
    QTest::newRow("no time") << ""
                             << "+13035550101"
                             << "+13035550199" << false;
}

void TestCallIds::knowsWhatMayBeOneCall()
{
    QFETCH(QString, start);
    QFETCH(QString, caller);
    QFETCH(QString, called);
    QFETCH(bool, may);
    Call one;
    one.startTime = parseIso("2026-06-01T10:00:00.119Z");
    one.customerPhoneNumber = "+13035550101";
    one.trackingPhoneNumber = "+13035550199";
    Call two = one;
    two.startTime = parseIso(start.toStdString());
    two.customerPhoneNumber = caller.toStdString();
    two.trackingPhoneNumber = called.toStdString();
    QCOMPARE(mayBeOneCall(one, two), may);
    QCOMPARE(mayBeOneCall(two, one), may);
}

QTEST_GUILESS_MAIN(TestCallIds)
#include "tst_callids.moc"
