// The transcript as something to listen by: the spoken word, scrubbing, following, correcting.

#include "desk.h"
#include "exposures.h"

#include "ui/review/phraseeditor.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace earshot;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds EachWord{250};

std::vector<Word> evenly(const Phrase &phrase)
{
    std::vector<Word> words;
    milliseconds at = phrase.start;
    for (const QString &word : QString::fromStdString(phrase.text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        words.push_back({at, at + EachWord, word.toStdString()});
        at += EachWord;
    }
    return words;
}

/// A transcript that can be heard.
struct Heard {
    explicit Heard(Transcript transcript)
    {
        view.setRows(TranscriptRows(transcript));
        view.setWordTimes([transcript](std::size_t phrase) { return evenly(transcript[phrase]); });
        view.setCorrectable(true);
        view.resize(520, 400);
        view.show();
    }
    explicit Heard(int phrases) : Heard(test::conversation(phrases)) {}

    QPoint at(std::size_t phrase, std::size_t word) const
    {
        return view.wordRect(view.wordsOf(phrase).at(word)).center();
    }
    void move(QPoint to, Qt::MouseButtons buttons, Qt::KeyboardModifiers keys = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons, keys);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, keys, from);
        for (int step = 1; step <= 6; ++step)
            move(from + (to - from) * step / 6, Qt::LeftButton, keys);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, keys, to);
    }
    QPushButton *pill() const
    {
        return view.viewport()->findChild<QPushButton *>(QString(), Qt::FindDirectChildrenOnly);
    }
    TranscriptView view;
};

milliseconds timeOf(const QVariant &value)
{
    return value.value<milliseconds>();
}

Phrase phrase(milliseconds start, const char *said, Speaker speaker = Speaker::Caller)
{
    return {speaker, start, said, {}, {}};
}

// What glides has had its turn by now: beats of its length that began later are over.
bool wouldHaveMoved()
{
    QTimer beat;
    QSignalSpy beats(&beat, &QTimer::timeout);
    beat.start(16);
    return beats.wait() && beats.wait();
}

} // namespace

class TestScrubbing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyLook(*qApp, ThemeKind::Light);
        qRegisterMetaType<earshot::milliseconds>("earshot::milliseconds");
        qRegisterMetaType<earshot::audio::Span>("earshot::audio::Span");
        qRegisterMetaType<std::size_t>("std::size_t");
    }

    void wordsAreFoundInTheirRows_data();
    void wordsAreFoundInTheirRows();
    void wordsGoOnInTheNextRow();
    void spokenWordAdvances();
    void overlappingAndUnsortedPhrases();
    void bothAreMarkedWhileBothSpeak();
    void onlyTheRowIsRepainted();

    void clickPlaysFromTheWord_data();
    void clickPlaysFromTheWord();
    void clickBesideTheTextPlaysNothing();
    void dragScrubs();
    void shiftDragSelects();
    void marginSelectsPhrases();
    void withoutSoundTheMouseSelects();
    void doubleClickLoopsThePhrase();

    void nothingMovesBetweenTwoClicks();
    void followsTheVoice();
    void followingYieldsAndComesBack();
    void findingYields();
    void hitsHaveTimes();

    void correctionIsSaved();
    void escapeLeavesThePhrase();
    void savedWhenTheCallChanges();
    void unchangedIsNoCorrection();
    void tenThousandPhrasesFollow();
};

void TestScrubbing::wordsAreFoundInTheirRows_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char *said, const QStringList &words, const QStringList &found) {
        QTest::newRow(name) << QString::fromUtf8(said) << words << found;
    };
    const auto list = [](const char *words) { return QString::fromUtf8(words).split(QLatin1Char('|')); };
    row("plain", "one two one", list("one|two|one"), list("one|two|one"));
    row("a word inside another", "an and a", list("an|and|a"), list("an|and|a"));
    row("a word that is not there", "one two", list("one|xyz|two"), list("one|two"));
    row("corrected by hand", "Kayla Mills here", list("Kaylah|Mills|here"), list("Mills|here"));
    row("Hebrew", "שלום לך עולם", list("שלום|לך|עולם"), list("שלום|לך|עולם"));
    row("emoji", "ok 👩‍👩‍👧 done", list("ok|👩‍👩‍👧|done"), list("ok|👩‍👩‍👧|done"));
    row("tabs", "a\tb c", list("a|b|c"), list("a|b|c"));
    row("nothing", "", {}, {});
}

