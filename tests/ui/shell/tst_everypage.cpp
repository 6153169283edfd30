// What holds for every page and popup: one sees where the keyboard is, Tab goes as one reads, Enter presses, Esc
// closes, and screen readers are told what each control is.

#include "tests/ui/shell/pages.h"
#include "ui/calls/calltable.h"
#include "ui/review/transcriptview.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/shell/overlay.h"
#include "ui/shell/sidebartree.h"
#include "ui/widgets/look.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/readingorder.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr int Most = 60; // stops of a page that are looked at

void bringIntoSight(QWidget *widget)
{
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(widget, 10, 10);
}

QImage pictureOf(QWidget *widget)
{
    const QRect place(widget->mapTo(widget->window(), QPoint(0, 0)), widget->size());
    return widget->window()->grab(place.adjusted(-3, -3, 3, 3)).toImage();
}

/// Pixels that say plainly that something has changed.
int plainlyChanged(const QImage &before, const QImage &after)
{
    int changed = 0;
    for (int y = 0; y < std::min(before.height(), after.height()); ++y)
        for (int x = 0; x < std::min(before.width(), after.width()); ++x)
            if (before.pixel(x, y) != after.pixel(x, y))
                changed += contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= 3 ? 1 : 0;
    return changed;
}

} // namespace

class TestEveryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_pages.reset(); }
    void focusIsSeen_data();
    void focusIsSeen();
    void tabGoesAsOneReads_data();
    void tabGoesAsOneReads();
    void enterPressesTheButton();
    void escClosesPopups_data();
    void escClosesPopups();
    void keyboardStartsInTheList();
    void controlsHaveNamesAndRoles_data();
    void controlsHaveNamesAndRoles();
    void segmentsAreRadioButtons();
    void listReadsRowByRow();
    void placesSayTheirCounts();
    void transcriptIsText();

private:
    void everyPage();
    MainWindow &window() { return m_pages->window(); }

    std::unique_ptr<Pages> m_pages;
};

void TestEveryPage::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
    m_pages = std::make_unique<Pages>();
    window().resize(1440, 900);
}

void TestEveryPage::everyPage()
{
    QTest::addColumn<QString>("page");
    for (const QString &name : Pages::names())
        QTest::newRow(qPrintable(name)) << name;
}

void TestEveryPage::focusIsSeen_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<ThemeKind>("theme");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark})
        for (const QString &name : Pages::names())
            QTest::addRow("%s, %s", qPrintable(name), kind == ThemeKind::Light ? "light" : "dark") << name << kind;
}

/// By the pixels: a ring's worth of them differs by 3:1 at least from what stood there before, on selected rows too.
void TestEveryPage::focusIsSeen()
{
    QFETCH(QString, page);
    QFETCH(ThemeKind, theme);
    applyLook(*qApp, theme);
    QWidget *root = m_pages->open(page);
    QVERIFY(root);
    QStringList unseen;
    QList<QPointer<QWidget>> stops;
    for (QWidget *stop : tabStops(root).mid(0, Most))
        stops << stop;
    QVERIFY(!stops.isEmpty());
    for (const QPointer<QWidget> &stop : stops) {
        if (!stop)
            continue;
        bringIntoSight(stop);
        if (QWidget *focused = QApplication::focusWidget())
            focused->clearFocus();
        QCoreApplication::processEvents();
        const QImage before = pictureOf(stop);
        stop->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        if (!stop || !stop->isVisible())
            continue;
        const int needed = std::min(60, stop->width() + stop->height());
        if (const int seen = plainlyChanged(before, pictureOf(stop)); seen < needed)
            unseen << QStringLiteral("%1: %2 of %3").arg(describe(stop)).arg(seen).arg(needed);
    }
    m_pages->close();
    applyLook(*qApp, ThemeKind::Light);
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
}

void TestEveryPage::tabGoesAsOneReads_data()
{
    everyPage();
}

