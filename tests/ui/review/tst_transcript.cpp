#include "desk.h"

#include "ui/review/searchmarks.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace earshot;

class TestTranscript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }

    void marks_data();
    void marks();
    void longPhrasesBecomeSeveralRows();
    void plainTextIsARowALine();
    void tenThousandPhrasesOpenAndScroll();
    void landsOnAPhrase();
    void nothingJumpsWhileTheRestIsMeasured();
    void searchFindsAllAndWalks();
    void timesOfHitsAreWorkedOutOnce();
    void copiesWithSpeakersAndTimes();
};

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

Transcript manyPhrases(int count)
{
    Transcript all = test::conversation(count);
    for (int i = 0; i < count; ++i)
        all[std::size_t(i)].text += " Number " + std::to_string(i) + ".";
    return all;
}

/// A view in sight, with that many phrases.
struct Shown {
    explicit Shown(int phrases)
    {
        view.setRows(TranscriptRows(manyPhrases(phrases)));
        view.resize(520, 600);
        view.show();
    }
    TranscriptView view;
};

} // namespace

void TestTranscript::marks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char *source, const char *search, const QStringList &found) {
        QTest::newRow(name) << text(source) << text(search) << found;
    };
    row("case", "Root Canal", "root", {text("Root")});
    row("begins a word", "uproot root rooted", "root", {text("root"), text("root")});
    row("several words", "a crown and a bridge", "bridge crown", {text("crown"), text("bridge")});
    row("diacritics in the text", "une école ici", "ecole", {text("école")});
    row("diacritics typed", "une ecole ici", "École", {text("ecole")});
    row("combining marks",
        "e\xcc\x81"
        "cole",
        "ecole",
        {text("e\xcc\x81"
              "cole")});
    row("syntax is no syntax", "a \"b\" * (c)", "\"b\" *", {text("b")});
    row("Hebrew", "זה שלום לך", "שלום", {text("שלום")});
    row("letters that no accent explains", "die Straße in Łódź", "strasse lodz", {text("Straße"), text("Łódź")});
    row("Greek", "στην Αθήνα", "αθηνα", {text("Αθήνα")});
    row("Chinese, in the middle", "我们需要预约明天", "预约", {text("预约")});
    row("Chinese, not its characters alone", "约我预", "预约", {});
    row("Thai, in the middle", "ต้องการนัดหมาย", "นัดหมาย", {text("นัดหมาย")});
    row("a phrase in quotes", "book a visit, or visit a book", "\"book a visit\"", {text("book a visit")});
    row("a phrase over signs", "e-mail, please", "\"mail please\"", {text("mail, please")});
    row("a phrase is of whole words", "book a visitor", "\"a visit\"", {});
    row("a phrase and a word", "book a visit or call", "\"a visit\" cal", {text("a visit"), text("cal")});
    row("nothing typed", "anything", "  ", {});
    row("longer word wins", "implants", "implant implants", {text("implants")});
}

void TestTranscript::marks()
{
    QFETCH(QString, source);
    QFETCH(QString, search);
    QStringList found;
    for (const Mark &mark : marksIn(source, searchWords(search)))
        found << source.mid(mark.start, mark.length);
    QTEST(found, "found");
}

void TestTranscript::longPhrasesBecomeSeveralRows()
{
    Transcript transcript(2);
    for (int i = 0; i < 3000; ++i)
        transcript[0].text += "word ";
    transcript[1].text = "short";
    const TranscriptRows rows(transcript);
    QVERIFY(rows.count() > 5);
    QString whole;
    for (int row = 0; row + 1 < rows.count(); ++row) {
        QVERIFY(rows.text(row).size() <= 2000);
        whole += rows.text(row);
    }
    QCOMPARE(whole.toStdString(), transcript[0].text);
    QCOMPARE(rows.rowOfPhrase(0), 0);
    QCOMPARE(rows.rowOfPhrase(1), rows.count() - 1);
    QCOMPARE(rows.rowOfPhrase(99), rows.count() - 1);
}

void TestTranscript::plainTextIsARowALine()
{
    const auto rows = TranscriptRows::plain("one\n\n  \ntwo\r\nthree");
    QCOMPARE(rows.count(), 3);
    QVERIFY(!rows.hasTimes());
}

