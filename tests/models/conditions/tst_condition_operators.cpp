// What each operator means: at least one call it holds for and one it does not, a row each.

#include "models/conditions/check.h"
#include "models/conditions/evaluate.h"
#include "models/conditions/json.h"
#include "models/conditions/operators.h"

#include <QTest>

#include <set>

using namespace earshot;
using namespace earshot::conditions;

namespace {

struct Example {
    const char *name;
    Node condition;
    bool holds;
};

Instant at(const char *iso)
{
    return *parseIso(iso);
}

// A Friday evening in New York, Saturday in UTC and in Kolkata.
Call call()
{
    Call c;
    c.id = CallId("CAL1");
    c.clientId = ClientId("COM1");
    c.startTime = at("2026-03-06T22:30:00-05:00");
    c.duration = seconds(90);
    c.answered = true;
    c.customerPhoneNumber = "+13036231131";
    c.clientTimeZone = "America/New_York";
    c.leadStatus = "good_lead";
    c.source = "Google Ads – École";
    c.landingPageUrl = "https://example.com/Crowns?x=1";
    c.tags = {"New patient", "VIP"};
    c.zipCode = {"90210", "10001"};
    c.milestones = Json{"{}"};
    c.custom = Json{R"({"_fbp":"fb.1.2"})"};
    c.transcript = Transcript{{Speaker::Agent, {}, "How can I help?", {}},
                              {Speaker::Caller, {}, "I'd like to book a visit, please.", {}}};
    return c;
}

const EvalContext Context{at("2026-03-08T12:00:00Z"), *zoneNamed("America/New_York")};

std::vector<Example> examples()
{
    using C = Condition;
    const auto last = [](int count, Period::Unit unit) { return Period{Period::Span::Last, count, unit}; };
    const Weekdays friday{{false, false, false, false, true, false, false}};
    const Weekdays saturday{{false, false, false, false, false, true, false}};
    const auto said = [](const char *text, std::optional<Speaker> speaker) { return Spoken{text, speaker}; };
    const char *dialogue = "conversational_transcript";
    return {
        {"contains, folded", C{"source", Op::Contains, Text{"ECOLE"}}, true},
        {"contains not", C{"source", Op::Contains, Text{"bing"}}, false},
        {"contains, part of a number", C{"customer_phone_number", Op::Contains, Text{"623-1131"}}, true},
        {"contains, other number", C{"customer_phone_number", Op::Contains, Text{"(999)"}}, false},
        {"contains, in a list", C{"zip_code", Op::Contains, Text{"902"}}, true},
        {"contains, not across list entries", C{"zip_code", Op::Contains, Text{"9021010001"}}, false},
        {"contains, in nested facts", C{"custom", Op::Contains, Text{"FB.1"}}, true},
        {"does not contain", C{"source", Op::NotContains, Text{"bing"}}, true},
        {"does not contain, but does", C{"source", Op::NotContains, Text{"google"}}, false},
        {"does not contain, empty text", C{"note", Op::NotContains, Text{"x"}}, true},
        {"is, folded", C{"source", Op::Is, Text{"google ads – ecole"}}, true},
        {"is, only a part", C{"source", Op::Is, Text{"google"}}, false},
        {"is, id", C{"company_id", Op::Is, Text{"COM1"}}, true},
        {"is, id compares exactly", C{"company_id", Op::Is, Text{"com1"}}, false},
        {"is, number as written", C{"customer_phone_number", Op::Is, Text{"(303) 623-1131"}}, true},
        {"is, with slashes and extension", C{"customer_phone_number", Op::Is, Text{"303/623/1131 ext 136"}}, true},
        {"is, from abroad", C{"customer_phone_number", Op::Is, Text{"001 303 623 1131"}}, true},
        {"is, as at home elsewhere", C{"customer_phone_number", Op::Is, Text{"0303 623 1131"}}, true},
        {"is, as at home, other number", C{"customer_phone_number", Op::Is, Text{"0303 623 1132"}}, false},
        {"contains, with a long dash", C{"customer_phone_number", Op::Contains, Text{"623–1131"}}, true},
        {"contains, bracketed zero", C{"customer_phone_number", Op::Contains, Text{"+1 (0)303 623"}}, true},
        {"is, other number", C{"customer_phone_number", Op::Is, Text{"303-623-1132"}}, false},
        {"is not", C{"source", Op::IsNot, Text{"google"}}, true},
        {"is not, but is", C{"id", Op::IsNot, Text{"CAL1"}}, false},
        {"is not, empty text", C{"medium", Op::IsNot, Text{"cpc"}}, true},
        {"starts with", C{"landing_page_url", Op::StartsWith, Text{"HTTPS://example.com/crowns"}}, true},
        {"starts with, stands later", C{"landing_page_url", Op::StartsWith, Text{"example"}}, false},
        {"starts with, number", C{"customer_phone_number", Op::StartsWith, Text{"1 (303)"}}, true},
        {"starts with, number with plus", C{"customer_phone_number", Op::StartsWith, Text{"+1303"}}, true},
        {"starts with, later digits", C{"customer_phone_number", Op::StartsWith, Text{"303"}}, false},
        {"any of", C{"lead_status", Op::AnyOf, Texts{{"not_a_lead", "good_lead"}}}, true},
        {"any of, none", C{"lead_status", Op::AnyOf, Texts{{"not_a_lead"}}}, false},
        {"any of, words compare exactly", C{"lead_status", Op::AnyOf, Texts{{"GOOD_LEAD"}}}, false},
        {"none of", C{"lead_status", Op::NoneOf, Texts{{"not_a_lead"}}}, true},
        {"none of, but one", C{"lead_status", Op::NoneOf, Texts{{"good_lead"}}}, false},
        {"none of, nobody has said", C{"sentiment", Op::NoneOf, Texts{{"positive"}}}, true},

        {"equals", C{"duration", Op::Equals, Number{90}}, true},
        {"equals not", C{"duration", Op::Equals, Number{91}}, false},
        {"equals, unknown is not zero", C{"value", Op::Equals, Number{0}}, false},
        {"not equals", C{"duration", Op::NotEquals, Number{91}}, true},
        {"not equals, equal", C{"duration", Op::NotEquals, Number{90}}, false},
        {"not equals, unknown", C{"value", Op::NotEquals, Number{0}}, true},
        {"less", C{"duration", Op::Less, Number{91}}, true},
        {"less, equal", C{"duration", Op::Less, Number{90}}, false},
        {"less, unknown", C{"value", Op::Less, Number{1}}, false},
        {"at most", C{"duration", Op::AtMost, Number{90}}, true},
        {"at most, above", C{"duration", Op::AtMost, Number{89}}, false},
        {"more", C{"duration", Op::More, Number{89}}, true},
        {"more, equal", C{"duration", Op::More, Number{90}}, false},
        {"at least", C{"duration", Op::AtLeast, Number{90}}, true},
        {"at least, below", C{"duration", Op::AtLeast, Number{91}}, false},
        {"between, both ends", C{"duration", Op::Between, NumberRange{90, 90}}, true},
        {"between, outside", C{"duration", Op::Between, NumberRange{91, 100}}, false},

        {"within 3 days", C{"start_time", Op::Within, last(3, Period::Unit::Day)}, true},
        {"within 2 days", C{"start_time", Op::Within, last(2, Period::Unit::Day)}, false},
        {"within, unknown", C{"good_lead_call_time", Op::Within, last(9, Period::Unit::Year)}, false},
        {"before", C{"start_time", Op::Before, Moment{at("2026-03-07T03:30:00.001Z")}}, true},
        {"before, the same moment", C{"start_time", Op::Before, Moment{at("2026-03-07T03:30:00Z")}}, false},
        {"since, the same moment", C{"start_time", Op::Since, Moment{at("2026-03-07T03:30:00Z")}}, true},
        {"since, earlier", C{"start_time", Op::Since, Moment{at("2026-03-07T03:30:00.001Z")}}, false},
        {"between times",
         C{"start_time", Op::BetweenTimes, MomentRange{at("2026-03-07T03:30:00Z"), at("2026-03-07T03:31:00Z")}}, true},
        {"between times, the end is out",
         C{"start_time", Op::BetweenTimes, MomentRange{at("2026-03-07T03:29:00Z"), at("2026-03-07T03:30:00Z")}}, false},
        {"weekday of the client", C{"start_time", Op::WeekdayIn, friday}, true},
        {"weekday elsewhere", C{"start_time", Op::WeekdayIn, saturday}, false},
        {"time of day of the client", C{"start_time", Op::TimeOfDay, MinuteRange{22 * 60, 23 * 60}}, true},
        {"time of day in UTC", C{"start_time", Op::TimeOfDay, MinuteRange{3 * 60, 4 * 60}}, false},
        {"time of day over midnight", C{"start_time", Op::TimeOfDay, MinuteRange{22 * 60 + 30, 6 * 60}}, true},
        {"time of day over midnight, before", C{"start_time", Op::TimeOfDay, MinuteRange{22 * 60 + 31, 6 * 60}}, false},

        {"yes", C{"answered", Op::Yes, {}}, true},
        {"yes, unknown", C{"first_call", Op::Yes, {}}, false},
        {"no", C{"voicemail", Op::No, {}}, true},
        {"no, unknown", C{"first_call", Op::No, {}}, false},

        {"has tag", C{"tags", Op::HasTag, Text{"VIP"}}, true},
        {"has tag, in another case", C{"tags", Op::HasTag, Text{"vip"}}, true},
        {"has tag, part of one", C{"tags", Op::HasTag, Text{"VI"}}, false},
        {"has any tag", C{"tags", Op::HasAnyTag, Texts{{"other", "VIP"}}}, true},
        {"has any tag, none", C{"tags", Op::HasAnyTag, Texts{{"other"}}}, false},
        {"has all tags", C{"tags", Op::HasAllTags, Texts{{"VIP", "New patient", "VIP"}}}, true},
        {"has all tags, in another case", C{"tags", Op::HasAllTags, Texts{{"vip", "NEW PATIENT"}}}, true},
        {"has all tags, one missing", C{"tags", Op::HasAllTags, Texts{{"VIP", "other"}}}, false},
        {"has no tag", C{"tags", Op::HasNoTag, Texts{{"other", "patient"}}}, true},
        {"has no tag, has one in another case", C{"tags", Op::HasNoTag, Texts{{"other", "vip"}}}, false},
        {"has no tag, has one", C{"tags", Op::HasNoTag, Texts{{"other", "VIP"}}}, false},

        {"has phrase", C{dialogue, Op::HasPhrase, said("book a VISIT", {})}, true},
        {"has phrase, whole words only", C{dialogue, Op::HasPhrase, said("book a vis", {})}, false},
        {"has phrase, not across phrases", C{dialogue, Op::HasPhrase, said("help I'd", {})}, false},
        {"has phrase by the caller", C{dialogue, Op::HasPhrase, said("visit", Speaker::Caller)}, true},
        {"has phrase by the other", C{dialogue, Op::HasPhrase, said("visit", Speaker::Agent)}, false},
        {"lacks phrase", C{dialogue, Op::LacksPhrase, said("refund", {})}, true},
        {"lacks phrase, has it", C{dialogue, Op::LacksPhrase, said("how can i", {})}, false},
        {"lacks phrase by the agent", C{dialogue, Op::LacksPhrase, said("visit", Speaker::Agent)}, true},

        {"is empty, text", C{"note", Op::IsEmpty, {}}, true},
        {"is empty, number", C{"value", Op::IsEmpty, {}}, true},
        {"is empty, nested", C{"milestones", Op::IsEmpty, {}}, true},
        {"is empty, tags", C{"tags", Op::IsEmpty, {}}, false},
        {"is empty, transcript", C{dialogue, Op::IsEmpty, {}}, false},
        {"is not empty, text", C{"source", Op::IsNotEmpty, {}}, true},
        {"is not empty, list", C{"zip_code", Op::IsNotEmpty, {}}, true},
        {"is not empty, nested", C{"custom", Op::IsNotEmpty, {}}, true},
        {"is not empty, time", C{"good_lead_call_time", Op::IsNotEmpty, {}}, false},

        {"empty all", Group{Match::All, {}}, true},
        {"empty any", Group{Match::Any, {}}, false},
        {"empty none", Group{Match::None, {}}, true},
        {"all, one fails", Group{Match::All, {C{"answered", Op::Yes, {}}, C{"voicemail", Op::Yes, {}}}}, false},
        {"any, one holds", Group{Match::Any, {C{"answered", Op::No, {}}, C{"voicemail", Op::No, {}}}}, true},
        {"none, one holds", Group{Match::None, {C{"answered", Op::No, {}}, C{"voicemail", Op::No, {}}}}, false},
        {"refused by check", C{"nonsense", Op::IsEmpty, {}}, false},
    };
}

} // namespace

