// First run, by typing and clicking, against servers good and bad.

#include "app/earshot/workplace.h"
#include "tests/support/scriptedserver.h"
#include "ui/settings/connectform.h"
#include "ui/shell/language.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;

Q_DECLARE_METATYPE(Reply)

namespace {

Reply accounts(std::string_view list)
{
    return Reply::json(200, R"({"page":1,"per_page":250,"total_pages":1,"total_records":1,"accounts":[)" +
                                std::string(list) + "]}");
}

/// CallRail, without anything in it.
Reply emptyAgency(const Request &request, const Reply &a)
{
    if (request.path == "/v3/a.json")
        return a;
    return Reply::error(404, "Not found");
}

constexpr const char *Acme = R"({"id":"ACC1","name":"Acme Media"})";

} // namespace

class TestFirstRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void prefillsCallRail();
    void asksForWhatIsMissing();
    void connects();
    void choosesAmongAccounts();
    void testsWithoutConnecting();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesAStrangersCertificate();
    void refusesPlainHttpElsewhere();
    void forgetsTheTestWhenTheKeyChanges();

private:
    QLineEdit *field(const char *name) { return m_place->window().findChild<QLineEdit *>(QString::fromLatin1(name)); }
    QPushButton *button(const char *name)
    {
        return m_place->window().findChild<QPushButton *>(QString::fromLatin1(name));
    }
    InlineBanner *banner() { return m_place->window().findChild<ConnectForm *>()->findChild<InlineBanner *>(); }
    QString said();
    void fill(const std::string &address, const char *key);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_place;
};

void TestFirstRun::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
}

void TestFirstRun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto profile = openProfile(m_folder->path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    vault::KeyStore keys(m_folder->path().toStdString());
    keys.useFileOnly();
    m_place = std::make_unique<Workplace>(std::move(**profile), keys, QString());
    m_place->window().show();
    QVERIFY(QTest::qWaitForWindowActive(&m_place->window()));
    QCOMPARE(m_place->window().place().page, Place::Page::FirstRun);
}

void TestFirstRun::cleanup()
{
    m_place.reset();
}

QString TestFirstRun::said()
{
    QStringList words;
    for (const QLabel *label : banner()->findChildren<QLabel *>())
        if (!label->text().isEmpty())
            words << label->text();
    return words.join(QLatin1Char(' '));
}

void TestFirstRun::fill(const std::string &address, const char *key)
{
    field("address")->selectAll();
    QTest::keyClicks(field("address"), QString::fromStdString(address));
    field("key")->selectAll();
    QTest::keyClicks(field("key"), QString::fromLatin1(key));
}

void TestFirstRun::prefillsCallRail()
{
    QCOMPARE(field("address")->text(), QStringLiteral("https://api.callrail.com"));
    QCOMPARE(field("key")->echoMode(), QLineEdit::Password);
    m_place->window().findChild<ConnectForm *>()->findChild<SegmentedControl *>()->setCurrentIndex(1);
    QVERIFY(field("address")->text().isEmpty());
}

void TestFirstRun::asksForWhatIsMissing()
{
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QVERIFY(banner()->isVisible());
    QVERIFY(field("key")->hasFocus());
}

void TestFirstRun::connects()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([](const Request &r) { return emptyAgency(r, accounts(Acme)); });
    fill(server.url(), "sesame");
    QTest::keyClick(field("key"), Qt::Key_Return);
    QTRY_COMPARE(m_place->window().place().page, Place::Page::Calls);
    QCOMPARE(m_place->desk().syncing.link()->accountName, std::string("Acme Media"));
    QVERIFY(field("key")->text().isEmpty());
    QFile kept(m_folder->filePath(QStringLiteral("api-key-in-clear")));
    QVERIFY(kept.exists());
    QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    for (const Request &request : server.requests())
        QCOMPARE(request.header("authorization"), std::string("Token token=\"sesame\""));
    // and again from the disk
    m_place.reset();
    auto profile = openProfile(m_folder->path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    QCOMPARE((*profile)->link->account, AccountId("ACC1"));
}

void TestFirstRun::choosesAmongAccounts()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([](const Request &r) {
        return emptyAgency(r, accounts(std::string(Acme) + R"(,{"id":"ACC2","name":"Other Media"})"));
    });
    fill(server.url(), "sesame");
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    auto *choice = m_place->window().findChild<QComboBox *>(QStringLiteral("account"));
    QTRY_VERIFY(choice->isVisible());
    QCOMPARE(m_place->window().place().page, Place::Page::FirstRun);
    choice->setCurrentIndex(1);
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_COMPARE(m_place->window().place().page, Place::Page::Calls);
    QCOMPARE(m_place->desk().syncing.link()->account, AccountId("ACC2"));
}

void TestFirstRun::testsWithoutConnecting()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([](const Request &r) { return emptyAgency(r, accounts(Acme)); });
    fill(server.url(), "sesame");
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QCOMPARE(said(), QStringLiteral("Everything fits: this is Acme Media."));
    QCOMPARE(m_place->window().place().page, Place::Page::FirstRun);
    QVERIFY(!m_place->desk().syncing.link());
}

void TestFirstRun::saysWhatIsWrong_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Reply &answer, const char *words) {
        QTest::newRow(name) << answer << QString::fromUtf8(words);
    };
    row("wrong key", Reply::error(401, "HTTP Token: Access denied."), "The key was refused.");
    row("key without rights", Reply::error(403, "No"), "The key may not do this.");
    row("HTML", Reply::html(200, "<!doctype html><title>Welcome"), "not a CallRail or Earshot server");
    row("another JSON", Reply::json(200, R"({"hello":"world"})"), "not a CallRail or Earshot server");
    row("no such page", Reply::html(404, "<h1>Not Found"), "not a CallRail or Earshot server");
    row("no account", accounts(""), "it may see no account");
}

void TestFirstRun::saysWhatIsWrong()
{
    QFETCH(Reply, answer);
    QFETCH(QString, words);
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([answer](const Request &) { return answer; });
    fill(server.url(), "sesame");
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), 15'000);
    QVERIFY2(said().contains(words), qPrintable(said()));
    QVERIFY(button("connect")->isEnabled());
    QCOMPARE(m_place->window().place().page, Place::Page::FirstRun);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("api-key-in-clear"))));
}

void TestFirstRun::refusesAStrangersCertificate()
{
    ScriptedServer server(ScriptedServer::Order::Any, selfSigned("localhost"));
    server.otherwise([](const Request &r) { return emptyAgency(r, accounts(Acme)); });
    fill(server.url(), "sesame");
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), 15'000);
    QVERIFY2(said().contains(QStringLiteral("certificate is not trusted")), qPrintable(said()));
    QVERIFY(server.requests().empty());
}

void TestFirstRun::refusesPlainHttpElsewhere()
{
    fill("http://calls.example", "sesame");
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY2(said().contains(QStringLiteral("https://")), qPrintable(said()));
}

void TestFirstRun::forgetsTheTestWhenTheKeyChanges()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([](const Request &r) { return emptyAgency(r, accounts(Acme)); });
    fill(server.url(), "sesame");
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QTest::keyClicks(field("key"), QStringLiteral("x"));
    QVERIFY(!banner()->isVisible());
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_COMPARE(QString::fromStdString(server.requests().back().header("authorization")),
                 QStringLiteral("Token token=\"sesamex\""));
}

QTEST_MAIN(TestFirstRun)
#include "tst_firstrun.moc"
