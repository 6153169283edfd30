#include "models/items/syncwords.h"

#include <QTest>

using namespace earshot;
using namespace earshot::items;
using Phase = SyncStanding::Phase;
using Link = sync::Status::Link;

namespace {

// Tuesday 3 November 2026, 14:20 UTC
const Instant Now = *parseIso("2026-11-03T14:20:00Z");
constexpr auto Minute = std::chrono::minutes(1);

Reader reader()
{
    Reader r;
    r.locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    r.zone = QTimeZone::utc();
    r.today = QDate(2026, 11, 3);
    return r;
}

remote::BudgetFigures leftOf(int used, int left)
{
    remote::BudgetFigures figures;
    figures.usedHour = used;
    figures.leftHour = left;
    return figures;
}

SyncStanding running(Link link)
{
    SyncStanding s;
    s.phase = Phase::Running;
    s.status.link = link;
    return s;
}

} // namespace

class TestSyncWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(reader().locale); }
    void says_data();
    void says();
    void tellsTheOutbox_data();
    void tellsTheOutbox();
    void tellsTheBudget();
    void tellsWhatEditsCost_data();
    void tellsWhatEditsCost();
    void tellsHowFarItReaches_data();
    void tellsHowFarItReaches();
    void tellsWhatWasErased();
};

Q_DECLARE_METATYPE(SyncStanding)
Q_DECLARE_METATYPE(std::optional<sync::Reread>)

void TestSyncWords::says_data()
{
    QTest::addColumn<SyncStanding>("standing");
    QTest::addColumn<int>("mood");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("action");
    const auto row = [](const char *name, const SyncStanding &s, Mood mood, const char *line, const char *action = "") {
        QTest::newRow(name) << s << int(mood) << QString::fromUtf8(line) << QString::fromUtf8(action);
    };
    SyncStanding s;
    row("opening", s, Mood::Busy, "Opening…");
    s.phase = Phase::Unlinked;
    row("never connected", s, Mood::Waiting, "Not connected", "Connect");
    s.phase = Phase::NoKey;
    row("no key", s, Mood::Asking, "No key for the server", "Connect again");
    s.phase = Phase::Paused;
    row("paused", s, Mood::Waiting, "Sync is paused", "Resume");
    s.phase = Phase::ReadOnly;
    row("read-only", s, Mood::Waiting, "Opened for reading only");

    row("connecting", running(Link::Connecting), Mood::Busy, "Connecting…");
    row("key refused", running(Link::NeedsKey), Mood::Asking, "The key was refused", "Connect again");

    s = running(Link::Online);
    s.status.lastSync = Now - 2 * Minute;
    row("up to date", s, Mood::Calm, "Up to date, 2 min ago");
    s.status.busy[sync::Activity::Transcripts] = {3, 400, {}};
    row("transcripts in the background stay quiet", s, Mood::Calm, "Up to date, 2 min ago");
    s.status.busy[sync::Activity::Edits] = {};
    row("sending edits", s, Mood::Busy, "Sending edits");
    s = running(Link::Online);
    s.status.busy[sync::Activity::Calls] = {1200, 0, *parseIso("2025-03-03T08:00:00Z")};
    row("first sync", s, Mood::Busy, "Reading calls, back to 3 Mar 2025");
    s = running(Link::Online);
    s.status.budget.pausedUntil = Now + 10 * Minute;
    row("429", s, Mood::Waiting, "The server asks to wait until 14:30");
    s.status.budget.pausedUntil = Now - Minute;
    s.status.lastSync = Now;
    row("429 that is over", s, Mood::Calm, "Up to date, just now");
    s.status.aside["tags"] = {{Error::Kind::Server, "HTTP 500"}, Now, Now + 10 * Minute, 1};
    s.status.aside["users"] = {{Error::Kind::Server, "HTTP 500"}, Now, Now + 10 * Minute, 1};
    row("some things set aside", s, Mood::Waiting, "Up to date but for 2 things that cannot be read now");
    s.status.budget.waitsUntil = Now + 10 * Minute;
    row("the budget is spent", s, Mood::Waiting, "All requests for now are used up; it goes on at 14:30");

    s = running(Link::Offline);
    s.status.trouble = Error{Error::Kind::Offline, "no route"};
    s.status.since = Now - 15 * Minute;
    row("offline", s, Mood::Waiting, "Offline since 14:05");
    s.outbox.waiting = 2;
    s.outbox.sending = 1;
    row("offline with edits", s, Mood::Waiting, "Offline since 14:05 · 3 edits wait");
    s.status.since = Now - std::chrono::hours(24);
    row("offline since yesterday", s, Mood::Waiting, "Offline since Yesterday 14:20 · 3 edits wait");
    s.status.trouble = Error{Error::Kind::Tls, "expired"};
    row("certificate", s, Mood::Asking, "The server's certificate is not trusted, so nothing was sent.");
    s.status.trouble = Error{Error::Kind::NotTheService, "<html>"};
    row("HTML", s, Mood::Asking, "What answers there is not a CallRail or Earshot server.");
    s.status.trouble = Error{Error::Kind::Server, "500"};
    row("500", s, Mood::Waiting, "The server has a fault.");
    s.status.trouble = Error{Error::Kind::DiskFull, ""};
    row("disk full", s, Mood::Asking, "The disk is full, so nothing can be saved.");
}

