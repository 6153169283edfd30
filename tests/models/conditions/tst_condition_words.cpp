#include "models/conditions/json.h"
#include "models/conditions/words.h"
#include "tests/models/conditions/chance.h"

#include <QTest>
#include <QTranslator>

using namespace earshot;
using namespace earshot::conditions;

namespace {

Wording wording()
{
    return {QLocale(QLocale::English, QLocale::UnitedKingdom), *zoneNamed("Europe/London"),
            [](const Field &field, const std::string &value) {
                const bool known = std::string_view(field.key) == "company_id" && value == "COM1";
                return known ? QStringLiteral("Bright Dental") : QString();
            }};
}

// Turns everything round, as a language with another word order does.
class Backwards : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        const QString text = QString::fromUtf8(source);
        return n > 1 && text == QStringLiteral("in the last %n days") ? QStringLiteral("%n dnāṁ")
               : text == QStringLiteral("%1 is at least %2")          ? QStringLiteral("%2 ≤ %1")
                                                                      : QString();
    }
};

} // namespace

class TestConditionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
    void namesPeriods();
    void wordsEverything();
    void followsTheLanguage();
};

void TestConditionWords::says_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("chip");
    const auto row = [](const char *name, const char *json, const char *sentence, const char *chip) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(sentence) << QString::fromUtf8(chip);
    };
    const auto group = [](const char *name, const char *json, const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(sentence) << QString();
    };
    row("duration", R"("field":"duration","op":"at_least","value":90)", "Duration is at least 1:30", "Duration ≥ 1:30");
    row("long duration", R"("field":"duration","op":"between","value":{"from":5,"to":3725})",
        "Duration is between 0:05 and 1:02:05", "Duration: 0:05 – 1:02:05");
    row("money", R"("field":"value","op":"more_than","value":123450)", "Value is more than 1,234.50",
        "Value > 1,234.50");
    row("text", R"("field":"source","op":"contains","value":"google %2 %1")", "Source contains “google %2 %1”",
        "Source: “google %2 %1”");
    row("one of", R"("field":"lead_status","op":"any_of","value":["good_lead","not_a_lead"])",
        "Lead status is Lead or Not a lead", "Lead status: Lead or Not a lead");
    row("five of", R"("field":"source","op":"none_of","value":["a","b","c","d","e"])",
        "Source is not “a”, “b”, “c”, “d” or “e”", "Source: not “a”, “b”, “c” and 2 more");
    row("client by name", R"("field":"company_id","op":"is","value":"COM1")", "Client ID is Bright Dental",
        "Client ID: Bright Dental");
    row("client without name", R"("field":"company_id","op":"is","value":"COM2")", "Client ID is “COM2”",
        "Client ID: “COM2”");
    row("period", R"("field":"start_time","op":"within","value":{"span":"last","count":30,"unit":"day"})",
        "Time is in the last 30 days", "Time: last 30 days");
    row("whole days",
        R"("field":"start_time","op":"between_times","value":{"from":"2026-03-01T00:00:00Z","to":"2026-03-31T23:00:00Z"})",
        "Time is between 01/03/2026 and 31/03/2026", "Time: 01/03/2026 – 31/03/2026");
    row("since", R"("field":"start_time","op":"since","value":"2026-06-01T08:30:00Z")",
        "Time is 01/06/2026 09:30 or later", "Time ≥ 01/06/2026 09:30");
    row("weekdays", R"("field":"start_time","op":"weekday_in","value":["sat","mon","sun"])",
        "Time is on Monday, Saturday or Sunday", "Time: Mon, Sat, Sun");
    row("hours", R"("field":"start_time","op":"time_of_day","value":{"from":"22:00","to":"06:05"})",
        "Time is between 22:00 and 06:05 in the client’s time", "Time: 22:00 – 06:05");
    row("tag", R"("field":"tags","op":"has_tag","value":"New patient")", "A tag is “New patient”",
        "Tag: “New patient”");
    row("all tags", R"("field":"tags","op":"has_all_tags","value":["a","b","c"])",
        "The tags include all of “a”, “b” and “c”", "Tags: all of “a”, “b” and “c”");
    row("phrase", R"("field":"conversational_transcript","op":"has_phrase","value":{"text":"book a visit"})",
        "The transcript contains “book a visit”", "Transcript: “book a visit”");
    row("phrase of the caller",
        R"("field":"conversational_transcript","op":"lacks_phrase","value":{"text":"refund","speaker":"caller"})",
        "The caller does not say “refund”", "Caller: without “refund”");
    row("yes", R"("field":"answered","op":"yes")", "Answered is yes", "Answered: yes");
    row("long text", R"("field":"note","op":"is","value":"abcdefghij abcdefghij abcdefghij abcdefghij x")",
        "Note is “abcdefghij abcdefghij abcdefghij abcdefghij x”", "Note: “abcdefghij abcdefghij abcdefghij abcdef…”");
    group("the brief", R"("all":[{"field":"duration","op":"at_least","value":90},
        {"any":[{"field":"source","op":"contains","value":"google"},{"field":"tags","op":"has_tag","value":"VIP"}]},
        {"none":[{"field":"voicemail","op":"yes"},{"field":"note","op":"is_empty"}]}])",
          "Duration is at least 1:30 and (Source contains “google” or a tag is “VIP”) and (none of: Voicemail is yes; "
          "Note is empty)");
    group("only one in a group", R"("any":[{"all":[{"field":"note","op":"is_empty"}]}])", "Note is empty");
    group("not", R"("none":[{"field":"note","op":"is_empty"}])", "It is not true that Note is empty");
    group("everything", R"("all":[])", "All calls");
    group("nothing", R"("any":[])", "No call");
}