void TestScrubbing::wordsAreFoundInTheirRows()
{
    QFETCH(QString, said);
    QFETCH(QStringList, words);
    Transcript one(1);
    one[0].text = said.toStdString();
    const TranscriptRows rows(one);
    std::vector<Word> timed;
    for (const QString &word : words)
        timed.push_back({EachWord * int(timed.size()), EachWord * int(timed.size() + 1), word.toStdString()});
    QStringList found;
    for (const SpokenWord &word : spokenWords(rows, 0, timed))
        found << rows.text(word.row).mid(word.from, word.length);
    QTEST(found, "found");
}

void TestScrubbing::wordsGoOnInTheNextRow()
{
    Transcript one(1);
    for (int i = 0; i < 1200; ++i)
        one[0].text += "w" + std::to_string(i) + " ";
    const TranscriptRows rows(one);
    QVERIFY(rows.count() > 2);
    const auto words = spokenWords(rows, 0, evenly(one[0]));
    QCOMPARE(words.size(), std::size_t(1200));
    QCOMPARE(words.back().row, rows.count() - 1);
    const SpokenWord *there = wordAtPlace(words, words[700].row, words[700].from + 1);
    QVERIFY(there && *there == words[700]);
    QCOMPARE(wordAtTime(words, words[700].start)->start, words[700].start);
    QCOMPARE(wordAtTime(words, -1ms), nullptr);
}

void TestScrubbing::spokenWordAdvances()
{
    Heard heard(8);
    heard.view.setPosition(-1ms, true);
    QVERIFY(!heard.view.spokenPhrase());
    heard.view.setPosition(4200ms + EachWord * 3, true);
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(1));
    QCOMPARE(*heard.view.spokenWord(), heard.view.wordsOf(1)[3]);
    const QImage third = heard.view.viewport()->grab().toImage();
    heard.view.setPosition(4200ms + EachWord * 4, true);
    const QRect word = heard.view.wordRect(heard.view.wordsOf(1)[4]);
    QVERIFY(heard.view.viewport()->grab().toImage().copy(word) != third.copy(word));
    heard.view.setPosition({}, false);
    QVERIFY(!heard.view.spokenWord());
}

void TestScrubbing::overlappingAndUnsortedPhrases()
{
    Heard heard({phrase(5000ms, "late one"), phrase(1000ms, "early one"), phrase(1200ms, "over it", Speaker::Agent)});
    heard.view.setPosition(1100ms, true);
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(1));
    heard.view.setPosition(1300ms, true);
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(2));
    heard.view.setPosition(9000ms, true);
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(0));
}

/// Somebody says yes while the other goes on.
void TestScrubbing::bothAreMarkedWhileBothSpeak()
{
    Heard heard({phrase(0ms, "one two three four five six seven eight"), phrase(900ms, "yes", Speaker::Agent)});
    heard.view.setPosition(1000ms, true);
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(1));
    QCOMPARE(heard.view.alsoSpoken(), std::vector{heard.view.wordsOf(0)[4]});
    heard.view.setPosition(1300ms, true); // back to the longer one
    QCOMPARE(heard.view.spokenPhrase(), std::optional<std::size_t>(0));
    QCOMPARE(heard.view.spokenWord(), std::optional(heard.view.wordsOf(0)[5]));
    QVERIFY(heard.view.alsoSpoken().empty());
    heard.view.setPosition(8 * EachWord + 500ms, true); // after the last word
    QVERIFY(!heard.view.spokenWord());
    QVERIFY(heard.view.alsoSpoken().empty());
    QVERIFY(heard.view.wordsOf(0)[0].estimated); // nobody measured them
}

void TestScrubbing::onlyTheRowIsRepainted()
{
    Heard heard(8);
    QVERIFY(QTest::qWaitForWindowExposed(&heard.view));
    QTRY_VERIFY(heard.view.isSettled());
    heard.view.setPosition(4200ms, true);
    QCoreApplication::processEvents();
    test::Exposures seen;
    heard.view.viewport()->installEventFilter(&seen);
    heard.view.setPosition(4200ms + EachWord, true);
    QCoreApplication::processEvents();
    QVERIFY(!seen.region.isEmpty());
    QVERIFY(seen.region.boundingRect().height() < 80);
    QVERIFY(seen.region.boundingRect().contains(heard.at(1, 1)));
}

