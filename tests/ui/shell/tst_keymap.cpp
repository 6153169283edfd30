// Keys that people change: what an action answers, what the profile remembers, and the sheet in which it is done.

#include "models/store/cache.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keyrow.h"
#include "ui/shell/shortcutsheet.h"

#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

namespace {

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

QList<QKeySequence> keys(const char *text)
{
    return QKeySequence::listFromString(name(text), QKeySequence::PortableText);
}

} // namespace

class TestKeymap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void changesEveryActionOfTheName();
    void isRememberedInTheProfile();
    void takesNoKeyAsAnAnswer();
    void goesBackToTheUsualKeys();
    void tellsWhoHasAKey_data();
    void tellsWhoHasAKey();
    void takesAKeyFromItsRivals();
    void keepsKeysOfActionsItDoesNotKnow();
    void keepsKeysUnderTheirFormerNames();
    void rowTakesTheNextKey_data();
    void rowTakesTheNextKey();
    void sheetAsksBeforeItTakesAKey();
    void sheetLeavesOnEscape();
    void sheetFitsTheWindow_data();
    void sheetFitsTheWindow();

private:
    QAction *action(const char *objectName, const char *usual)
    {
        auto *made = new QAction(name(objectName), m_window.get());
        made->setObjectName(name(objectName));
        made->setShortcuts(keys(usual));
        m_window->addAction(made);
        return made;
    }
    void start();
    KeyRow *row(const char *objectName) { return m_sheet->findChild<KeyRow *>(name(objectName)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Keymap> m_keys;
    ShortcutSheet *m_sheet = nullptr;
    QAction *m_quit = nullptr, *m_tags = nullptr, *m_play = nullptr, *m_playThere = nullptr, *m_next = nullptr;
};

void TestKeymap::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = *store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
    m_settings = std::make_unique<items::Settings>(*m_cache, items::Settings::Values());
    start();
}

void TestKeymap::start()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 800);
    m_keys = std::make_unique<Keymap>(*m_settings);
    m_quit = action("quit", "Ctrl+Q");
    m_tags = action("calls.columns", "T");
    m_play = action("player.play", "Space");
    m_playThere = action("player.play", "Space");
    m_next = action("review.next", "Return; Enter");
    m_keys->add(name("Anywhere"), {m_quit});
    m_keys->add(name("List"), {m_tags});
    m_keys->add(name("Call"), {m_play});
    m_keys->add(name("Review"), {m_next, m_playThere});
    m_sheet = new ShortcutSheet(*m_keys, m_window.get());
}

void TestKeymap::cleanup()
{
    m_keys.reset();
    m_window.reset();
    m_settings.reset();
    m_cache.reset();
}

void TestKeymap::changesEveryActionOfTheName()
{
    const QSignalSpy changed(m_keys.get(), &Keymap::changed);
    m_keys->set(name("player.play"), keys("K").front());
    QCOMPARE(m_play->shortcuts(), keys("K"));
    QCOMPARE(m_playThere->shortcuts(), keys("K"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_keys->groups().back().names, QStringList{name("review.next")}); // each name once
}

void TestKeymap::isRememberedInTheProfile()
{
    m_keys->set(name("player.play"), keys("Ctrl+,").front());
    m_keys->set(name("calls.columns"), {});
    m_cache = {};
    m_cache = *store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
    m_settings = std::make_unique<items::Settings>(*m_cache, items::Settings::read(*m_cache));
    start();
    QCOMPARE(m_play->shortcuts(), keys("Ctrl+,"));
    QCOMPARE(m_playThere->shortcuts(), keys("Ctrl+,"));
    QVERIFY(m_tags->shortcuts().isEmpty());
    QCOMPARE(m_next->shortcuts(), keys("Return; Enter"));
}

void TestKeymap::takesNoKeyAsAnAnswer()
{
    m_keys->set(name("quit"), {});
    QVERIFY(m_quit->shortcuts().isEmpty());
    QVERIFY(!m_keys->isUsual(name("quit")));
}

void TestKeymap::goesBackToTheUsualKeys()
{
    m_keys->set(name("review.next"), keys("X").front());
    m_keys->set(name("quit"), keys("Y").front());
    m_keys->reset(name("review.next"));
    QCOMPARE(m_next->shortcuts(), keys("Return; Enter"));
    QVERIFY(m_keys->isUsual(name("review.next")));
    QVERIFY(!m_keys->isUsual());
    m_keys->resetAll();
    QCOMPARE(m_quit->shortcuts(), keys("Ctrl+Q"));
    QCOMPARE(m_settings->text(items::Setting::Keys), QString());
}

void TestKeymap::tellsWhoHasAKey_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("rival");
    QTest::newRow("nobody") << name("quit") << name("F12") << QString();
    QTest::newRow("itself") << name("quit") << name("Ctrl+Q") << QString();
    QTest::newRow("of the window") << name("review.next") << name("Ctrl+Q") << name("quit");
    QTest::newRow("of the list") << name("player.play") << name("T") << name("calls.columns");
    QTest::newRow("of the queue") << name("player.play") << name("Enter") << name("review.next");
    QTest::newRow("at another place") << name("review.next") << name("T") << name("calls.columns");
}

void TestKeymap::tellsWhoHasAKey()
{
    QFETCH(QString, of);
    QFETCH(QString, key);
    QFETCH(QString, rival);
    QCOMPARE(m_keys->rival(of, QKeySequence(key, QKeySequence::PortableText)), rival);
}

void TestKeymap::takesAKeyFromItsRivals()
{
    m_keys->set(name("player.play"), keys("Return").front());
    QCOMPARE(m_next->shortcuts(), keys("Enter"));
    QCOMPARE(m_play->shortcuts(), keys("Return"));
}