void TestSyncWords::says()
{
    QFETCH(SyncStanding, standing);
    QFETCH(int, mood);
    QFETCH(QString, line);
    QFETCH(QString, action);
    const SyncWords said = words(standing, Now, reader());
    QCOMPARE(said.line, line);
    QCOMPARE(int(said.mood), mood);
    QCOMPARE(said.action, action);
}

void TestSyncWords::tellsTheOutbox_data()
{
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("refused");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << 0 << 0 << QString();
    QTest::newRow("waiting") << 3 << 0 << QStringLiteral("3 edits wait");
    QTest::newRow("refused comes first") << 3 << 2 << QStringLiteral("2 edits were refused");
}

void TestSyncWords::tellsTheOutbox()
{
    QFETCH(int, waiting);
    QFETCH(int, refused);
    QFETCH(QString, said);
    store::OutboxCounts counts;
    counts.waiting = waiting;
    counts.refused = refused;
    QCOMPARE(outboxWords(counts), said);
}

void TestSyncWords::tellsTheBudget()
{
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    QCOMPARE(budgetWords({}, locale), QString());
    QCOMPARE(budgetWords(leftOf(138, 812), locale), QStringLiteral("812 of 950 requests left this hour"));
    QCOMPARE(budgetWords(leftOf(7, 999'993), locale), QStringLiteral("7 requests this hour"));
}

// An edit takes two requests: the call is read before it is changed.
void TestSyncWords::tellsWhatEditsCost_data()
{
    QTest::addColumn<int>("edits");
    QTest::addColumn<int>("anHour");
    QTest::addColumn<int>("aDay");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, int edits, int anHour, int aDay, const char *said) {
        QTest::newRow(name) << edits << anHour << aDay << QString::fromLatin1(said);
    };
    row("no figures", 10, 0, 0, "10 edits will be sent.");
    row("no limit", 4000, 1'000'000, 0, "4,000 edits will be sent.");
    row("minutes", 100, 1000, 10'000, "100 edits, about 12 minutes of this account's limit.");
    row("an hour, by half of which one is misled", 1000, 1000, 10'000,
        "1,000 edits, about 2 hours of this account's limit.");
    row("days", 10'000, 1000, 10'000, "10,000 edits, about 2 days of this account's limit.");
}

void TestSyncWords::tellsWhatEditsCost()
{
    QFETCH(int, edits);
    QFETCH(int, anHour);
    QFETCH(int, aDay);
    QFETCH(QString, said);
    remote::BudgetFigures figures = leftOf(0, anHour);
    figures.leftDay = aDay;
    QString words = editCostWords(edits, figures);
    words.replace(QStringLiteral("(s)"), QStringLiteral("s")); // without a translation
    QCOMPARE(words, said);
}

void TestSyncWords::tellsHowFarItReaches_data()
{
    QTest::addColumn<bool>("isCurrentSince");
    QTest::addColumn<std::optional<sync::Reread>>("reread");
    QTest::addColumn<QString>("said");
    const Instant reached = *parseIso("2026-03-03T08:00:00Z"), limit = *parseIso("2024-11-03T08:00:00Z");
    QTest::newRow("a server with a list of changes") << false << std::optional<sync::Reread>() << QString();
    QTest::newRow("before the first re-read")
        << true << std::optional<sync::Reread>() << QStringLiteral("Every change since 27 Oct 2026 is here.");
    QTest::newRow("being read again")
        << true << std::optional(sync::Reread{reached, limit, {}})
        << QStringLiteral(
               "Every change since 27 Oct 2026 is here. Older calls are being read again: back to 3 Mar 2026 so far, "
               "of 3 Nov 2024.");
    QTest::newRow("read again") << true << std::optional(sync::Reread{limit, limit, Now + 24 * 60 * Minute})
                                << QStringLiteral(
                                       "Every change since 27 Oct 2026 is here. Older calls were read again; the "
                                       "next time begins on 4 Nov 2026.");
}

void TestSyncWords::tellsHowFarItReaches()
{
    QFETCH(bool, isCurrentSince);
    QFETCH(std::optional<sync::Reread>, reread);
    QFETCH(QString, said);
    sync::Status status;
    if (isCurrentSince)
        status.current = Now - 7 * 24 * 60 * Minute;
    status.reread = reread;
    QCOMPARE(reachWords(status, reader()), said);
}

void TestSyncWords::tellsWhatWasErased()
{
    const sync::Erased dental{"Smile Dental", 12, 0, {}}, roofers{"Roofers", 3, 2, "/p/unsent-edits.jsonl"};
    const ErrorWords one = erasedWords({dental});
    QVERIFY2(one.what.startsWith(QStringLiteral("The key may not see Smile Dental any more, so 12 call")),
             qPrintable(one.what));
    QCOMPARE(one.advice, QString());
    const ErrorWords both = erasedWords({dental, roofers});
    QVERIFY2(both.what.contains(QStringLiteral("Smile Dental and Roofers")) &&
                 both.what.contains(QStringLiteral("15 call")),
             qPrintable(both.what));
    QVERIFY2(both.advice.startsWith(QStringLiteral("2 edit")) &&
                 both.advice.endsWith(QStringLiteral("/p/unsent-edits.jsonl.")),
             qPrintable(both.advice));
}

QTEST_GUILESS_MAIN(TestSyncWords)
#include "tst_syncwords.moc"
