#include "models/conditions/evaluate.h"
#include "models/conditions/json.h"
#include "ui/conditions/tree.h"

#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

namespace {

// A tree in short: letters are conditions, (…) All, [..] Any, {..} None.
Node read(const char *&at)
{
    const char open = *at++;
    if (open != '(' && open != '[' && open != '{')
        return Condition{"note", Op::Is, Text{std::string(1, open)}};
    Group group{open == '(' ? Match::All : open == '[' ? Match::Any : Match::None, {}};
    while (*at != ')' && *at != ']' && *at != '}')
        group.children.push_back(read(at));
    ++at;
    return group;
}

Node tree(QByteArrayView text)
{
    const char *at = text.data();
    return read(at);
}

QString written(const Node &node)
{
    if (const Condition *condition = node.condition())
        return QString::fromStdString(std::get<Text>(condition->operand).text);
    const char *marks = node.group()->match == Match::All ? "()" : node.group()->match == Match::Any ? "[]" : "{}";
    QString out = QString::fromLatin1(marks, 1);
    for (const Node &child : node.group()->children)
        out += written(child);
    return out + QLatin1Char(marks[1]);
}

Place place(QByteArrayView digits)
{
    Place out;
    for (const char digit : digits)
        out.push_back(std::size_t(digit - '0'));
    return out;
}

} // namespace

class TestTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moves_data();
    void moves();
    void walks_data();
    void walks();
    void takesAndInserts();
    void walkingReachesTheEnds();
    void inverts();
    void flatness();
};

void TestTree::moves_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("arrived");
    QTest::newRow("down within a group") << QByteArray("(abc)") << QByteArray("0") << QByteArray("2")
                                         << QByteArray("(bac)") << QByteArray("1");
    QTest::newRow("to the end") << QByteArray("(abc)") << QByteArray("0") << QByteArray("3") << QByteArray("(bca)")
                                << QByteArray("2");
    QTest::newRow("up within a group") << QByteArray("(abc)") << QByteArray("2") << QByteArray("0")
                                       << QByteArray("(cab)") << QByteArray("0");
    QTest::newRow("onto itself") << QByteArray("(abc)") << QByteArray("1") << QByteArray("1") << QByteArray("(abc)")
                                 << QByteArray("1");
    QTest::newRow("into a group that moves up by it")
        << QByteArray("(a[b])") << QByteArray("0") << QByteArray("10") << QByteArray("([ab])") << QByteArray("00");
    QTest::newRow("into a group before") << QByteArray("([a]b)") << QByteArray("1") << QByteArray("01")
                                         << QByteArray("([ab])") << QByteArray("01");
    QTest::newRow("out of a group") << QByteArray("([ab]c)") << QByteArray("00") << QByteArray("1")
                                    << QByteArray("([b]ac)") << QByteArray("1");
    QTest::newRow("a group into another")
        << QByteArray("([a]{b})") << QByteArray("0") << QByteArray("11") << QByteArray("({b[a]})") << QByteArray("01");
    QTest::newRow("a group into itself is no move")
        << QByteArray("([a]b)") << QByteArray("0") << QByteArray("00") << QByteArray("([a]b)") << QByteArray("");
    QTest::newRow("the root is no move") << QByteArray("(ab)") << QByteArray("") << QByteArray("0")
                                         << QByteArray("(ab)") << QByteArray("");
    QTest::newRow("from nowhere is no move")
        << QByteArray("(ab)") << QByteArray("5") << QByteArray("0") << QByteArray("(ab)") << QByteArray("");
    QTest::newRow("into a condition is no move")
        << QByteArray("(ab)") << QByteArray("0") << QByteArray("10") << QByteArray("(ab)") << QByteArray("");
}

void TestTree::moves()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, arrived);
    Node root = tree(before);
    const auto there = conditions::move(root, place(from), place(to));
    QCOMPARE(written(root), QString::fromLatin1(after));
    QCOMPARE(there.value_or(Place()), place(arrived));
}