void TestTranscript::tenThousandPhrasesOpenAndScroll()
{
    TranscriptView view;
    view.resize(520, 600);
    view.show();
    QElapsedTimer clock;
    clock.start();
    view.setRows(TranscriptRows(manyPhrases(10'000)));
    view.grab();
    const qint64 opened = clock.elapsed();
    qint64 slowest = 0;
    for (int i = 0; i < 60; ++i) {
        clock.restart();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() * i / 60);
        view.viewport()->repaint();
        slowest = std::max(slowest, clock.elapsed());
    }
    qInfo("opened in %lld ms, slowest jump %lld ms", opened, slowest);
    QVERIFY2(opened < 1000, "opening lays out what is not seen");
    QVERIFY2(slowest < 250, "scrolling lays out what is not seen");
}

void TestTranscript::landsOnAPhrase()
{
    Shown shown(2000);
    shown.view.landOn(1234);
    QTRY_VERIFY(shown.view.verticalScrollBar()->value() > 0);
    // a double click on the landed phrase's line selects a word of it
    shown.view.viewport()->repaint();
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(120, 204));
    QVERIFY(!shown.view.selectedText().isEmpty());
    shown.view.selectAll();
    QVERIFY(shown.view.hasSelection());
}

void TestTranscript::nothingJumpsWhileTheRestIsMeasured()
{
    Shown shown(3000);
    shown.view.landOn(1500);
    QTRY_VERIFY(shown.view.verticalScrollBar()->value() > 0);
    const QImage before = shown.view.viewport()->grab().toImage();
    QVERIFY(!shown.view.isSettled());
    QTRY_VERIFY(shown.view.isSettled()); // all rows are measured, and the picture has stayed
    QCOMPARE(shown.view.viewport()->grab().toImage(), before);
}

void TestTranscript::searchFindsAllAndWalks()
{
    Shown shown(2000);
    QSignalSpy hits(&shown.view, &TranscriptView::hitsChanged);
    shown.view.setSearch(text("implants"));
    QTRY_VERIFY(!hits.isEmpty() && hits.last().at(2).toBool());
    QCOMPARE(shown.view.hits(), 500); // every fourth phrase
    shown.view.goToHit(true);
    QCOMPARE(hits.last().at(0).toInt(), 1);
    shown.view.goToHit(false);
    QCOMPARE(hits.last().at(0).toInt(), 500);
    QVERIFY(shown.view.verticalScrollBar()->value() > shown.view.verticalScrollBar()->maximum() / 2);
    shown.view.setSearch(text("number 1777"));
    shown.view.goToHit(true);
    shown.view.setSearch({});
    QCOMPARE(hits.last().at(1).toInt(), 0);
}

/// They are asked for with every slice of a search, of which a long transcript takes many.
void TestTranscript::timesOfHitsAreWorkedOutOnce()
{
    constexpr int Phrases = 5000, Again = 1000;
    Shown shown(Phrases);
    shown.view.setWordTimes([](std::size_t phrase) { return std::vector<Word>{{seconds(phrase), {}, "Number"}}; });
    shown.view.setSearch(QStringLiteral("number"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.view.hits(), Phrases, 20'000);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(shown.view.hitTimes().size(), std::size_t(Phrases));
    const qint64 once = clock.nsecsElapsed();
    clock.start();
    for (int i = 0; i < Again; ++i)
        QCOMPARE(shown.view.hitTimes().size(), std::size_t(Phrases));
    QVERIFY2(clock.nsecsElapsed() < 10 * once, qPrintable(QString::number(clock.nsecsElapsed() / once)));
}

void TestTranscript::copiesWithSpeakersAndTimes()
{
    TranscriptView view;
    view.setSpeakers(text("Kaylah"), text("Tom"));
    Transcript two(2);
    two[0] = {Speaker::Agent, milliseconds(1000), "Good morning.", {}};
    two[1] = {Speaker::Caller, milliseconds(65'000), "Hello there.", {}};
    view.setRows(TranscriptRows(two));
    view.resize(400, 300);
    view.show();
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), text("[0:01] Tom: Good morning.\n[1:05] Kaylah: Hello there."));
}

QTEST_MAIN(TestTranscript)
#include "tst_transcript.moc"
