#include "models/domain/comments.h"

#include <QTest>

using namespace earshot;
using namespace std::chrono_literals;
using Comments = std::vector<Comment>;

namespace {

QByteArray shown(const Comments &comments)
{
    QByteArray out;
    for (const Comment &c : comments)
        out += QByteArray::number(qlonglong(c.at.count())) + '=' + QByteArray::fromStdString(c.text) + ';';
    return out;
}

} // namespace

class TestComments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void adds_data();
    void adds();
    void changes_data();
    void changes();
    void marks_data();
    void marks();
};

void TestComments::reads_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QByteArray>("comments");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("no note") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("only words") << QByteArray("call back\nsoon") << QByteArray() << QByteArray("call back\nsoon");
    QTest::newRow("one") << QByteArray("[00:12] asks for a price") << QByteArray("12=asks for a price;")
                         << QByteArray();
    QTest::newRow("between words") << QByteArray("A\n[01:02] b\nC") << QByteArray("62=b;") << QByteArray("A\nC");
    QTest::newRow("behind words") << QByteArray("A\n[01:02] b") << QByteArray("62=b;") << QByteArray("A");
    QTest::newRow("over an hour") << QByteArray("[1:02:03] late") << QByteArray("3723=late;") << QByteArray();
    QTest::newRow("minutes over an hour") << QByteArray("[75:00] late") << QByteArray("4500=late;") << QByteArray();
    QTest::newRow("one digit of minutes") << QByteArray("[1:05] x") << QByteArray("65=x;") << QByteArray();
    QTest::newRow("Windows lines") << QByteArray("[00:01] a\r\n[00:02] b\r\n") << QByteArray("1=a;2=b;")
                                   << QByteArray();
    QTest::newRow("indented") << QByteArray("  [00:01] a  ") << QByteArray("1=a;") << QByteArray();
    QTest::newRow("no text") << QByteArray("[00:01]") << QByteArray("1=;") << QByteArray();
    QTest::newRow("in no order") << QByteArray("[00:09] a\n[00:01] b") << QByteArray("9=a;1=b;") << QByteArray();
    for (const char *not_one : {"[00:60] x", "[0:1] x", "[:10] x", "[1:60:00] x", "[1:2:3:4] x", "[1234:00] x",
                                "[12] x", "00:12 x", "see [00:12]", "[00:12", "[aa:bb] x", "[-1:10] x", "["})
        QTest::newRow(not_one) << QByteArray(not_one) << QByteArray() << QByteArray(not_one);
}

void TestComments::reads()
{
    QFETCH(QByteArray, note);
    QFETCH(QByteArray, comments);
    QFETCH(QByteArray, rest);
    QCOMPARE(shown(commentsIn(note.toStdString())), comments);
    QCOMPARE(QByteArray::fromStdString(noteWithoutComments(note.toStdString())), rest);
}

void TestComments::adds_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("to nothing") << QByteArray() << 12 << QByteArray("a") << QByteArray("[00:12] a");
    QTest::newRow("below the words") << QByteArray("A") << 12 << QByteArray("b") << QByteArray("A\n[00:12] b");
    QTest::newRow("below a line that ended") << QByteArray("A\n") << 1 << QByteArray("b") << QByteArray("A\n[00:01] b");
    QTest::newRow("before a later one") << QByteArray("[00:20] z\nA") << 12 << QByteArray("b")
                                        << QByteArray("[00:12] b\n[00:20] z\nA");
    QTest::newRow("behind one of the same second")
        << QByteArray("[00:12] a") << 12 << QByteArray("b") << QByteArray("[00:12] a\n[00:12] b");
    QTest::newRow("several lines of text")
        << QByteArray() << 0 << QByteArray(" a\n\n b\t c ") << QByteArray("[00:00] a b c");
    QTest::newRow("no text") << QByteArray("A") << 5 << QByteArray(" \n ") << QByteArray("A");
    QTest::newRow("two hours in") << QByteArray() << 7265 << QByteArray("a") << QByteArray("[2:01:05] a");
}

void TestComments::adds()
{
    QFETCH(QByteArray, note);
    QFETCH(int, at);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, after);
    const std::string made = withComment(note.toStdString(), {std::chrono::seconds(at), text.toStdString()});
    QCOMPARE(QByteArray::fromStdString(made), after);
}

void TestComments::changes_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("after");
    const QByteArray note = "A\n[00:01] a\nB\n[00:02] b";
    QTest::newRow("another text") << note << 0 << QByteArray("new  words")
                                  << QByteArray("A\n[00:01] new words\nB\n[00:02] b");
    QTest::newRow("taken out") << note << 0 << QByteArray() << QByteArray("A\nB\n[00:02] b");
    QTest::newRow("the last taken out") << note << 1 << QByteArray() << QByteArray("A\n[00:01] a\nB");
    QTest::newRow("none of that number") << note << 2 << QByteArray("x") << note;
    QTest::newRow("the only line") << QByteArray("[00:01] a") << 0 << QByteArray() << QByteArray();
}

void TestComments::changes()
{
    QFETCH(QByteArray, note);
    QFETCH(int, index);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, after);
    const std::string made = withCommentText(note.toStdString(), std::size_t(index), text.toStdString());
    QCOMPARE(QByteArray::fromStdString(made), after);
}

void TestComments::marks_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("zero") << 0 << QByteArray("[00:00]");
    QTest::newRow("a minute") << 60 << QByteArray("[01:00]");
    QTest::newRow("just below an hour") << 3599 << QByteArray("[59:59]");
    QTest::newRow("an hour") << 3600 << QByteArray("[1:00:00]");
    QTest::newRow("before the start") << -5 << QByteArray("[00:00]");
}

void TestComments::marks()
{
    QFETCH(int, at);
    QFETCH(QByteArray, mark);
    const std::string made = commentMark(std::chrono::seconds(at));
    QCOMPARE(QByteArray::fromStdString(made), mark);
    const Comments back = commentsIn(made + " x");
    QCOMPARE(back.size(), std::size_t(1));
    QCOMPARE(back[0].at.count(), std::max(0, at));
}

QTEST_APPLESS_MAIN(TestComments)
#include "tst_comments.moc"
