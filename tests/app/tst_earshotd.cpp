#include "tests/app/earshotdprogram.h"
#include "tests/support/certificates.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using earshot::test::Answer;
using earshot::test::Authority;
using earshot::test::ClientTls;
using earshot::test::Identity;
using earshot::test::Ran;
using earshot::test::RawClient;
using earshot::test::run;
using earshot::test::Serving;
using earshot::test::words;

/// The program as people and service managers meet it: command lines, exit codes, signals, kill -9.
class TestEarshotd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesWrongCommandLines_data();
    void refusesWrongCommandLines();
    void isToldByItsManPage_data();
    void isToldByItsManPage();
    void fillsOnlyAnEmptyFolder();
    void printsTheKeyAlone();
    void makesKeysWhileServing();
    void servesEachUserItsClients();
    void stopsGracefully();
    void keepsAnEditThroughAKill();
    void refusesASecondServer();
    void limitsAsCallRailDoes();
    void importsTheGoodLines();
    void servesTlsAndReloadsTheCertificate();
    void refusesAKeyOfAnotherCertificate();
    void tellsThatThePortIsTaken();

private:
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString write(const char *name, const std::string &text) const;

    QTemporaryDir m_folder;
    std::string m_admin, m_manager, m_reporting;
};

namespace {

const QString Recent = QStringLiteral("?per_page=1&date_range=last_year");

} // namespace

QString TestEarshotd::write(const char *name, const std::string &text) const
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        return {};
    return path;
}

void TestEarshotd::initTestCase()
{
    const Ran demo = run(words("demo --calls 60 --seed 5 --data") << data());
    QVERIFY2(demo.code == 0, qPrintable(demo.err));
    QVERIFY(demo.out.startsWith(QLatin1String("calls 60,")));
    QVERIFY(demo.err.startsWith(QLatin1String("No recordings: ")));
    for (auto [key, user] : {std::pair(&m_admin, "admin"), {&m_manager, "manager"}, {&m_reporting, "reporting"}}) {
        const Ran added = run(words("key add --data") << data() << QStringLiteral("--user")
                                                      << QString::fromLatin1(user) + QStringLiteral("@demo.example"));
        QCOMPARE(added.code, 0);
        *key = added.out.trimmed().toStdString();
    }
}

void TestEarshotd::refusesWrongCommandLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *line, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(says);
    };
    row("nothing", "", "subcommand");
    row("an unknown command", "dance", "subcommand");
    row("no folder", "serve", "--data");
    row("an address without port", "serve --data DATA --listen 127.0.0.1", "--listen");
    row("a port beyond all", "serve --data DATA --listen 127.0.0.1:70000", "--listen");
    row("in clear for everybody", "serve --data DATA --listen 0.0.0.0:0", "--tls-cert");
    row("in clear for everybody, IPv6", "serve --data DATA --listen [::]:0", "--behind-proxy");
    row("a certificate without key", "serve --data DATA --tls-cert /dev/null", "--tls-key");
    row("two kinds of limits", "serve --data DATA --callrail-limits --limit-hour 5", "--callrail-limits");
    row("a public address that is none", "serve --data DATA --public-url calls.example", "--public-url");
    row("no calls at all", "demo --data DATA --calls 0", "--calls");
    row("a key for nobody", "key add --data DATA", "--user");
}

void TestEarshotd::refusesWrongCommandLines()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    line.replace(QLatin1String("DATA"), data());
    const Ran ran = run(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(ran.code, 2);
    QVERIFY2((ran.out + ran.err).contains(says), qPrintable(ran.err));
}

void TestEarshotd::isToldByItsManPage_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"", "serve", "import", "demo", "key", "key add", "user", "user email"})
        QTest::newRow(*command ? command : "earshotd") << QString::fromLatin1(command);
}