/// Key by key, and round to where it began; nothing that is further up or further left in the same box comes later.
void TestEveryPage::tabGoesAsOneReads()
{
    QFETCH(QString, page);
    QWidget *root = m_pages->open(page);
    const QList<QWidget *> stops = tabStops(root);
    stops.front()->setFocus(Qt::TabFocusReason);
    QList<QWidget *> visited;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        QWidget *here = QApplication::focusWidget();
        QVERIFY(here);
        visited << here;
        QTest::keyClick(here, Qt::Key_Tab);
    }
    for (qsizetype i = 1; i < visited.size(); ++i) {
        const QWidget *before = visited[i - 1], *after = visited[i];
        if (before->parentWidget() != after->parentWidget())
            continue;
        const QRect a = before->geometry(), b = after->geometry();
        const bool sameLine = a.center().y() <= b.bottom() && b.center().y() <= a.bottom();
        QVERIFY2(a.top() <= b.top() || a.left() <= b.left() || sameLine,
                 qPrintable(describe(before) + QStringLiteral(" before ") + describe(after)));
    }
    // what stops no more is a segment beside the one that was reached
    for (QWidget *stop : tabStops(root))
        QVERIFY2(visited.contains(stop), qPrintable(describe(stop)));
    m_pages->close();
}

/// Also where the page has a use of its own for Enter.
void TestEveryPage::enterPressesTheButton()
{
    m_pages->open(QStringLiteral("review"));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        QAbstractButton *button = nullptr;
        for (QWidget *stop : tabStops(&window()))
            if (auto *one = qobject_cast<QPushButton *>(stop); one && one->text() == QLatin1String("Later"))
                button = one;
        QVERIFY(button);
        QAction *next = window().findChild<QAction *>(QStringLiteral("review.next"));
        const QSignalSpy pressed(button, &QAbstractButton::clicked);
        const QSignalSpy went(next, &QAction::triggered);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, key);
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(went.count(), 0);
    }
}

