#include "models/conditions/check.h"
#include "models/conditions/json.h"
#include "models/conditions/listing.h"
#include "tests/models/conditions/chance.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace earshot;
using namespace earshot::conditions;

class TestConditionJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writes();
    void roundTrips();
    void keepsItsWords();
    void says_data();
    void says();
    void listsWhatCanBeAsked();
    void refusesTheNewer();
    void survivesHostileInput_data();
    void survivesHostileInput();
    void survivesDamage();
};

void TestConditionJson::writes()
{
    const Node tree = Group{
        Match::All,
        {Condition{"duration", Op::AtLeast, Number{90}},
         Group{Match::None, {Condition{"source", Op::Contains, Text{"“é”\n"}}, Condition{"note", Op::IsEmpty, {}}}},
         Condition{"start_time", Op::Within, Period{Period::Span::Previous, 2, Period::Unit::Quarter}},
         Condition{"start_time", Op::TimeOfDay, MinuteRange{22 * 60 + 5, 6 * 60}}}};
    QCOMPARE(toJson(tree), std::string(R"({"version":1,"all":[{"field":"duration","op":"at_least","value":90},)"
                                       R"({"none":[{"field":"source","op":"contains","value":"“é”\n"},)"
                                       R"({"field":"note","op":"is_empty"}]},)"
                                       R"({"field":"start_time","op":"within","value":)"
                                       R"({"span":"previous","count":2,"unit":"quarter"}},)"
                                       R"({"field":"start_time","op":"time_of_day","value":)"
                                       R"({"from":"22:05","to":"06:00"}}]})"));
    QCOMPARE(toJson(Node()), std::string(R"({"version":1,"all":[]})"));
}

void TestConditionJson::roundTrips()
{
    Chance chance(7);
    for (int i = 0; i < 5000; ++i) {
        const Node tree = chance.tree(4);
        const std::string json = toJson(tree);
        const auto read = fromJson(json);
        QVERIFY2(read, read ? "" : (json + '\n' + read.error().detail).c_str());
        QVERIFY2(*read == tree, json.c_str());
    }
}

// Files hold these words: one that is missing here was changed, and old views and rules no longer open.
void TestConditionJson::keepsItsWords()
{
    const std::vector<std::string_view> words{
        "contains",     "not_contains", "is",         "is_not",       "starts_with", "any_of",
        "none_of",      "at_least",     "more_than",  "at_most",      "less_than",   "between",
        "equals",       "not_equals",   "within",     "since",        "before",      "between_times",
        "weekday_in",   "time_of_day",  "yes",        "no",           "has_tag",     "has_any_tag",
        "has_all_tags", "has_no_tag",   "has_phrase", "lacks_phrase", "is_empty",    "is_not_empty"};
    for (const std::string_view word : words)
        QVERIFY2(operatorNamed(word), std::string(word).c_str());
    QCOMPARE(words.size(), operators().size());
}

