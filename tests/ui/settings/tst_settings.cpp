// The settings of a connected profile: what is changed there reaches the sync at once. And the demo, which is a server
// of one's own.

#include "app/earshot/workplace.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedserver.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/language.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr int Patience = 60'000;

/// As a person does it: where no widget takes it, it goes on to the one below.
void turnWheel(QWidget *widget, int by)
{
    const QPointF where = widget->rect().center();
    QWheelEvent event(where, widget->mapToGlobal(where), {}, {0, by}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(widget, &event);
}

/// CallRail with one account and nothing in it.
Reply emptyAgency(const Request &request)
{
    if (request.path == "/v3/a.json")
        return Reply::json(200, R"({"page":1,"per_page":250,"total_pages":1,"total_records":1,)"
                                R"("accounts":[{"id":"ACC1","name":"Acme Media"}]})");
    return Reply::error(404, "Not found");
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_place.reset(); }
    void newLimitBeginsANewSync();
    void newKeyBeginsANewSync();
    void rulesForRecordingsAreKept();
    void recordingsAreDestroyedOnceAsked();
    void shorterKeepingAsksFirst();
    void missingRecordingsAreTold();
    void wheelChangesNothingInPassing();
    void wheelStepsWhatWasClicked();
    void demoRunsBesideAndEndsWithTheWindow();
    void demoThatFailsIsTold();

private:
    void open(const QString &daemon = {});
    void connectTo(const std::string &url, const char *key);
    SettingsPage *settings();
    void keepRecording(const char *call, Instant started);
    QString script(const QByteArray &text);
    template <typename Widget>
    static Widget *in(QWidget *page, const char *name)
    {
        return page->findChild<Widget *>(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_place;
};

void TestSettings::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
}

void TestSettings::open(const QString &daemon)
{
    auto profile = openProfile(m_folder->path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    vault::KeyStore keys(m_folder->path().toStdString());
    keys.useFileOnly();
    m_place = std::make_unique<Workplace>(std::move(**profile), keys, daemon);
    m_place->window().show();
    QVERIFY(QTest::qWaitForWindowActive(&m_place->window()));
}

void TestSettings::connectTo(const std::string &url, const char *key)
{
    auto *address = in<QLineEdit>(&m_place->window(), "address");
    address->selectAll();
    QTest::keyClicks(address, QString::fromStdString(url));
    auto *field = in<QLineEdit>(&m_place->window(), "key");
    QTest::keyClicks(field, QString::fromLatin1(key));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_place->window().place().page, Place::Page::Calls);
}

SettingsPage *TestSettings::settings()
{
    Place place;
    place.page = Place::Page::Settings;
    m_place->window().goTo(place);
    return m_place->window().findChild<SettingsPage *>();
}

QString TestSettings::script(const QByteArray &text)
{
    QFile file(m_folder->filePath(QStringLiteral("daemon")));
    file.open(QIODevice::WriteOnly);
    file.write("#!/bin/sh\n" + text);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

/// Kept in cache and vault, five bytes of it.
void TestSettings::keepRecording(const char *id, Instant started)
{
    store::Cache &cache = m_place->desk().cache;
    store::Delivery delivery;
    delivery.calls.resize(1);
    delivery.calls.front().id = CallId(id);
    delivery.calls.front().startTime = started;
    QVERIFY(cache.inbox().apply(delivery));
    QTRY_VERIFY(m_place->desk().vault.vault());
    auto incoming = m_place->desk().vault.vault()->receive(CallId(id));
    QVERIFY(incoming && (*incoming)->append(std::as_bytes(std::span(std::string_view("sound")))));
    QVERIFY((*incoming)->finish());
    QVERIFY(cache.recordings().put(CallId(id), {.state = store::RecordingState::Kept, .bytes = 5, .total = 5}));
}

void TestSettings::newLimitBeginsANewSync()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    const std::size_t asked = server.requests().size();
    in<QSpinBox>(settings(), "hourLimit")->setValue(77);
    QTRY_COMPARE(m_place->desk().syncing.link()->hourLimit, 77);
    QTRY_VERIFY(server.requests().size() > asked);
    QCOMPARE(m_place->desk().syncing.standing().phase, items::SyncStanding::Phase::Running);
    const auto budget = [this] { return m_place->desk().syncing.standing().status.budget; };
    QTRY_COMPARE(budget().usedHour + budget().leftHour, 77);
    QCOMPARE((*sync::readLink(m_place->desk().cache))->hourLimit, 77);
}

void TestSettings::newKeyBeginsANewSync()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    SettingsPage *page = settings();
    QTest::mouseClick(in<QPushButton>(page, "again"), Qt::LeftButton);
    auto *key = in<QLineEdit>(page, "key");
    QTRY_VERIFY(key->isVisible());
    QTest::keyClicks(key, QStringLiteral("poppy"));
    QTest::keyClick(key, Qt::Key_Return);
    QTRY_VERIFY(!key->isVisible());
    const std::size_t asked = server.requests().size();
    m_place->desk().syncing.syncNow();
    QTRY_VERIFY(server.requests().size() > asked);
    QCOMPARE(server.requests().back().header("authorization"), std::string("Token token=\"poppy\""));
}