void TestEveryPage::escClosesPopups_data()
{
    QTest::addColumn<QString>("page");
    for (const char *name :
         {"palette", "shortcuts", "status", "quick filter", "fields", "columns", "bulk tags", "filter tree"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestEveryPage::escClosesPopups()
{
    QFETCH(QString, page);
    QWidget *root = m_pages->open(page);
    const auto count = tabStops(root).mid(0, 12).size();
    m_pages->close();
    for (qsizetype i = 0; i < count; ++i) {
        QPointer<QWidget> open = m_pages->open(page);
        QVERIFY(open);
        const QList<QWidget *> stops = tabStops(open);
        if (i >= stops.size())
            break;
        stops[i]->setFocus(Qt::TabFocusReason);
        const QString where = describe(stops[i]);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY2(!open || !open->isVisible(), qPrintable(where));
        m_pages->settle();
    }
}

void TestEveryPage::keyboardStartsInTheList()
{
    Pages fresh;
    auto *table = fresh.window().findChild<CallTable *>();
    QTRY_VERIFY(table->hasFocus());
    fresh.open(QStringLiteral("settings"));
    QTest::keyClick(&fresh.window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(table->hasFocus());
    for (const char *page : {"settings", "review", "call alone", "calls"}) {
        fresh.open(QString::fromLatin1(page));
        QTest::keyClick(&fresh.window(), Qt::Key_Slash);
        QVERIFY2(fresh.window().focusWidget() && fresh.window().focusWidget()->objectName() == QLatin1String("search"),
                 page);
    }
}

void TestEveryPage::controlsHaveNamesAndRoles_data()
{
    everyPage();
}

void TestEveryPage::controlsHaveNamesAndRoles()
{
    QFETCH(QString, page);
    QWidget *root = m_pages->open(page);
    QStringList nameless;
    QList<QWidget *> controls = tabStops(root);
    for (QAbstractButton *button : root->findChildren<QAbstractButton *>())
        if (button->isVisible() && button->isEnabled() && !controls.contains(button))
            controls << button;
    for (QWidget *control : controls) {
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(control);
        QVERIFY(told);
        const bool internal = control->objectName().startsWith(QLatin1String("qt_"));
        if (!internal && told->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QStringLiteral("no name: ") + describe(control);
        if (told->role() == QAccessible::NoRole || told->role() == QAccessible::Client)
            nameless << QStringLiteral("no role: ") + describe(control);
    }
    m_pages->close();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void TestEveryPage::segmentsAreRadioButtons()
{
    m_pages->open(QStringLiteral("settings"));
    const auto controls = window().findChildren<SegmentedControl *>();
    QVERIFY(!controls.isEmpty());
    for (SegmentedControl *control : controls)
        for (QAbstractButton *segment : control->findChildren<QAbstractButton *>()) {
            QAccessibleInterface *told = QAccessible::queryAccessibleInterface(segment);
            QCOMPARE(told->role(), QAccessible::RadioButton);
            QCOMPARE(bool(told->state().checked), segment->isChecked());
        }
}

void TestEveryPage::listReadsRowByRow()
{
    m_pages->open(QStringLiteral("calls"));
    auto *table = window().findChild<CallTable *>();
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(table);
    QCOMPARE(told->role(), QAccessible::Table);
    QAccessibleTableInterface *cells = told->tableInterface();
    QVERIFY(cells && cells->rowCount() == table->model()->rowCount());
    for (int row = 0; row < 10; ++row) {
        const QString spoken = cells->cellAt(row, 0)->text(QAccessible::Name);
        QVERIFY2(spoken.contains(QStringLiteral("call"), Qt::CaseInsensitive) ||
                     spoken.contains(QStringLiteral("Voicemail")),
                 qPrintable(spoken)); // the marks
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QString value = table->model()->index(row, column).data().toString();
            const QString header = table->model()->headerData(column, Qt::Horizontal).toString();
            if (!value.isEmpty())
                QVERIFY2(spoken.contains(header + QStringLiteral(": ")), qPrintable(spoken));
            QVERIFY2(!spoken.contains(QStringLiteral("COM0")), qPrintable(spoken)); // no ids
        }
    }
}

void TestEveryPage::placesSayTheirCounts()
{
    const QModelIndex review = window().sidebar().index(1, 0);
    const qint64 count = review.data(items::Sidebar::CountRole).toLongLong();
    QVERIFY(count > 0);
    const QString spoken = review.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(review.data().toString()) && spoken.contains(QString::number(count)),
             qPrintable(spoken));
    QCOMPARE(review.data(Qt::ToolTipRole).toString(), spoken);
}

void TestEveryPage::transcriptIsText()
{
    m_pages->open(QStringLiteral("call alone"));
    auto *view = window().calls().findChild<TranscriptView *>();
    Transcript said(2);
    said[0].speaker = Speaker::Agent;
    said[0].text = "Good morning";
    said[1].speaker = Speaker::Caller;
    said[1].text = "I should like a date";
    view->setRows(TranscriptRows(said));
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(view);
    QVERIFY(told->textInterface());
    QVERIFY(told->state().readOnly);
    QAccessibleTextInterface &text = *told->textInterface();
    const QString whole = text.text(0, text.characterCount());
    QCOMPARE(whole.count(QLatin1Char('\n')), 1);
    QVERIFY2(whole.contains(QStringLiteral("Agent: Good morning")), qPrintable(whole));
    int start = 0, end = 0;
    const QString word =
        text.textAtOffset(int(whole.indexOf(QStringLiteral("date"))), QAccessible::WordBoundary, &start, &end);
    QCOMPARE(word.trimmed(), QStringLiteral("date"));
}

QTEST_MAIN(TestEveryPage)
#include "tst_everypage.moc"