void TestConditionWords::says()
{
    QFETCH(QString, json);
    const auto tree = fromJson("{\"version\":1," + json.toStdString() + '}');
    QVERIFY2(tree, tree ? "" : tree.error().detail.c_str());
    QTEST(sentence(*tree, wording()), "sentence");
    if (tree->condition())
        QTEST(chip(*tree, wording()), "chip");
    QVERIFY(chip(*tree, wording()).size() <= 80);
}

void TestConditionWords::namesPeriods()
{
    using Span = Period::Span;
    using Unit = Period::Unit;
    QCOMPARE(periodName({Span::Last, 1, Unit::Day}), QStringLiteral("today"));
    QCOMPARE(periodName({Span::Last, 12, Unit::Month}), QStringLiteral("last 12 months"));
    QCOMPARE(periodName({Span::This, 1, Unit::Quarter}), QStringLiteral("this quarter"));
    QCOMPARE(periodName({Span::Previous, 1, Unit::Day}), QStringLiteral("yesterday"));
    QCOMPARE(periodName({Span::Previous, 2, Unit::Week}), QStringLiteral("2 weeks before this one"));
}

// Every operator on every kind has words, with nothing left open in them.
void TestConditionWords::wordsEverything()
{
    Chance chance(3);
    const QRegularExpression open(QStringLiteral("%[123n]|\\bundefined\\b"));
    for (const Field &field : callFields())
        for (const OperatorInfo &row : operatorsFor(field.kind))
            if (isFilterable(field)) {
                const Condition condition = chance.condition(field, row);
                for (const QString &words : {sentence(condition, wording()), chip(condition, wording())}) {
                    QVERIFY2(!words.isEmpty() && !words.contains(open), qPrintable(words));
                    QVERIFY2(!words.contains(QStringLiteral("  ")), qPrintable(words));
                }
            }
}

void TestConditionWords::followsTheLanguage()
{
    Backwards language;
    QCoreApplication::installTranslator(&language);
    const Node duration = Condition{"duration", Op::AtLeast, Number{90}};
    const Node period = Condition{"start_time", Op::Within, Period{Period::Span::Last, 30, Period::Unit::Day}};
    QCOMPARE(sentence(duration, wording()), QStringLiteral("1:30 ≤ Duration"));
    QCOMPARE(sentence(period, wording()), QStringLiteral("Time is 30 dnāṁ"));
    QCoreApplication::removeTranslator(&language);
}

QTEST_GUILESS_MAIN(TestConditionWords)
#include "tst_condition_words.moc"
