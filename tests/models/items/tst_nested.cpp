#include "models/items/nested.h"

#include <QTest>

using namespace earshot;

class TestNested : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formFields_data();
    void formFields();
};

void TestNested::formFields_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, const QByteArray &data, const QStringList &said) {
        QTest::newRow(name) << data << said;
    };
    row("in the order of the form", R"({"zip":"30301","name":"Ann","message":"Call me"})",
        {QStringLiteral("zip: 30301"), QStringLiteral("name: Ann"), QStringLiteral("message: Call me")});
    row("numbers, yes and nothing", R"({"guests":4,"consent":true,"fax":null})",
        {QStringLiteral("guests: 4"), QStringLiteral("consent: true"), QStringLiteral("fax: ")});
    row("several choices", R"({"wants":["a crown","a filling"]})", {QStringLiteral("wants: a crown, a filling")});
    row("a name twice", R"({"name":"Ann","phone":"1","name":"Bob"})",
        {QStringLiteral("name: Bob"), QStringLiteral("phone: 1")});
    row("another script", R"({"نام":"مریم"})", {QStringLiteral("نام: مریم")});
    row("an override that turns words round", R"({"name":"\u202eAnn"})", {QStringLiteral("name: Ann")});
    row("nothing", "", {});
    row("not an object", R"(["name"])", {});
    row("cut in the middle", R"({"name":"Ann",)", {});
    row("nested without end", R"({"a":)" + QByteArray(200'000, '['), {});
}

void TestNested::formFields()
{
    QFETCH(QByteArray, data);
    QFETCH(QStringList, said);
    FormSubmission form;
    form.formData.text = data.toStdString();
    QStringList lines;
    for (const auto &[name, value] : items::formFields(form))
        lines << name + QLatin1String(": ") + value;
    QCOMPARE(lines, said);
}

QTEST_GUILESS_MAIN(TestNested)
#include "tst_nested.moc"