void TestConditionJson::says_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("message");
    const auto whole = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(message);
    };
    const auto third = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name)
            << QStringLiteral(R"({"version":1,"all":[{"any":[]},{"none":[]},%1]})").arg(QString::fromUtf8(json))
            << QStringLiteral("all[2]") + QString::fromUtf8(message);
    };
    whole("not JSON", "{", "not JSON at byte 1: Missing a name for object member.");
    whole("empty", "", "not JSON at byte 0: The document is empty.");
    whole("two documents", R"({"version":1,"all":[]}{})",
          "not JSON at byte 22: The document root must not be followed by other values.");
    whole("array", "[]", "expected an object");
    whole("no version", R"({"all":[]})", "version: is missing");
    whole("version as text", R"({"version":"1","all":[]})", "version: expected a number");
    whole("version 0", R"({"version":0,"all":[]})", "version: expected 1");
    whole("nothing", R"({"version":1})", "field: is missing");
    whole("group not array", R"({"version":1,"any":{}})", "any: expected an array");
    whole("two groups", R"({"version":1,"any":[],"all":[]})", "any: unknown key (known: all, version)");
    whole("bare condition", R"({"version":1,"field":"duration","op":"less_than","value":"9"})",
          "value: expected a number");
    third("inner version", R"({"version":1,"all":[]})", ".version: unknown key (known: all)");
    third("not an object", "7", ": expected an object");
    third("unknown key", R"({"field":"note","op":"is_empty","valeu":1})",
          ".valeu: unknown key (known: field, op, value)");
    third("twice", R"({"field":"note","field":"source","op":"is_empty"})", ".field: comes twice");
    third("field missing", R"({"op":"is_empty"})", ".field: is missing");
    third("field not text", R"({"field":1,"op":"is_empty"})", ".field: expected text");
    third("unknown field", R"({"field":"shoe_size","op":"is_empty"})", R"(.field: there is no field "shoe_size")");
    third("derived field", R"({"field":"formatted_duration","op":"is_empty"})",
          R"(.field: "formatted_duration" is worked out from other fields)");
    third(
        "unknown operator", R"({"field":"note","op":"likes"})",
        R"(.op: there is no operator "likes" (there are: contains, not_contains, is, is_not, starts_with, any_of, none_of, is_empty, is_not_empty))");
    third("mistyped field", R"({"field":"duratoin","op":"is_empty"})",
          R"(.field: there is no field "duratoin" (nearest: duration))");
    third("part of a field", R"({"field":"lead_stat","op":"is_empty"})",
          R"(.field: there is no field "lead_stat" (nearest: lead_status))");
    third(
        "operator of another kind", R"({"field":"note","op":"at_least","value":1})",
        R"(.op: "at_least" does not go with "note" (there are: contains, not_contains, is, is_not, starts_with, any_of, none_of, is_empty, is_not_empty))");
    third("value missing", R"({"field":"note","op":"is"})", ".value: is missing");
    third("value too many", R"({"field":"note","op":"is_empty","value":1})", ".value: this operator takes no value");
    third("text for number", R"({"field":"duration","op":"less_than","value":"90"})", ".value: expected a number");
    third("fraction", R"({"field":"value","op":"less_than","value":1.5})",
          ".value: expected a whole number (seconds for durations, cents for money)");
    third("number too large", R"({"field":"value","op":"less_than","value":9223372036854775808})",
          ".value: expected a whole number (seconds for durations, cents for money)");
    third("range turned round", R"({"field":"value","op":"between","value":{"from":2,"to":1}})",
          ".value: the range ends before it begins");
    third("range without end", R"({"field":"value","op":"between","value":{"from":2}})", ".value.to: is missing");
    third("empty text", R"({"field":"note","op":"contains","value":""})", ".value: expected some text");
    third("text of marks alone", "{\"field\":\"note\",\"op\":\"contains\",\"value\":\"\u0301\"}",
          ".value: expected some text");
    third("empty list", R"({"field":"note","op":"any_of","value":[]})", ".value: expected at least one text");
    third("wrong in list", R"({"field":"note","op":"any_of","value":["a",2]})", ".value[1]: expected text");
    third("empty in list", R"({"field":"note","op":"any_of","value":["a",""]})", ".value[1]: expected some text");
    third("time without offset", R"({"field":"start_time","op":"since","value":"2026-03-01T09:00:00"})",
          R"(.value: expected a time with offset, such as "2026-03-01T09:00:00Z")");
    third("no such day", R"({"field":"start_time","op":"since","value":"2026-02-30T09:00:00Z"})",
          R"(.value: expected a time with offset, such as "2026-03-01T09:00:00Z")");
    third("unknown span", R"({"field":"start_time","op":"within","value":{"span":"next","unit":"day"}})",
          ".value.span: expected one of last, this, previous");
    third("count zero", R"({"field":"start_time","op":"within","value":{"span":"last","count":0,"unit":"day"}})",
          ".value.count: expected 1 to 4000");
    third("two of this", R"({"field":"start_time","op":"within","value":{"span":"this","count":2,"unit":"day"}})",
          R"(.value.count: there is only one of "this")");
    third("unknown day", R"({"field":"start_time","op":"weekday_in","value":["mon","som"]})",
          ".value[1]: expected one of mon, tue, wed, thu, fri, sat, sun");
    third("no day", R"({"field":"start_time","op":"weekday_in","value":[]})", ".value: expected at least one day");
    third("24:00", R"({"field":"start_time","op":"time_of_day","value":{"from":"09:00","to":"24:00"}})",
          R"(.value.to: expected a time of day, such as "09:30")");
    third("empty hours", R"({"field":"start_time","op":"time_of_day","value":{"from":"09:00","to":"09:00"}})",
          ".value: the range is empty");
    third("phrase without words", R"({"field":"conversational_transcript","op":"has_phrase","value":{"text":"?!"}})",
          ".value.text: expected a word");
    third("unknown speaker",
          R"({"field":"conversational_transcript","op":"has_phrase","value":{"text":"a","speaker":"dog"}})",
          ".value.speaker: expected one of unknown, caller, agent");
}