void TestTree::walks_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<bool>("up");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("down past a condition") << QByteArray("(abc)") << QByteArray("0") << false << QByteArray("(bac)");
    QTest::newRow("down into a group") << QByteArray("(a[b])") << QByteArray("0") << false << QByteArray("([ab])");
    QTest::newRow("down out of a group") << QByteArray("([ab]c)") << QByteArray("01") << false << QByteArray("([a]bc)");
    QTest::newRow("down at the end") << QByteArray("(ab)") << QByteArray("1") << false << QByteArray("(ab)");
    QTest::newRow("up past a condition") << QByteArray("(abc)") << QByteArray("2") << true << QByteArray("(acb)");
    QTest::newRow("up into a group") << QByteArray("([a]b)") << QByteArray("1") << true << QByteArray("([ab])");
    QTest::newRow("up out of a group") << QByteArray("(a[bc])") << QByteArray("10") << true << QByteArray("(ab[c])");
    QTest::newRow("up at the beginning") << QByteArray("(ab)") << QByteArray("0") << true << QByteArray("(ab)");
}

void TestTree::walks()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, from);
    QFETCH(bool, up);
    QFETCH(QByteArray, after);
    Node root = tree(before);
    if (const auto to = up ? above(root, place(from)) : below(root, place(from)))
        QVERIFY(conditions::move(root, place(from), *to));
    QCOMPARE(written(root), QString::fromLatin1(after));
}

void TestTree::takesAndInserts()
{
    Node root = tree("(a[bc])");
    QVERIFY(!take(root, {}));
    QVERIFY(!take(root, place("7")));
    QCOMPARE(written(*take(root, place("11"))), QStringLiteral("c"));
    QVERIFY(insert(root, place("19"), tree("d")));  // beyond the end is the end
    QVERIFY(!insert(root, place("00"), tree("e"))); // a condition holds nothing
    QCOMPARE(written(root), QStringLiteral("(a[bd])"));
}

void TestTree::walkingReachesTheEnds()
{
    // step by step a condition gets everywhere, and no step loses or doubles anything
    Node root = tree("(x[a{b}c]d[])");
    Place at = place("0");
    int steps = 0;
    while (const auto to = below(root, at)) {
        at = *conditions::move(root, at, *to);
        QVERIFY(++steps < 30);
        QCOMPARE(conditionCount(root), std::size_t(5));
    }
    QCOMPARE(written(root), QStringLiteral("([a{b}c]d[]x)"));
    while (const auto to = above(root, at)) {
        at = *conditions::move(root, at, *to);
        QVERIFY(++steps < 60);
    }
    QCOMPARE(written(root), QStringLiteral("(x[a{b}c]d[])"));
}

void TestTree::inverts()
{
    const auto opposite = [](Op op, Operand operand) {
        return inverted(Condition{"source", op, std::move(operand)}).condition()->op;
    };
    QCOMPARE(opposite(Op::Is, Text{"x"}), Op::IsNot);
    QCOMPARE(opposite(Op::NotContains, Text{"x"}), Op::Contains);
    QCOMPARE(opposite(Op::IsEmpty, std::monostate()), Op::IsNotEmpty);
    QCOMPARE(written(inverted(tree("[ab]"))), QStringLiteral("{ab}"));
    QCOMPARE(written(inverted(tree("{ab}"))), QStringLiteral("[ab]"));
    // what has no opposite of its own, against calls it holds and does not hold for, and one it is unknown for
    const Node least = Condition{"duration", Op::AtLeast, Number{60}};
    for (const auto length : {std::optional(seconds(10)), std::optional(seconds(90)), std::optional<seconds>()}) {
        Call call;
        call.duration = length;
        QCOMPARE(matches(inverted(least), call, {}), !matches(least, call, {}));
    }
}

void TestTree::flatness()
{
    QVERIFY(isFlat(Node()));
    QVERIFY(isFlat(tree("(ab)")));
    QVERIFY(!isFlat(tree("[ab]")));
    QVERIFY(!isFlat(tree("(a(b))")));
    QVERIFY(!isFlat(tree("a")));
    QCOMPARE(conditionCount(tree("(a[b{c}])")), std::size_t(3));
}

QTEST_APPLESS_MAIN(TestTree)
#include "tst_tree.moc"