void TestSettings::rulesForRecordingsAreKept()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    store::Delivery delivery;
    delivery.clients.records.resize(1);
    delivery.clients.records.front().id = ClientId("COM1");
    delivery.clients.records.front().name = "Smile Dental";
    QVERIFY(m_place->desk().cache.inbox().apply(delivery));
    SettingsPage *page = settings();
    const auto rules = [this] { return *store::readRecordingRules(m_place->desk().cache.preferences()); };
    const auto choose = [](QComboBox *box, int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose(in<QComboBox>(page, "fetch"), 2);
    in<QSpinBox>(page, "amount")->setValue(14);
    choose(in<QComboBox>(page, "keep"), 2);
    in<QSpinBox>(page, "recordingLimit")->setValue(20);
    auto *client = in<QComboBox>(page, "exception");
    QTRY_COMPARE(client->count(), 1);
    QCOMPARE(client->itemText(0), QStringLiteral("Smile Dental"));
    choose(client, 0);
    const store::RecordingRule expected{store::RecordingRule::Fetch::Recent, 14, 90};
    QTRY_COMPARE(rules().limit, std::int64_t(20'000'000'000));
    QTRY_VERIFY(rules().clients.contains("COM1"));
    QVERIFY(rules().all == expected);
    QVERIFY(rules().clients.at("COM1") == expected); // begins as all do
    QCOMPARE(client->count(), 0);
}

void TestSettings::recordingsAreDestroyedOnceAsked()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    store::Cache &cache = m_place->desk().cache;
    keepRecording("CAL1", systemNow());
    SettingsPage *page = settings();
    auto *destroy = in<QPushButton>(page, "destroyRecordings");
    auto *question = in<InlineBanner>(page, "destroyQuestion");
    auto *going = in<InlineBanner>(page, "recordingsGoing");
    QTRY_VERIFY(destroy->isEnabled());
    destroy->click();
    QVERIFY(question->accessibleName().contains(QStringLiteral("1 recording, 5 bytes")));
    QCOMPARE(*store::readLettingGo(cache.preferences()), store::LettingGo());
    QVERIFY(going->isHidden()); // asked first
    Q_EMIT question->actionTriggered();
    QTRY_VERIFY(!going->isHidden());
    m_place->window().findChild<QAction *>(QStringLiteral("undo"))->trigger();
    QTRY_VERIFY(going->isHidden());
    QCOMPARE(*store::readLettingGo(cache.preferences()), store::LettingGo());

    QVERIFY(store::letAllRecordingsGo(cache.preferences(), systemNow() - store::RecordingGrace));
    const auto vault = m_place->desk().vault.vault();
    QTRY_COMPARE(cache.recordings().totals()->kept, 0);
    QTRY_VERIFY_WITH_TIMEOUT(vault->items()->empty(), Patience);
    QTRY_VERIFY(!destroy->isEnabled());
}

/// With the keyboard, and answered with the mouse.
void TestSettings::shorterKeepingAsksFirst()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    store::Cache &cache = m_place->desk().cache;
    keepRecording("CAL1", systemNow() - std::chrono::days(60));
    SettingsPage *page = settings();
    auto *keep = in<QComboBox>(page, "keep");
    auto *question = in<InlineBanner>(page, "destroyQuestion");
    auto *going = in<InlineBanner>(page, "recordingsGoing");
    const auto kept = [&cache] { return store::readRecordingRules(cache.preferences())->all.keepDays; };
    const auto inBanner = [](InlineBanner *banner, const char *type) {
        return banner->findChild<QAbstractButton *>(QString::fromLatin1(type));
    };
    keep->setFocus();
    QTest::keyClick(keep, Qt::Key_Down); // 30 days
    QTRY_VERIFY(!question->isHidden());
    QVERIFY2(question->accessibleName().contains(QStringLiteral("1 recording, 5 bytes")),
             qPrintable(question->accessibleName()));
    QCOMPARE(kept(), 0);
    QTest::mouseClick(inBanner(question, "close"), Qt::LeftButton);
    QTRY_COMPARE(keep->currentIndex(), 0); // as it is

    keep->setFocus();
    QTest::keyClick(keep, Qt::Key_Down);
    QTRY_VERIFY(!question->isHidden());
    QTest::mouseClick(inBanner(question, "action"), Qt::LeftButton);
    QTRY_COMPARE(kept(), 30);
    QTRY_VERIFY(!going->isHidden());
    QCOMPARE(cache.recordings().totals()->kept, 1);
    QTest::mouseClick(inBanner(going, "action"), Qt::LeftButton);
    QTRY_VERIFY(going->isHidden());
    QCOMPARE(kept(), 0);
    QTRY_COMPARE(keep->currentIndex(), 0);
    QCOMPARE(m_place->desk().vault.vault()->items()->size(), std::size_t(1));
}