void TestEarshotd::isToldByItsManPage()
{
    QFETCH(QString, command);
    QFile page(QStringLiteral(EARSHOT_SOURCE_DIR "/packaging/man/earshotd.1"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString man = QString::fromUtf8(page.readAll()).remove(QLatin1Char('\\'));
    const Ran help = run(command.split(QLatin1Char(' '), Qt::SkipEmptyParts) << QStringLiteral("--help"));
    QCOMPARE(help.code, 0);
    static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]+"));
    for (auto found = option.globalMatch(help.out); found.hasNext();) {
        const QString name = found.next().captured();
        QVERIFY2(man.contains(name), qPrintable(name));
    }
    QVERIFY2(man.contains(QLatin1String(".SS ") + command) || command.isEmpty() || command == QLatin1String("key"),
             qPrintable(command));
}

void TestEarshotd::fillsOnlyAnEmptyFolder()
{
    const Ran again = run(words("demo --calls 10 --data") << data());
    QCOMPARE(again.code, 7);
    QVERIFY(again.err.startsWith(QLatin1String("earshotd: ")));
}

void TestEarshotd::printsTheKeyAlone()
{
    const Ran added = run(words("key add --user admin@demo.example --data") << data());
    QCOMPARE(added.code, 0);
    QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{64}\n$")).match(added.out).hasMatch());
    QCOMPARE(added.err, QString());
    QCOMPARE(run(words("key add --user nobody@demo.example --data") << data()).code, 6);
}

void TestEarshotd::makesKeysWhileServing()
{
    Serving server(data());
    const Ran added = run(words("key add --user manager@demo.example --data") << data());
    QVERIFY2(added.code == 0, qPrintable(added.err));
    const std::string clients = server.base(m_admin) + "/companies.json";
    QCOMPARE(server.get(added.out.trimmed().toStdString(), clients)[QLatin1String("total_records")].toInt(), 3);
    QCOMPARE(run(words("key add --user nobody@demo.example --data") << data()).code, 6);
    const Ran made = run(words("key add --new-admin --user new@demo.example --data") << data());
    QVERIFY(made.code != 0); // a new user is a change that the server has to number
    QVERIFY2(made.err.contains(QLatin1String("another server holds this folder")), qPrintable(made.err));
}

void TestEarshotd::servesEachUserItsClients()
{
    Serving server(data());
    const std::string clients = server.base(m_admin) + "/companies.json";
    QCOMPARE(server.get(m_admin, clients)[QLatin1String("total_records")].toInt(), 6);
    QCOMPARE(server.get(m_manager, clients)[QLatin1String("total_records")].toInt(), 3);
    QCOMPARE(server.get(m_reporting, clients)[QLatin1String("total_records")].toInt(), 1);
    QCOMPARE(server.ask("0123", "GET " + clients).status, 401);
}

void TestEarshotd::stopsGracefully()
{
    Serving server(data());
    const std::string call = server.base(m_admin) + "/calls/CALsecret.json?search=5550100";
    QCOMPARE(server.ask(m_admin, "GET " + call).status, 404);
    server.signal(SIGTERM);
    QCOMPARE(server.code(), 0);
    QVERIFY(server.log().contains(QLatin1String(R"("route":"/v3/a/{account}/calls/{call}.json","status":404)")));
    QVERIFY(server.log().contains(QLatin1String(R"({"event":"stopped")")));
    for (const char *secret : {"CALsecret", "5550100", "ACC"})
        QVERIFY2(!server.log().contains(QLatin1String(secret)), secret);
    for (const QString &line : server.log().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        QVERIFY2(QJsonDocument::fromJson(line.toUtf8()).isObject(), qPrintable(line));
}

void TestEarshotd::keepsAnEditThroughAKill()
{
    std::string call;
    {
        Serving server(data());
        const std::string base = server.base(m_admin);
        const QJsonArray calls =
            server.get(m_admin, base + "/calls.json" + Recent.toStdString())[QLatin1String("calls")].toArray();
        QCOMPARE(calls.size(), 1);
        call = base + "/calls/" + calls.first()[QLatin1String("id")].toString().toStdString() + ".json";
        QCOMPARE(server.ask(m_admin, "PUT " + call, R"({"note":"kept","tags":["through a kill"]})").status, 200);
        server.kill();
    }
    Serving server(data());
    const QJsonObject kept = server.get(m_admin, call + "?fields=note,tags");
    QCOMPARE(kept[QLatin1String("note")].toString(), QLatin1String("kept"));
    QCOMPARE(kept[QLatin1String("tags")].toArray(), QJsonArray{QStringLiteral("through a kill")});
}

void TestEarshotd::refusesASecondServer()
{
    Serving server(data());
    const Ran second = run(words("serve --listen 127.0.0.1:0 --data") << data());
    QCOMPARE(second.code, 5);
    QVERIFY2(second.err.contains(QLatin1String("Stop it first")), qPrintable(second.err));
    QVERIFY(!server.base(m_admin).empty());
}

void TestEarshotd::limitsAsCallRailDoes()
{
    Serving server(data(), words("--limit-hour 2"));
    QCOMPARE(server.ask(m_admin, "GET /v3/a.json").status, 200);
    QCOMPARE(server.ask(m_manager, "GET /v3/a.json").status, 200);
    QCOMPARE(server.ask(m_admin, "GET /v3/a.json").status, 429);
}

void TestEarshotd::importsTheGoodLines()
{
    const QString folder = m_folder.filePath(QStringLiteral("imported"));
    const QByteArray good = R"({"id":"CALaaaa","company_id":"COMaaaa","company_name":"Bakery",)"
                            R"("start_time":"2026-06-01T10:00:00Z","direction":"inbound",)"
                            R"("customer_phone_number":"+13035550100","tracking_phone_number":"+13035550199",)"
                            R"("conversational_transcript":[{"speaker":"caller","phrase":"Hello","start":0.5}]})";
    const Ran ran = run(words("import --data") << folder << QStringLiteral("-"), good + "\n{\"id\":\n" + good + "\n");
    QCOMPARE(ran.code, 4);
    QVERIFY2(ran.out.startsWith(QLatin1String("imported 1, updated 0, known before 1, recordings 0, bad lines 1")),
             qPrintable(ran.out));
    QVERIFY2(ran.err.contains(QLatin1String("line 2: ")), qPrintable(ran.err));
    QCOMPARE(run(words("import --data") << folder << QStringLiteral("/nowhere/calls.jsonl")).code, 6);
    // what was imported has nobody to see it yet
    const QStringList add = words("key add --user boss@agency.example --data") << folder;
    QCOMPARE(run(add).code, 6);
    const Ran key = run(add + words("--new-admin"));
    QCOMPARE(key.code, 0);
    Serving server(folder);
    const std::string admin = key.out.trimmed().toStdString();
    const QJsonObject call =
        server.get(admin, server.base(admin) + "/calls/CALaaaa.json?fields=company_name,conversational_transcript");
    QCOMPARE(call[QLatin1String("company_name")].toString(), QLatin1String("Bakery"));
    QCOMPARE(call[QLatin1String("conversational_transcript")].toArray().size(), 1);
}

void TestEarshotd::servesTlsAndReloadsTheCertificate()
{
    const Authority authority;
    const auto install = [&] {
        const Identity identity = authority.issue("localhost");
        write("key.pem", identity.privateKey);
        return write("cert.pem", identity.certificate);
    };
    const QString certificate = install();
    Serving server(data(), {QStringLiteral("--tls-cert"), certificate, QStringLiteral("--tls-key"),
                            m_folder.filePath(QStringLiteral("key.pem"))});
    QVERIFY(server.log().contains(QLatin1String("\"url\":\"https://")));
    const auto shown = [&] {
        RawClient client(server.port(), ClientTls{authority.certificate()});
        client.send("GET /v3/a.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return client.read().status == 401 ? client.peerCertificate() : std::string();
    };
    const std::string before = shown();
    QVERIFY(!before.empty());
    install();
    server.signal(SIGHUP);
    QVERIFY(server.readUntil(QRegularExpression(QStringLiteral("certificate_reloaded"))));
    QVERIFY(!shown().empty() && shown() != before);
    write("cert.pem", "no certificate");
    server.signal(SIGHUP);
    QVERIFY(server.readUntil(QRegularExpression(QStringLiteral("certificate_refused"))));
    QVERIFY(!shown().empty());
}

void TestEarshotd::refusesAKeyOfAnotherCertificate()
{
    const Authority authority;
    const QString certificate = write("one.pem", authority.issue("localhost").certificate);
    const QString key = write("other.pem", authority.issue("localhost").privateKey);
    const Ran ran = run(words("serve --listen 127.0.0.1:0 --data")
                        << data() << QStringLiteral("--tls-cert") << certificate << QStringLiteral("--tls-key") << key);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(QLatin1String("certificate")), qPrintable(ran.err));
}

void TestEarshotd::tellsThatThePortIsTaken()
{
    Serving server(data());
    const Ran ran =
        run(words("serve --data") << m_folder.filePath(QStringLiteral("another")) << QStringLiteral("--listen")
                                  << QStringLiteral("127.0.0.1:%1").arg(server.port()));
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(QString::number(server.port())), qPrintable(ran.err));
}

QTEST_GUILESS_MAIN(TestEarshotd)
#include "tst_earshotd.moc"
