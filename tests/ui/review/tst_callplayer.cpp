// A call on its page, heard: keys, clicks, comments and corrections, with the recording and the player they are for.

#include "ears.h"

#include "models/domain/comments.h"
#include "ui/review/callview.h"
#include "ui/review/commentfield.h"
#include "ui/review/commentlist.h"
#include "ui/review/fact.h"
#include "ui/review/phraseeditor.h"
#include "ui/review/playerpanel.h"
#include "ui/review/recordingnotice.h"
#include "ui/review/reviewpage.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/noteedit.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace earshot;
using namespace std::chrono_literals;
using Stage = items::Listening::Stage;

class TestCallPlayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();

    void keysMove_data();
    void keysMove();
    void keysOfTheSound();
    void typingIsTyping();
    void aButtonReachedByKeyboardKeepsSpace();
    void everyActionHasANameAndOneMeaning_data();
    void everyActionHasANameAndOneMeaning();

    void aClickedWordIsGoneTo();
    void theWaveformMovesTheTranscript();
    void loops();
    void landsBeforeTheHit();

    void stages_data();
    void stages();
    void awayIsFetchedByPlaying();

    void commentsAreKeptInTheNote();
    void aCommentLandsAsFarBackAsWished();
    void escapePutsACommentAside();
    void commentsGoWithTheirCall();
    void correctionsAreKept();
    void marksOfAllKinds();

private:
    Call call(const char *id);
    void show(CallRow row);
    void hear();
    template <typename Part>
    Part &part() const
    {
        return *m_view->findChild<Part *>();
    }
    audio::Player &player() { return m_ears->listening.player(); }
    void press(int key, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(m_view->window()->focusWidget(), Qt::Key(key), keys);
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<test::Ears> m_ears;
    std::unique_ptr<CallView> m_view;
    CallRow m_row{};
    const std::string m_sound = test::dialogue(50, 4.2);
};

void TestCallPlayer::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_ears = std::make_unique<test::Ears>(*m_desk);
    QVERIFY(m_ears->open());
    m_desk->deliver(test::fullAgency());
    m_view = std::make_unique<CallView>(m_desk->page, m_desk->editing, m_desk->display, &m_ears->listening);
    m_view->resize(600, 900);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
}

void TestCallPlayer::cleanup()
{
    m_view.reset();
    m_ears.reset();
    m_desk.reset();
}

Call TestCallPlayer::call(const char *id)
{
    Call made = test::fullCall();
    made.id = CallId(id);
    made.recordingDuration = seconds(50);
    return made;
}

void TestCallPlayer::show(CallRow row)
{
    m_row = row;
    m_desk->page.show(row);
    QTRY_VERIFY(m_desk->page.details() && m_desk->page.details()->stored.row == row);
}

/// Shows a call with a recording of 50.4 s and 12 phrases, each with 4.2 s.
void TestCallPlayer::hear()
{
    const CallRow row = m_desk->add(call("CALHEARD"));
    m_ears->keep(CallId("CALHEARD"), m_sound);
    show(row);
    QTRY_COMPARE(m_ears->listening.stage(), Stage::Ready);
    QTRY_COMPARE(player().state(), audio::Player::State::Paused);
}