void TestScrubbing::clickPlaysFromTheWord_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("word");
    QTest::newRow("first") << QStringLiteral("good morning to you") << 0;
    QTest::newRow("last") << QStringLiteral("good morning to you") << 3;
    QTest::newRow("Hebrew") << QStringLiteral("שלום לך עולם טוב") << 1;
    QTest::newRow("Arabic") << QStringLiteral("مرحبا بكم في عيادة الأسنان") << 4;
    QTest::newRow("English in Arabic") << QStringLiteral("أود أن أسأل عن two implants من فضلك") << 5;
    QTest::newRow("Hebrew in English") << QStringLiteral("she said שלום לך and left") << 2;
    QTest::newRow("after it") << QStringLiteral("she said שלום לך and left") << 4;
    QTest::newRow("second line") << QStringLiteral("a word and a word and a word and a word and a word and a word and "
                                                   "a word and a word and a word and the last")
                                 << 27;
}

void TestScrubbing::clickPlaysFromTheWord()
{
    QFETCH(QString, said);
    QFETCH(int, word);
    Heard heard({phrase(10s, said.toUtf8().constData())});
    QSignalSpy plays(&heard.view, &TranscriptView::playRequested);
    const auto words = heard.view.wordsOf(0);
    QCOMPARE(int(words.size()), int(said.split(QLatin1Char(' ')).size()));
    const QRect there = heard.view.wordRect(words[std::size_t(word)]);
    for (const QPoint &point : {there.center(), QPoint(there.left() + 2, there.center().y()),
                                QPoint(there.right() - 2, there.center().y())}) {
        QTest::mouseClick(heard.view.viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(plays.count(), 1);
        QCOMPARE(timeOf(plays.takeLast()[0]), milliseconds(10s) + EachWord * word);
    }
    QVERIFY(!heard.view.hasSelection());
}

void TestScrubbing::clickBesideTheTextPlaysNothing()
{
    Heard heard({phrase(10s, "hello")});
    QSignalSpy plays(&heard.view, &TranscriptView::playRequested);
    QTest::mouseClick(heard.view.viewport(), Qt::LeftButton, {}, heard.at(0, 0) + QPoint(200, 0));
    QTest::mouseClick(heard.view.viewport(), Qt::LeftButton, {}, heard.at(0, 0) + QPoint(0, 200));
    QCOMPARE(plays.count(), 0);
}

void TestScrubbing::dragScrubs()
{
    Heard heard(8);
    QSignalSpy plays(&heard.view, &TranscriptView::playRequested);
    QSignalSpy scrubs(&heard.view, &TranscriptView::scrubRequested);
    connect(&heard.view, &TranscriptView::scrubRequested, &heard.view,
            [&heard](milliseconds to) { heard.view.setPosition(to, false); });
    heard.drag(heard.at(1, 1), heard.at(1, 5));
    QVERIFY(scrubs.count() >= 2);
    QCOMPARE(timeOf(scrubs.last()[0]), 4200ms + EachWord * 5);
    QCOMPARE(plays.count(), 0);
    QVERIFY(!heard.view.hasSelection());
}

void TestScrubbing::shiftDragSelects()
{
    Heard heard({phrase(10s, "one two three four")});
    QSignalSpy scrubs(&heard.view, &TranscriptView::scrubRequested);
    const QRect two = heard.view.wordRect(heard.view.wordsOf(0)[1]);
    const QRect three = heard.view.wordRect(heard.view.wordsOf(0)[2]);
    QTest::mouseClick(heard.view.viewport(), Qt::LeftButton, {}, QPoint(two.left() + 1, two.center().y()));
    heard.drag(QPoint(two.left() + 1, two.center().y()), QPoint(three.right(), three.center().y()), Qt::ShiftModifier);
    QCOMPARE(heard.view.selectedText(), QStringLiteral("two three"));
    QCOMPARE(scrubs.count(), 0);
}

void TestScrubbing::marginSelectsPhrases()
{
    Heard heard({phrase(1s, "one two"), phrase(5s, "three four", Speaker::Agent), phrase(9s, "five")});
    heard.view.setSpeakers(QStringLiteral("Kaylah"), QStringLiteral("Tom"));
    heard.drag({24, heard.at(0, 0).y()}, {24, heard.at(1, 0).y()});
    QCOMPARE(heard.view.selectedText(), QStringLiteral("[0:01] Kaylah: one two\n[0:05] Tom: three four"));
    heard.drag({24, heard.at(2, 0).y()}, {24, heard.at(1, 0).y()}); // upwards
    QCOMPARE(heard.view.selectedText(), QStringLiteral("[0:05] Tom: three four\n[0:09] Kaylah: five"));
}

void TestScrubbing::withoutSoundTheMouseSelects()
{
    Heard heard({phrase(10s, "one two three four")});
    const QPoint from = heard.at(0, 1), to = heard.at(0, 3);
    heard.view.setWordTimes({});
    QSignalSpy plays(&heard.view, &TranscriptView::playRequested);
    QSignalSpy loops(&heard.view, &TranscriptView::loopRequested);
    heard.drag(from, to);
    QVERIFY(heard.view.selectedText().contains(QLatin1String("three")));
    QTest::mouseDClick(heard.view.viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(heard.view.selectedText(), QStringLiteral("two"));
    QCOMPARE(plays.count() + loops.count(), 0);
}

void TestScrubbing::doubleClickLoopsThePhrase()
{
    Heard heard({phrase(1s, "one two three"), phrase(5s, "four")});
    QSignalSpy loops(&heard.view, &TranscriptView::loopRequested);
    QTest::mouseDClick(heard.view.viewport(), Qt::LeftButton, {}, heard.at(0, 1));
    QCOMPARE(loops.count(), 1);
    QCOMPARE(loops[0][0].value<audio::Span>(), (audio::Span{1s, 1s + EachWord * 3}));
    heard.view.setWordTimes([](std::size_t) { return std::vector<Word>(); });
    QCOMPARE(heard.view.spanOf(0), (audio::Span{1s, 5s})); // until the next begins
}

void TestScrubbing::nothingMovesBetweenTwoClicks()
{
    Heard heard(400);
    QTRY_VERIFY(heard.view.isSettled());
    connect(&heard.view, &TranscriptView::playRequested, &heard.view,
            [&heard](milliseconds from) { heard.view.setPosition(from, true); });
    QSignalSpy loops(&heard.view, &TranscriptView::loopRequested);
    std::size_t low = 0; // a phrase in the lowest part of the view
    while (heard.at(low + 1, 0).y() < heard.view.viewport()->height() - 10)
        ++low;
    const QPoint there = heard.at(low, 0);
    QTest::mouseClick(heard.view.viewport(), Qt::LeftButton, {}, there);
    QVERIFY(wouldHaveMoved());
    QCOMPARE(heard.view.verticalScrollBar()->value(), 0);
    QTest::mouseDClick(heard.view.viewport(), Qt::LeftButton, {}, there);
    QCOMPARE(loops.takeLast()[0].value<audio::Span>().from, milliseconds(int(low) * 4200));
    int word = 0; // and it follows once there cannot be another click
    QTRY_VERIFY((heard.view.setPosition(milliseconds(int(low) * 4200) + EachWord * (++word % 9 + 1), true),
                 heard.view.verticalScrollBar()->value() > 0));
}

void TestScrubbing::followsTheVoice()
{
    Heard heard(400);
    QTRY_VERIFY(heard.view.isSettled());
    for (const int place : {3, 60, 20, 390}) {
        heard.view.setPosition(milliseconds(place * 4200 + 600), true);
        const auto inSight = [&] {
            const QRect word = heard.view.wordRect(*heard.view.spokenWord());
            return word.top() > 20 && word.bottom() < heard.view.viewport()->height() - 80;
        };
        QTRY_VERIFY2(inSight() || place == 3, qPrintable(QString::number(place)));
    }
}

void TestScrubbing::followingYieldsAndComesBack()
{
    Heard heard(400);
    QTRY_VERIFY(heard.view.isSettled());
    heard.view.setPosition(4200ms * 50, true);
    QVERIFY(!heard.pill()->isVisible());
    QWheelEvent wheel({100, 100}, heard.view.viewport()->mapToGlobal(QPointF(100, 100)), {}, {0, 1200}, {}, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(heard.view.viewport(), &wheel);
    QVERIFY(!heard.view.isFollowing());
    QVERIFY(heard.pill()->isVisible());
    const int there = heard.view.verticalScrollBar()->value();
    heard.view.setPosition(4200ms * 60, true);
    QVERIFY(wouldHaveMoved());
    QCOMPARE(heard.view.verticalScrollBar()->value(), there);
    QTest::mouseClick(heard.pill(), Qt::LeftButton);
    QVERIFY(heard.view.isFollowing());
    QVERIFY(!heard.pill()->isVisible());
    QTRY_VERIFY(heard.view.viewport()->rect().contains(heard.view.wordRect(*heard.view.spokenWord())));
}

void TestScrubbing::findingYields()
{
    Heard heard(400);
    heard.view.setPosition(0ms, true);
    heard.view.setSearch(QStringLiteral("implants"));
    heard.view.goToHit(true);
    QVERIFY(!heard.view.isFollowing());
}

void TestScrubbing::hitsHaveTimes()
{
    Heard heard({phrase(1s, "one two implants"), phrase(50s, "implants again")});
    heard.view.setSearch(QStringLiteral("implants"));
    QTRY_COMPARE(heard.view.hits(), 2);
    QCOMPARE(heard.view.hitTimes(), (std::vector<milliseconds>{1s + EachWord * 2, 50s}));
}

void TestScrubbing::correctionIsSaved()
{
    Heard heard({phrase(1s, "one too three"), phrase(5s, "four")});
    QSignalSpy wishes(&heard.view, &TranscriptView::correctionRequested);
    const int before = heard.at(1, 0).y();
    heard.view.correct(0);
    QVERIFY(heard.view.isCorrecting());
    auto *editor = heard.view.findChild<PhraseEditor *>();
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(editor->toPlainText(), QStringLiteral("one too three"));
    editor->selectAll();
    for (int i = 0; i < 20; ++i) // it grows, and what follows makes room
        QTest::keyClicks(editor, QStringLiteral("one two three "));
    QVERIFY(heard.at(1, 0).y() > before + 20);
    QVERIFY(!editor->geometry().contains(heard.at(1, 0)));
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("  one two  three "));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(wishes.count(), 1);
    QCOMPARE(wishes[0][0].value<std::size_t>(), std::size_t(0));
    QCOMPARE(wishes[0][1].toString(), QStringLiteral("one two three"));
    QVERIFY(!heard.view.isCorrecting());
    QCOMPARE(heard.at(1, 0).y(), before);
}

void TestScrubbing::escapeLeavesThePhrase()
{
    Heard heard({phrase(1s, "one")});
    QSignalSpy wishes(&heard.view, &TranscriptView::correctionRequested);
    heard.view.correct(0);
    QTest::keyClicks(heard.view.findChild<PhraseEditor *>(), QStringLiteral("xyz"));
    QTest::keyClick(heard.view.findChild<PhraseEditor *>(), Qt::Key_Escape);
    QVERIFY(!heard.view.isCorrecting());
    QCOMPARE(wishes.count(), 0);
}

void TestScrubbing::savedWhenTheCallChanges()
{
    Heard heard({phrase(1s, "one")});
    QSignalSpy wishes(&heard.view, &TranscriptView::correctionRequested);
    heard.view.correct(0);
    QTest::keyClicks(heard.view.findChild<PhraseEditor *>(), QStringLiteral(" more"));
    heard.view.saveCorrection();
    QCOMPARE(wishes.count(), 1);
    heard.view.correct(0);
    heard.view.setRows(TranscriptRows(test::conversation(3))); // without saving: it was of another call
    QVERIFY(!heard.view.isCorrecting());
    QCOMPARE(wishes.count(), 1);
}

void TestScrubbing::unchangedIsNoCorrection()
{
    Heard heard({phrase(1s, "one  two")});
    QSignalSpy wishes(&heard.view, &TranscriptView::correctionRequested);
    heard.view.correct(0);
    QTest::keyClick(heard.view.findChild<PhraseEditor *>(), Qt::Key_Return);
    heard.view.correct(0);
    heard.view.findChild<PhraseEditor *>()->clear();
    QTest::keyClick(heard.view.findChild<PhraseEditor *>(), Qt::Key_Return); // nothing is no phrase
    QCOMPARE(wishes.count(), 0);
}

void TestScrubbing::tenThousandPhrasesFollow()
{
    Heard heard(10'000);
    qint64 slowest = 0;
    for (int i = 0; i < 60; ++i) {
        QElapsedTimer clock;
        clock.start();
        heard.view.setPosition(milliseconds(i * 700'000), true);
        heard.view.viewport()->repaint();
        slowest = std::max(slowest, clock.elapsed());
    }
    qInfo("slowest jump %lld ms", slowest);
    QVERIFY(slowest < 250);
}

QTEST_MAIN(TestScrubbing)
#include "tst_scrubbing.moc"