class TestConditionOperators : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void means_data();
    void means();
    void everyOperatorHasExamples();
    void fallsBackToPlainTranscription();
    void unknownZoneIsUtc();
    void tableIsWhole();
    void startingOperandsFit();
    void refuses_data();
    void refuses();
};

void TestConditionOperators::means_data()
{
    QTest::addColumn<int>("index");
    const auto rows = examples();
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::newRow(rows[i].name) << int(i);
}

void TestConditionOperators::means()
{
    QFETCH(int, index);
    const Example example = examples().at(std::size_t(index));
    QCOMPARE(matches(example.condition, call(), Context), example.holds);
}

void TestConditionOperators::everyOperatorHasExamples()
{
    std::set<std::pair<Op, bool>> shown;
    for (const Example &example : examples())
        if (const Condition *condition = example.condition.condition())
            shown.emplace(condition->op, example.holds);
    for (const OperatorInfo &row : operators()) {
        QVERIFY2(shown.contains({row.op, true}), row.word);
        QVERIFY2(shown.contains({row.op, false}), row.word);
    }
}

void TestConditionOperators::fallsBackToPlainTranscription()
{
    Call c = call();
    c.transcription = "The roof leaks";
    const Node roof = Condition{"conversational_transcript", Op::HasPhrase, Spoken{"roof leaks", {}}};
    const Node byCaller = Condition{"conversational_transcript", Op::HasPhrase, Spoken{"roof leaks", Speaker::Caller}};
    QVERIFY(!matches(roof, c, Context)); // the dialogue is there, and says otherwise
    c.transcript.reset();
    QVERIFY(matches(roof, c, Context));
    QVERIFY(!matches(byCaller, c, Context)); // nobody knows who said it
}