void TestCallPlayer::keysMove_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("to"); // ms, from 10 s
    const auto row = [](const char *name, int key, int modifiers, int to) {
        QTest::newRow(name) << key << modifiers << to;
    };
    row("left", Qt::Key_Left, 0, 9'000);
    row("right", Qt::Key_Right, 0, 11'000);
    row("Ctrl left", Qt::Key_Left, Qt::ControlModifier, 5'000);
    row("Ctrl right", Qt::Key_Right, Qt::ControlModifier, 15'000);
    row("J", Qt::Key_J, 0, 0);
    row("L", Qt::Key_L, 0, 20'000);
    row("comma: the phrase's beginning", Qt::Key_Comma, 0, 8'400);
    row("period: the next one's", Qt::Key_Period, 0, 12'600);
}

void TestCallPlayer::keysMove()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(int, to);
    hear();
    player().seek(10s);
    QTRY_COMPARE(player().position(), milliseconds(10s));
    press(key, Qt::KeyboardModifiers(modifiers));
    QTRY_COMPARE(player().position(), milliseconds(to));
    QTRY_COMPARE(part<WaveformView>().position(), milliseconds(to));
}

void TestCallPlayer::keysOfTheSound()
{
    hear();
    press(Qt::Key_BracketRight);
    press(Qt::Key_BracketRight);
    QTRY_COMPARE(player().speed(), 1.2);
    press(Qt::Key_BracketLeft);
    QTRY_COMPARE(player().speed(), 1.1);
    for (int i = 0; i < 40; ++i)
        press(Qt::Key_BracketRight);
    QTRY_COMPARE(player().speed(), audio::Player::Fastest);
    press(Qt::Key_Backslash);
    QTRY_COMPARE(player().speed(), 1.0);
    press(Qt::Key_S);
    QTRY_VERIFY(player().skipsSilence());
    QTRY_VERIFY(part<PlayerBar>().shown().skipping);
    QVERIFY(part<PlayerBar>().shown().silence > 5s);
    press(Qt::Key_H);
    QTRY_COMPARE(player().mix().agent, 0.0f);
    QCOMPARE(player().mix().caller, 1.0f);
    press(Qt::Key_H);
    QTRY_COMPARE(player().mix().caller, 0.0f);
    press(Qt::Key_H);
    QTRY_COMPARE(player().mix(), audio::Mix{});
}

void TestCallPlayer::typingIsTyping()
{
    hear();
    player().seek(10s);
    QTRY_COMPARE(player().position(), milliseconds(10s));
    press(Qt::Key_E); // the note
    auto *typed = m_view->window()->focusWidget();
    QVERIFY(part<NoteEdit>().isAncestorOf(typed) || typed == &part<NoteEdit>());
    QTest::keyClicks(typed, QStringLiteral("jlsm,. [1] "));
    QTest::keyClick(typed, Qt::Key_Left);
    player().setSpeed(1.1); // comes after whatever the keys may have asked of the player
    QTRY_COMPARE(player().speed(), 1.1);
    QCOMPARE(player().position(), milliseconds(10s));
    QVERIFY(!player().skipsSilence());
    QVERIFY(!part<CommentField>().isVisible());
}

void TestCallPlayer::aButtonReachedByKeyboardKeepsSpace()
{
    hear();
    QAction *play = m_view->findChild<QAction *>(QStringLiteral("player.play"));
    QSignalSpy plays(play, &QAction::triggered);
    auto *skip = part<PlayerBar>().findChildren<Chip *>().at(1);
    skip->setFocus(Qt::TabFocusReason);
    m_view->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    QTest::keyClick(skip, Qt::Key_Space);
    QTRY_VERIFY(player().skipsSilence());
    QCOMPARE(plays.count(), 0);
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(plays.count(), 1);
}

void TestCallPlayer::everyActionHasANameAndOneMeaning_data()
{
    QTest::addColumn<bool>("queue");
    QTest::newRow("call page") << false;
    QTest::newRow("review queue") << true;
}

void TestCallPlayer::everyActionHasANameAndOneMeaning()
{
    QFETCH(bool, queue);
    const ReviewPage review(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing, m_desk->page,
                            m_desk->display, &m_ears->listening);
    const QWidget &page = queue ? static_cast<const QWidget &>(review) : *m_view;
    QStringList names;
    QMap<QKeySequence, QString> keys;
    for (const QAction *action : page.actions()) {
        QVERIFY(!action->objectName().isEmpty() && !action->text().isEmpty());
        names << action->objectName();
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(action->objectName() + QLatin1Char(' ') + keys.value(key)));
            keys[key] = action->objectName();
        }
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(m_view->playerActions().size() > 20);
    for (const QAction *action : m_view->playerActions())
        QVERIFY(action->objectName().startsWith(QLatin1String("player.")));
}

void TestCallPlayer::aClickedWordIsGoneTo()
{
    hear();
    TranscriptView &transcript = part<TranscriptView>();
    transcript.landOn(3);
    QTRY_VERIFY(!transcript.wordsOf(3).empty());
    const SpokenWord word = transcript.wordsOf(3)[4];
    QTRY_VERIFY(transcript.viewport()->rect().contains(transcript.wordRect(word)));
    QTest::mouseClick(transcript.viewport(), Qt::LeftButton, {}, transcript.wordRect(word).center());
    QTRY_COMPARE(player().position(), word.start);
    QTRY_COMPARE(transcript.spokenWord(), std::optional(word));
}

void TestCallPlayer::theWaveformMovesTheTranscript()
{
    hear();
    WaveformView &waveform = part<WaveformView>();
    QTRY_VERIFY(std::abs((waveform.scale().length() - 50'400ms).count()) < 100);
    part<TranscriptView>().setFollowing(false);
    const int x = int(waveform.scale().xOf(30s));
    QTest::mouseClick(&waveform, Qt::LeftButton, {}, {x, waveform.lanes().center().y()});
    QTRY_COMPARE(part<TranscriptView>().spokenPhrase(), std::optional<std::size_t>(7));
    QVERIFY(part<TranscriptView>().isFollowing());
}

void TestCallPlayer::loops()
{
    hear();
    player().seek(10s);
    QTRY_COMPARE(part<TranscriptView>().spokenPhrase(), std::optional<std::size_t>(2));
    press(Qt::Key_R);
    QTRY_VERIFY(player().loop());
    QCOMPARE(player().loop()->from, 8400ms);
    QTRY_VERIFY(part<PlayerBar>().shown().loop);
    press(Qt::Key_R);
    QTRY_VERIFY(!player().loop());
    press(Qt::Key_R);
    QTRY_VERIFY(player().loop());
    press(Qt::Key_L); // elsewhere
    QTRY_VERIFY(!player().loop());
}

void TestCallPlayer::landsBeforeTheHit()
{
    const CallRow row = m_desk->add(call("CALHEARD"));
    m_ears->keep(CallId("CALHEARD"), m_sound);
    m_view->landOn(5);
    show(row);
    QTRY_COMPARE(m_ears->listening.stage(), Stage::Ready);
    QTRY_COMPARE(player().position(), 5 * 4200ms - 1000ms);
    QVERIFY(!player().isPlaying());
    QTRY_COMPARE(part<WaveformView>().position(), 5 * 4200ms - 1000ms);
}

void TestCallPlayer::stages_data()
{
    QTest::addColumn<bool>("recorded");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("stage");
    QTest::addColumn<QString>("action");
    QTest::newRow("not recorded") << false << int(store::RecordingState::Absent) << int(Stage::NotRecorded)
                                  << QString();
    QTest::newRow("away") << true << int(store::RecordingState::Absent) << int(Stage::Away)
                          << QStringLiteral("Fetch it");
    QTest::newRow("failed") << true << int(store::RecordingState::Failed) << int(Stage::Failed)
                            << QStringLiteral("Try again");
}

void TestCallPlayer::stages()
{
    QFETCH(bool, recorded);
    QFETCH(int, state);
    QFETCH(int, stage);
    QFETCH(QString, action);
    Call made = call("CALSTAGE");
    if (!recorded)
        made.recording.clear();
    const CallRow row = m_desk->add(made);
    if (state != int(store::RecordingState::Absent))
        m_ears->put(made.id, {.state = store::RecordingState(state), .error = Error{Error::Kind::Server, "500"}});
    show(row);
    QTRY_COMPARE(int(m_ears->listening.stage()), stage);
    QCOMPARE(part<PlayerPanel>().isVisible(), recorded);
    QCOMPARE(part<RecordingNotice>().isVisible(), !action.isEmpty());
    if (action.isEmpty())
        return;
    QVERIFY(!part<RecordingNotice>().text().isEmpty());
    auto *button = part<RecordingNotice>().findChild<QPushButton *>();
    QCOMPARE(button->text(), action);
    QSignalSpy wanted(&m_ears->listening, &items::Listening::recordingWanted);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    // nothing to go to yet
    QTest::mouseClick(&part<WaveformView>(), Qt::LeftButton, {}, {20, 20});
    QVERIFY(!part<TranscriptView>().spokenPhrase());
}

void TestCallPlayer::awayIsFetchedByPlaying()
{
    show(m_desk->add(call("CALAWAY")));
    QTRY_COMPARE(m_ears->listening.stage(), Stage::Away);
    QSignalSpy wanted(&m_ears->listening, &items::Listening::recordingWanted);
    press(Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
}

void TestCallPlayer::commentsAreKeptInTheNote()
{
    hear();
    store::CallChange noted;
    noted.note = "Prefers mornings.";
    m_desk->editing.change(m_row, noted, QStringLiteral("note"));
    QTRY_COMPARE(QString::fromStdString(m_desk->page.details()->stored.call.note), QStringLiteral("Prefers mornings."));
    player().seek(12s);
    QTRY_COMPARE(player().position(), milliseconds(12s));
    press(Qt::Key_M);
    QVERIFY(part<CommentField>().isVisible());
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("asks for a quote"));
    player().seek(30s); // it is of the moment when M was pressed
    QTest::keyClick(part<CommentField>().edit(), Qt::Key_Return);
    QVERIFY(!part<CommentField>().isVisible());
    const auto note = [this] { return QString::fromStdString(m_desk->page.details()->stored.call.note); };
    QTRY_COMPARE(note(), QStringLiteral("Prefers mornings.\n[00:12] asks for a quote"));
    QTRY_COMPARE(part<CommentList>().count(), 1);
    QCOMPARE(part<WaveformView>().marks().back().at, milliseconds(12s));
    // the next one does not wait for this one to be kept
    press(Qt::Key_M);
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("one"));
    QTest::keyClick(part<CommentField>().edit(), Qt::Key_Return);
    press(Qt::Key_M);
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("two"));
    QTest::keyClick(part<CommentField>().edit(), Qt::Key_Return);
    QTRY_COMPARE(part<CommentList>().count(), 3);
    QTRY_COMPARE(note(), QStringLiteral("Prefers mornings.\n[00:12] asks for a quote\n[00:30] one\n[00:30] two"));
    m_desk->editing.undoStack().undo();
    QTRY_COMPARE(part<CommentList>().count(), 2);
    m_desk->editing.undoStack().undo();
    QTRY_COMPARE(part<CommentList>().count(), 1);
    // goes there, says something else, goes
    auto *row = part<CommentList>().findChild<QWidget *>(QStringLiteral("comment"));
    QTest::mouseClick(row->findChild<Fact *>(), Qt::LeftButton);
    QTRY_COMPARE(player().position(), milliseconds(12s));
    auto *words = part<CommentList>().findChild<InlineEdit *>();
    words->startEditing();
    QTest::keyClicks(words, QStringLiteral("wants a price"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(note(), QStringLiteral("Prefers mornings.\n[00:12] wants a price"));
    QTRY_COMPARE(part<CommentList>().findChild<InlineEdit *>()->value(), QStringLiteral("wants a price"));
    QTest::mouseClick(part<CommentList>().findChild<QToolButton *>(), Qt::LeftButton);
    QTRY_COMPARE(note(), QStringLiteral("Prefers mornings."));
    QTRY_VERIFY(!part<CommentList>().isVisible());
}

void TestCallPlayer::aCommentLandsAsFarBackAsWished()
{
    items::Settings settings(*m_desk->cache, {});
    m_view->useSettings(settings);
    settings.set(items::Setting::CommentBack, 5);
    hear();
    player().seek(12s);
    QTRY_COMPARE(player().position(), milliseconds(12s));
    press(Qt::Key_M);
    QCOMPARE(part<CommentField>().at(), milliseconds(7s));
    QTest::keyClick(part<CommentField>().edit(), Qt::Key_Escape);
    player().seek(2s);
    QTRY_COMPARE(player().position(), milliseconds(2s));
    press(Qt::Key_M);
    QCOMPARE(part<CommentField>().at(), milliseconds(0));
    m_view.reset(); // before the settings
}

void TestCallPlayer::escapePutsACommentAside()
{
    const CallRow other = m_desk->add(call("CAL2"));
    hear();
    const CallRow first = m_row;
    press(Qt::Key_M);
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("half said"));
    QTest::keyClick(part<CommentField>().edit(), Qt::Key_Escape);
    QVERIFY(!part<CommentField>().isVisible());
    show(other);
    QCOMPARE(part<CommentField>().edit()->text(), QString());
    show(first);
    QCOMPARE(part<CommentField>().edit()->text(), QStringLiteral("half said"));
    QVERIFY(commentsIn(m_desk->stored(first).call.note).empty());
}

void TestCallPlayer::commentsGoWithTheirCall()
{
    hear();
    const CallRow first = m_row;
    Call another = call("CALOTHER");
    another.note = "Of the other call.";
    const CallRow other = m_desk->add(another);
    player().seek(5s);
    QTRY_COMPARE(player().position(), milliseconds(5s));
    press(Qt::Key_M);
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("half said"));
    show(other);
    QTRY_COMPARE(QString::fromStdString(m_desk->stored(first).call.note), QStringLiteral("[00:05] half said"));
    QCOMPARE(QString::fromStdString(m_desk->stored(other).call.note), QStringLiteral("Of the other call."));
    // also when the next one takes its time
    QTRY_VERIFY(part<PlayerPanel>().isVisible()); // it is known that there is a recording
    QTest::keyClick(m_view.get(), Qt::Key_M);
    QVERIFY(part<CommentField>().isVisible());
    QTest::keyClicks(part<CommentField>().edit(), QStringLiteral("more"));
    m_desk->page.show({});
    QTRY_COMPARE(QString::fromStdString(m_desk->stored(other).call.note),
                 QStringLiteral("Of the other call.\n[00:00] more"));
}

void TestCallPlayer::correctionsAreKept()
{
    hear();
    player().seek(5s);
    QTRY_COMPARE(part<TranscriptView>().spokenPhrase(), std::optional<std::size_t>(1));
    press(Qt::Key_C);
    auto *editor = m_view->findChild<PhraseEditor *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("What do two implants cost?"));
    QTest::keyClick(editor, Qt::Key_Return);
    const auto phrase = [this] { return (*m_desk->page.details()->transcript)[1]; };
    QTRY_COMPARE(QString::fromStdString(phrase().text), QStringLiteral("What do two implants cost?"));
    QVERIFY(!phrase().original.empty());
    QTRY_COMPARE(part<TranscriptView>().rows().transcript()[1], phrase());
    Q_EMIT part<TranscriptView>().correctionRequested(1, {});
    QTRY_VERIFY(phrase().original.empty());
    QTRY_VERIFY(phrase().text != "What do two implants cost?");
}

void TestCallPlayer::marksOfAllKinds()
{
    hear();
    m_view->setSearch(QStringLiteral("morning"));
    const auto count = [this](WaveformMark::Kind kind) {
        const auto &marks = part<WaveformView>().marks();
        return std::count_if(marks.begin(), marks.end(),
                             [kind](const WaveformMark &mark) { return mark.kind == kind; });
    };
    QTRY_COMPARE(count(WaveformMark::Kind::Hit), 6);   // in every other phrase
    QTRY_COMPARE(count(WaveformMark::Kind::Match), 3); // "implants", of the call's highlights
    m_view->setSearch({});
    QTRY_COMPARE(count(WaveformMark::Kind::Hit), 0);
}

QTEST_MAIN(TestCallPlayer)
#include "tst_callplayer.moc"
