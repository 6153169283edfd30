#include "models/wire/updates.h"

#include <QTest>

using namespace earshot;
using namespace earshot::wire;
using namespace Qt::StringLiterals;

using Cleared = std::optional<Cents>;

class TestUpdates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCallUpdates_data();
    void readsCallUpdates();
    void refuses_data();
    void refuses();
    void writesChangedKeysAlone();
    void appliesToCalls();
    void readsTags();
    void readsForms();
};

void TestUpdates::readsCallUpdates_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<CallUpdate>("update");
    const auto row = [](const char *name, const char *body, const CallUpdate &update) {
        QTest::newRow(name) << QByteArray(body) << update;
    };
    row("nothing", "{}", {});
    row("note", R"({"note":"n"})", {.note = "n"});
    row("note by its other name", R"({"notes":"n"})", {.note = "n"});
    row("note cleared by null", R"({"note":null})", {.note = ""});
    row("note cleared by empty text", R"({"note":""})", {.note = ""});
    row("tags", R"({"tags":["a","b","a",""]})", {.tags = Words{"a", "b"}});
    row("tags as objects", R"({"tags":[{"id":1,"name":"a"}]})", {.tags = Words{"a"}});
    row("tags cleared", R"({"tags":[]})", {.tags = Words{}});
    row("tags appended", R"({"tags":["a"],"append_tags":"true"})", {.tags = Words{"a"}, .appendTags = true});
    row("tags added and taken away", R"({"add_tags":["a"],"remove_tags":["b","b"]})",
        {.addTags = {"a"}, .removeTags = {"b"}});
    row("lead", R"({"lead_status":"good_lead"})", {.leadStatus = "good_lead"});
    row("lead cleared", R"({"lead_status":""})", {.leadStatus = ""});
    row("value as dollars", R"({"value":"$1.00"})", {.value = Cleared(Cents(100))});
    row("value as number", R"({"value":1.5})", {.value = Cleared(Cents(150))});
    row("value cleared", R"({"value":null})", {.value = Cleared()});
    row("name", R"({"customer_name":"A"})", {.customerName = "A"});
    row("spam", R"({"spam":true})", {.spam = true});
    row("no spam", R"({"spam":null})", {});
    row("unknown keys", R"({"colour":{"deep":[1]}})", {});
    row("a client that sends null for the rest",
        R"({"tags":["x"],"note":"n","value":null,"lead_status":null,"append_tags":null,"customer_name":null,"spam":null})",
        {.note = "n", .tags = Words{"x"}, .leadStatus = "", .value = Cleared(), .customerName = ""});
}

void TestUpdates::readsCallUpdates()
{
    QFETCH(QByteArray, body);
    QFETCH(CallUpdate, update);
    const auto read = readCallUpdate(body.toStdString());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == update);
    QVERIFY(*readCallUpdate(writeCallUpdate(update)) == update);
}

void TestUpdates::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");
    const auto refused = Error::Kind::Refused;
    const auto bad = Error::Kind::BadData;
    QTest::newRow("lead word") << QByteArray(R"({"lead_status":"perhaps"})") << refused
                               << QString("lead_status must be good_lead, not_a_lead or null"_L1);
    QTest::newRow("earlier lead") << QByteArray(R"({"lead_status":"previously_marked_good_lead"})") << refused
                                  << QString("lead_status must be good_lead, not_a_lead or null"_L1);
    QTest::newRow("value") << QByteArray(R"({"value":"lots"})") << refused << QString("value is not an amount"_L1);
    QTest::newRow("note as object") << QByteArray(R"({"note":{}})") << refused << QString("note is not a text"_L1);
    QTest::newRow("a note without end") << QByteArray(R"({"note":")" + QByteArray("\xC3\xA4").repeated(20'001) + "\"}")
                                        << refused << QString("note is too long (maximum is 20000 characters)"_L1);
    QTest::newRow("a name without end") << QByteArray(R"({"customer_name":")" + QByteArray(256, 'n') + "\"}") << refused
                                        << QString("customer_name is too long (maximum is 255 characters)"_L1);
    QTest::newRow("tags as object") << QByteArray(R"({"tags":{}})") << refused
                                    << QString("tags is not a list of texts"_L1);
    QTest::newRow("append") << QByteArray(R"({"append_tags":"so so"})") << refused
                            << QString("append_tags is not true or false"_L1);
    QTest::newRow("not JSON") << QByteArray("note=n") << bad << QString(""_L1);
    QTest::newRow("empty") << QByteArray() << bad << QString(""_L1);
    QTest::newRow("cut") << QByteArray(R"({"note":"n)") << bad << QString("at byte"_L1);
}