void TestConditionOperators::unknownZoneIsUtc()
{
    Call c = call();
    c.clientTimeZone = "Mars/Olympus";
    QVERIFY(matches(Condition{"start_time", Op::TimeOfDay, MinuteRange{210, 211}}, c, Context));
}

void TestConditionOperators::tableIsWhole()
{
    std::set<std::string_view> words;
    for (int op = 0; op <= int(Op::IsNotEmpty); ++op) {
        const OperatorInfo &row = info(Op(op));
        QCOMPARE(int(row.op), op);
        QVERIFY2(words.insert(row.word).second, row.word);
        QCOMPARE(operatorNamed(row.word), &row);
        QVERIFY(!info(row.opposite).isNegation());
        QCOMPARE(int(info(row.opposite).shape), int(row.shape));
    }
    QCOMPARE(words.size(), operators().size());
    for (const Field &field : callFields())
        QVERIFY2(!operatorsFor(field.kind).empty(), field.key);
    QVERIFY(!operatorNamed("=="));
}

void TestConditionOperators::startingOperandsFit()
{
    for (int shape = 0; shape <= int(Shape::Spoken); ++shape)
        QCOMPARE(int(shapeOf(startingOperand(Shape(shape), Context.now))), shape);
    const Operand period = startingOperand(Shape::Period, Context.now);
    QVERIFY(check(Condition{"start_time", Op::Within, period}));
}

void TestConditionOperators::refuses_data()
{
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("message");
    QTest::newRow("kind") << int(Op::Yes)
                          << QStringLiteral(
                                 "any[1].all[0].op: \"yes\" does not go with \"duration\" (there are: at_least, "
                                 "more_than, at_most, less_than, between, equals, not_equals, is_empty, is_not_empty)");
    QTest::newRow("shape") << int(Op::Less) << QStringLiteral("any[1].all[0].value: expected a whole number");
}

void TestConditionOperators::refuses()
{
    QFETCH(int, op);
    QFETCH(QString, message);
    const Node bad = Condition{"duration", Op(op), {}};
    const Node tree = Group{Match::Any, {Group{}, Group{Match::All, {bad}}}};
    const auto checked = check(tree);
    QVERIFY(!checked);
    QCOMPARE(QString::fromStdString(checked.error().detail), message);
    QVERIFY(!compile(tree, Context));
    QVERIFY(!matches(tree, call(), Context));
}

QTEST_GUILESS_MAIN(TestConditionOperators)
#include "tst_condition_operators.moc"