void TestSettings::missingRecordingsAreTold()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    store::Cache &cache = m_place->desk().cache;
    auto *told = in<InlineBanner>(settings(), "recordingsMissing");
    QVERIFY(told->isHidden());
    store::Delivery delivery;
    for (const char *id : {"CAL1", "CAL2", "CAL3", "CAL4"}) {
        Call call;
        call.id = CallId(id);
        call.customerName = std::string("Caller ") + id;
        call.startTime = systemNow() - std::chrono::days(delivery.calls.size() + 1);
        delivery.calls.push_back(call);
    }
    QVERIFY(cache.inbox().apply(delivery));
    const auto fail = [&cache](const char *id) {
        return cache.recordings().put(CallId(id), {.state = store::RecordingState::Failed,
                                                   .attempts = 100, // no more by itself
                                                   .triedAt = systemNow(),
                                                   .error = Error{Error::Kind::Forbidden, "HTTP 403"}});
    };
    QVERIFY(fail("CAL2"));
    QTRY_VERIFY(told->accessibleName().startsWith(QStringLiteral("1 recording")));
    QVERIFY(!told->isHidden());
    const QString first = told->accessibleDescription();
    QVERIFY2(first.contains(QStringLiteral("Caller CAL2: ")) &&
                 first.contains(QStringLiteral("It is tried again when you open the call.")),
             qPrintable(first));
    for (const char *id : {"CAL1", "CAL3", "CAL4"})
        QVERIFY(fail(id));
    QTRY_VERIFY(told->accessibleName().startsWith(QStringLiteral("4 recording")));
    QTRY_VERIFY(told->accessibleDescription().endsWith(QStringLiteral("And 1 more.")));
    told->findChild<QPushButton *>(QStringLiteral("action"))->click();
    QTRY_COMPARE(m_place->window().place().alone, std::optional(cache.calls().callById(CallId("CAL1"))->row));
}