void TestKeymap::keepsKeysOfActionsItDoesNotKnow()
{
    m_settings->set(items::Setting::Keys, name("reports.print=Ctrl+P\ngarbage\n=X"));
    start();
    m_keys->set(name("quit"), keys("F10").front());
    QCOMPARE(m_settings->text(items::Setting::Keys), name("quit=F10\nreports.print=Ctrl+P"));
}

void TestKeymap::keepsKeysUnderTheirFormerNames()
{
    m_settings->set(items::Setting::Keys, name("calls.lead=Ctrl+L\nreview.notLead=Ctrl+N"));
    m_keys = std::make_unique<Keymap>(*m_settings);
    QAction *lead = action("call.lead", "G"), *notLead = action("call.notLead", "N");
    m_keys->add(name("Call"), {lead, notLead});
    QCOMPARE(lead->shortcuts(), keys("Ctrl+L"));
    QCOMPARE(notLead->shortcuts(), keys("Ctrl+N"));
}

void TestKeymap::rowTakesTheNextKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("with");
    QTest::addColumn<QString>("taken"); // portable; "none": no key, "-": still waiting
    QTest::newRow("a letter") << int(Qt::Key_X) << name("x") << int(Qt::NoModifier) << name("X");
    QTest::newRow("with Shift") << int(Qt::Key_X) << name("X") << int(Qt::ShiftModifier) << name("Shift+X");
    QTest::newRow("with Ctrl") << int(Qt::Key_X) << name("\x18") << int(Qt::ControlModifier) << name("Ctrl+X");
    QTest::newRow("a sign behind Shift") << int(Qt::Key_BraceLeft) << name("{") << int(Qt::ShiftModifier) << name("{");
    QTest::newRow("the space bar") << int(Qt::Key_Space) << name(" ") << int(Qt::NoModifier) << name("Space");
    QTest::newRow("Shift and the space bar")
        << int(Qt::Key_Space) << name(" ") << int(Qt::ShiftModifier) << name("Shift+Space");
    QTest::newRow("an arrow") << int(Qt::Key_Left) << QString() << int(Qt::NoModifier) << name("Left");
    QTest::newRow("Tab") << int(Qt::Key_Tab) << name("\t") << int(Qt::NoModifier) << name("Tab");
    QTest::newRow("Backspace takes it away")
        << int(Qt::Key_Backspace) << name("\b") << int(Qt::NoModifier) << name("none");
    QTest::newRow("Ctrl alone is no key") << int(Qt::Key_Control) << QString() << int(Qt::ControlModifier) << name("-");
}

void TestKeymap::rowTakesTheNextKey()
{
    QFETCH(int, key);
    QFETCH(QString, text);
    QFETCH(int, with);
    QFETCH(QString, taken);
    m_window->show();
    m_sheet->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::mouseClick(row("quit"), Qt::LeftButton);
    QVERIFY(row("quit")->isWaiting());
    QTest::sendKeyEvent(QTest::Click, m_window->focusWidget(), Qt::Key(key), text, Qt::KeyboardModifiers(with));
    if (taken == name("-")) {
        QVERIFY(row("quit")->isWaiting());
        return;
    }
    if (row("quit")->isWaiting()) // it was another's
        QTest::sendKeyEvent(QTest::Click, m_window->focusWidget(), Qt::Key(key), text, Qt::KeyboardModifiers(with));
    QVERIFY(!row("quit")->isWaiting());
    QCOMPARE(QKeySequence::listToString(m_quit->shortcuts(), QKeySequence::PortableText),
             taken == name("none") ? QString() : taken);
}

void TestKeymap::sheetAsksBeforeItTakesAKey()
{
    m_window->show();
    m_sheet->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    row("player.play")->setFocus();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_T);
    QVERIFY(row("player.play")->isWaiting());
    QCOMPARE(m_play->shortcuts(), keys("Space"));
    QStringList said;
    for (const QLabel *label : row("player.play")->findChildren<QLabel *>())
        said << label->text();
    QVERIFY(said.join(QLatin1Char(' ')).contains(name("calls.columns")));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_T);
    QVERIFY(!row("player.play")->isWaiting());
    QCOMPARE(m_play->shortcuts(), keys("T"));
    QVERIFY(m_tags->shortcuts().isEmpty());
}

void TestKeymap::sheetLeavesOnEscape()
{
    m_window->show();
    m_sheet->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::mouseClick(row("quit"), Qt::LeftButton);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!row("quit")->isWaiting());
    QVERIFY(m_sheet->isVisible());
    QCOMPARE(m_quit->shortcuts(), keys("Ctrl+Q"));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_sheet->isVisible());
}

void TestKeymap::sheetFitsTheWindow_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("small") << 500;
    QTest::newRow("middling") << 900;
    QTest::newRow("wide") << 2400;
}

void TestKeymap::sheetFitsTheWindow()
{
    QFETCH(int, width);
    m_window->resize(width, 300);
    m_window->show();
    m_sheet->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto *scroll = m_sheet->findChild<QScrollArea *>();
    QVERIFY(scroll->verticalScrollBar()->isVisible());
    const int end = scroll->mapTo(m_window.get(), QPoint(scroll->viewport()->width(), 0)).x();
    for (const char *name : {"quit", "calls.columns", "player.play", "review.next"}) {
        const int right = row(name)->mapTo(m_window.get(), QPoint(row(name)->width(), 0)).x();
        QVERIFY2(right <= end, name);
    }
}

QTEST_MAIN(TestKeymap)
#include "tst_keymap.moc"