void TestUpdates::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, detail);
    const auto read = readCallUpdate(body.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QVERIFY2(QString::fromStdString(read.error().detail).contains(detail), read.error().detail.c_str());
}

void TestUpdates::writesChangedKeysAlone()
{
    QCOMPARE(writeCallUpdate({}), std::string("{}"));
    QCOMPARE(writeCallUpdate({.value = Cleared(Cents(100))}), std::string("{\"value\":\"1.00\"}"));
    QCOMPARE(writeCallUpdate({.note = "", .leadStatus = ""}), std::string("{\"note\":\"\",\"lead_status\":null}"));
    QCOMPARE(writeCallUpdate({.tags = Words{"a"}, .appendTags = true}),
             std::string("{\"tags\":[\"a\"],\"append_tags\":true}"));
}

void TestUpdates::appliesToCalls()
{
    Call call;
    call.tags = {"a", "b"};
    call.value = Cents(5);
    call.note = "kept";
    apply({.tags = Words{"b", "c"}, .appendTags = true, .leadStatus = "good_lead", .value = Cleared()}, call);
    QCOMPARE(call.tags, (Words{"a", "b", "c"}));
    QCOMPARE(call.leadStatus, std::string("good_lead"));
    QVERIFY(!call.value);
    QCOMPARE(call.note, std::string("kept"));
    apply(CallUpdate{.tags = Words{"d"}}, call);
    QCOMPARE(call.tags, Words{"d"});
}

void TestUpdates::readsTags()
{
    const std::string body = R"({"name":"Hot","color":"red1","tag_level":"account","company_id":7,"disabled":"true"})";
    const auto update = readTagUpdate(body);
    QVERIFY(update);
    QVERIFY((*update == TagUpdate{"Hot", "red1", "account", ClientId("7"), true}));
    QVERIFY(*readTagUpdate(writeTagUpdate(*update)) == *update);
    Tag tag;
    apply(*update, tag);
    QCOMPARE(tag.status, std::string("disabled"));
    QCOMPARE(readTagUpdate("{\"color\":\"mauve\"}").error().detail, std::string("Color is not included in the list"));
    QCOMPARE(readTagUpdate("{\"name\":\"\"}").error().kind, Error::Kind::Refused);
}

void TestUpdates::readsForms()
{
    const std::string bare = R"({"company_id":"COM1","form_url":"https://x/","form_data":{"Phone":"1"}})";
    const auto draft = readFormDraft(bare);
    QVERIFY(draft);
    QCOMPARE(draft->formData.text, std::string("{\"Phone\":\"1\"}"));
    QVERIFY(*readFormDraft("{\"form_submission\":" + bare + "}") == *draft);
    QVERIFY(*readFormDraft(writeFormDraft(*draft)) == *draft);
    QCOMPARE(readFormDraft("{\"form_data\":[1]}").error().kind, Error::Kind::Refused);
    QCOMPARE(readFormDraft("{\"form_submission\":1}").error().kind, Error::Kind::Refused);

    const FormUpdate update{.note = "n", .tags = Words{"a"}, .leadStatus = "", .value = Cleared(Cents(100))};
    QVERIFY(*readFormUpdate(writeFormUpdate(update)) == update);
}

QTEST_APPLESS_MAIN(TestUpdates)
#include "tst_updates.moc"