void TestConditionJson::says()
{
    QFETCH(QString, json);
    QFETCH(QString, message);
    const auto read = fromJson(json.toStdString());
    QVERIFY(!read);
    QCOMPARE(QString::fromStdString(read.error().detail), message);
    QCOMPARE(int(read.error().kind), int(Error::Kind::BadData));
}

// The help names every field and operator, and each of its examples is a condition.
void TestConditionJson::listsWhatCanBeAsked()
{
    QString field;
    int operatorsSeen = 0;
    std::set<QString> fields;
    for (const QString &line : QString::fromStdString(listing()).split(u'\n')) {
        static const QRegularExpression fieldLine(QStringLiteral("^  (\\w+)(:.*)?$"));
        static const QRegularExpression operatorLine(QStringLiteral("^  (\\w+)  +(no value|[\\[{\"\\d].*)$"));
        if (const auto match = operatorLine.match(line); match.hasMatch()) {
            const QString value =
                match.captured(2) == u"no value" ? QString() : QStringLiteral(",\"value\":") + match.captured(2);
            const QString json =
                QStringLiteral(R"({"version":1,"field":"%1","op":"%2"%3})").arg(field, match.captured(1), value);
            const auto read = fromJson(json.toStdString());
            QVERIFY2(read.ok(), qPrintable(json));
            ++operatorsSeen;
        } else if (const auto named = fieldLine.match(line); named.hasMatch()) {
            field = named.captured(1);
            fields.insert(field);
        }
    }
    QVERIFY(operatorsSeen > 50);
    for (const Field &known : callFields())
        QCOMPARE(fields.contains(QString::fromLatin1(known.key)), isFilterable(known));
}

void TestConditionJson::refusesTheNewer()
{
    const auto read = fromJson(R"({"version":2,"xor":[{"field":"mood"}]})");
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), int(Error::Kind::NewerSchema));
}

void TestConditionJson::survivesHostileInput_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a megabyte of [") << QByteArray(1'000'000, '[');
    QByteArray deep = R"({"version":1,"all":[)";
    for (int i = 0; i < 60'000; ++i)
        deep += R"({"all":[)";
    QTest::newRow("deep, cut off") << deep;
    for (int i = 0; i < 60'000; ++i)
        deep += "]}";
    QTest::newRow("deep and whole") << deep + "]}";
    QByteArray wide = R"({"version":1,"all":[)";
    for (int i = 0; i < 60'000; ++i)
        wide += R"({"any":[]},)";
    QTest::newRow("wide") << wide + R"({"any":[]}]})";
    QTest::newRow("too large") << QByteArray(int(MaxJsonBytes) + 1, ' ');
    QTest::newRow("not UTF-8") << QByteArray("{\"version\":1,\"field\":\"note\",\"op\":\"is\",\"value\":\"\xff\"}");
    QTest::newRow("long text") << R"({"version":1,"field":"note","op":"is","value":")" +
                                      QByteArray(int(MaxTextBytes) + 1, 'x') + "\"}";
    QTest::newRow("NUL alone") << QByteArray(R"({"version":1,"field":"note","op":"contains","value":"\u0000"})");
}

void TestConditionJson::survivesHostileInput()
{
    QFETCH(QByteArray, json);
    const auto read = fromJson(json.toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().detail.size() < 300, read.error().detail.c_str());
}

// Any byte of a good tree changed: an error or another good tree, never a crash.
void TestConditionJson::survivesDamage()
{
    Chance chance(11);
    int good = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string json = toJson(chance.tree(3));
        json[chance.below(json.size())] = char(chance.below(256));
        if (const auto read = fromJson(json)) {
            ++good;
            QVERIFY(check(*read));
        }
    }
    QVERIFY(good > 0 && good < 2500);
}

QTEST_GUILESS_MAIN(TestConditionJson)
#include "tst_condition_json.moc"