void TestSettings::wheelChangesNothingInPassing()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    m_place->window().resize(1024, 640);
    SettingsPage *page = settings();
    auto *bar = page->findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    in<QComboBox>(page, "fetch")->setCurrentIndex(2);
    Q_EMIT in<QComboBox>(page, "fetch")->activated(2); // all its fields are shown
    QList<QWidget *> all;
    for (QComboBox *box : page->findChildren<QComboBox *>())
        all << box;
    for (QSpinBox *box : page->findChildren<QSpinBox *>())
        all << box;
    QVERIFY(all.size() >= 8);
    const auto value = [](QWidget *widget) {
        const auto *combo = qobject_cast<QComboBox *>(widget);
        return combo ? combo->currentIndex() : qobject_cast<QSpinBox *>(widget)->value();
    };
    for (QWidget *box : all)
        for (const Qt::FocusReason reason : {Qt::NoFocusReason, Qt::TabFocusReason}) {
            if (!box->isVisible() || !box->isEnabled())
                continue;
            page->findChild<QScrollArea *>()->ensureWidgetVisible(box);
            reason == Qt::NoFocusReason ? page->setFocus() : box->setFocus(reason);
            const int before = value(box);
            for (const int turn : {-120, 120}) {
                bar->setValue(bar->maximum() / 2);
                turnWheel(box, turn);
                QCOMPARE(value(box), before);
                QVERIFY2((bar->value() - bar->maximum() / 2) * turn < 0, qPrintable(box->objectName()));
            }
        }
}

void TestSettings::wheelStepsWhatWasClicked()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise(emptyAgency);
    open();
    connectTo(server.url(), "sesame");
    SettingsPage *page = settings();
    auto *limit = in<QSpinBox>(page, "recordingLimit");
    page->findChild<QScrollArea *>()->ensureWidgetVisible(limit);
    const int before = limit->value();
    QTest::mouseClick(limit->findChild<QLineEdit *>(), Qt::LeftButton);
    if (!limit->hasFocus()) // what a window system does by itself
        limit->setFocus(Qt::MouseFocusReason);
    turnWheel(limit, 120);
    QCOMPARE(limit->value(), before + 1);
    page->setFocus();
    turnWheel(limit, 120);
    QCOMPARE(limit->value(), before + 1);
}

void TestSettings::demoRunsBesideAndEndsWithTheWindow()
{
    const QByteArray daemon = EARSHOT_BIN_DIR "/earshotd";
    if (!QFile::exists(QString::fromLatin1(daemon)))
        QSKIP("earshotd is not built here");
    open(script("if [ \"$1\" = demo ]; then exec " + daemon + " \"$@\" --calls 60; fi\nexec " + daemon + " \"$@\"\n"));
    QTest::mouseClick(in<QPushButton>(&m_place->window(), "demo"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->window().place().page, Place::Page::Calls, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->desk().cache.inbox().callCount().valueOr(0), std::int64_t(60), Patience);
    const QUrl before(QString::fromStdString(m_place->desk().syncing.link()->address));
    m_place.reset();
    QVERIFY(!RawClient(std::uint16_t(before.port())).isConnected()); // the server went with the window

    open(script("exec " + daemon + " \"$@\"\n")); // and comes back with it, at another port
    QTRY_VERIFY_WITH_TIMEOUT(m_place->desk().syncing.standing().status.link == sync::Status::Link::Online &&
                                 m_place->desk().syncing.standing().status.settled,
                             Patience);
    QCOMPARE(*m_place->desk().cache.inbox().callCount(), std::int64_t(60));
}

void TestSettings::demoThatFailsIsTold()
{
    open(script("echo 'no room for the agency' >&2\nexit 3\n"));
    auto *demo = in<QPushButton>(&m_place->window(), "demo");
    QTest::mouseClick(demo, Qt::LeftButton);
    QTRY_VERIFY(demo->isEnabled());
    QStringList words;
    for (const QLabel *label : m_place->window().findChildren<QLabel *>())
        words << label->text();
    const QString all = words.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("The demo could not be started.")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("no room for the agency")), qPrintable(all));
    QCOMPARE(m_place->window().place().page, Place::Page::FirstRun);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
