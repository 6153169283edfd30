// What `earshotctl status` says of recordings that cannot be had.

#include "models/store/cache.h"
#include "models/store/recordinggrace.h"
#include "profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesRecordingsThatCannotBeHad();
    void listsThemForPrograms();

private:
    QTemporaryDir m_folder;
    std::optional<test::Profile> m_profile;
};

void TestStatus::initTestCase()
{
    m_profile.emplace(EARSHOT_BIN_DIR, m_folder.filePath(QStringLiteral("profile")).toStdString());
    const auto cache = store::Cache::open(m_profile->folder(), store::Mode::ReadWrite);
    QVERIFY(cache);
    const Instant now = systemNow();
    store::Delivery delivery;
    for (int number = 1; number <= 3; ++number) {
        Call call;
        call.id = CallId("CAL" + std::to_string(number));
        call.startTime = now - std::chrono::hours(number);
        call.recording = "https://there/recording.json";
        delivery.calls.push_back(call);
    }
    QVERIFY((*cache)->inbox().apply(std::move(delivery)));
    QVERIFY(
        store::writeRecordingRules((*cache)->preferences(), {.all = {store::RecordingRule::Fetch::Recent, 30}}, now));
    const auto put = [&](const char *id, int attempts, const char *why) {
        QVERIFY((*cache)->recordings().put(CallId(id), {.state = store::RecordingState::Failed,
                                                        .attempts = attempts,
                                                        .triedAt = now,
                                                        .error = Error{Error::Kind::Server, why}}));
    };
    put("CAL1", 1, "HTTP 500: boom");
    put("CAL2", 6, "HTTP 503");
}

void TestStatus::namesRecordingsThatCannotBeHad()
{
    const auto status = m_profile->ctl({"status"});
    QVERIFY(status == 0);
    const QString said = QString::fromStdString(status.out);
    QVERIFY2(said.contains(QLatin1String("2 recordings could not be had")), status.out.c_str());
    QVERIFY(said.contains(QLatin1String("CAL1  HTTP 500: boom; tried again at ")));
    QVERIFY(said.contains(QLatin1String("CAL2  HTTP 503; tried again when the call is opened")));
    QVERIFY(!said.contains(QLatin1String("CAL3")));
}

void TestStatus::listsThemForPrograms()
{
    const auto status = m_profile->ctl({"status", "--json"});
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(status.out)).object();
    QCOMPARE(all[QStringLiteral("recordings")][QStringLiteral("missing")].toInt(), 2);
    const QJsonArray missing = all[QStringLiteral("missing")].toArray();
    QCOMPARE(missing.size(), 2);
    QCOMPARE(missing[0][QStringLiteral("call")].toString(), QStringLiteral("CAL1"));
    QCOMPARE(missing[0][QStringLiteral("reason")].toString(), QStringLiteral("HTTP 500: boom"));
    QCOMPARE(missing[0][QStringLiteral("tries")].toInt(), 1);
    QVERIFY(missing[0].toObject().contains(QStringLiteral("next")));
    QVERIFY(!missing[1].toObject().contains(QStringLiteral("next")));
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
