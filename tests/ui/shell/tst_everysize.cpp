// Every page at the sizes and with the fonts that people have: nothing lies over another, nothing is cut.

#include "tests/ui/shell/pages.h"
#include "ui/calls/callcells.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/review/callview.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/shell/overlay.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fittedscroll.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/notices.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

using namespace earshot;
using namespace earshot::test;

namespace {

/// Their parts lie over each other by design, and are Qt's.
bool isWhole(const QWidget *widget)
{
    return qobject_cast<const QAbstractScrollArea *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QLineEdit *>(widget) || widget->inherits("QAbstractSpinBox") ||
           qobject_cast<const QTabBar *>(widget);
}

bool floats(const QWidget *widget)
{
    return qobject_cast<const Toast *>(widget) || qobject_cast<const Overlay *>(widget) ||
           qobject_cast<const Notices *>(widget);
}

/// What of its text is cut off.
QString cutOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (qobject_cast<const ElidedLabel *>(label) || label->text().isEmpty())
            return {};
        const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        return needed.width() > label->width() + 1 || needed.height() > label->height() + 1
                   ? QStringLiteral("text cut, needs %1x%2").arg(needed.width()).arg(needed.height())
                   : QString();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        const QSize needed = qobject_cast<const Chip *>(button) ? button->minimumSizeHint() : button->sizeHint();
        if (button->text().isEmpty() || button->layout())
            return {};
        if (button->hasHeightForWidth())
            return button->heightForWidth(button->width()) > button->height() + 1 ? QStringLiteral("too low")
                                                                                  : QString();
        return needed.width() > button->width() + 1 || button->fontMetrics().height() > button->height()
                   ? QStringLiteral("button cut, needs %1x%2").arg(needed.width()).arg(needed.height())
                   : QString();
    }
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget))
        return widget->fontMetrics().height() > widget->height() ? QStringLiteral("too low") : QString();
    return {};
}

void look(const QWidget *parent, QStringList &problems)
{
    QList<const QWidget *> shown;
    for (const QObject *child : parent->children())
        if (const auto *one = qobject_cast<const QWidget *>(child); one && one->isVisible() && !one->isWindow())
            if (!floats(one))
                shown << one;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QWidget *one = shown[i];
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(one->geometry()))
            problems << QStringLiteral("beyond its box: ") + describe(one);
        for (qsizetype j = i + 1; j < shown.size(); ++j) {
            const QRect both = one->geometry().intersected(shown[j]->geometry());
            if (both.width() > 1 && both.height() > 1)
                problems << QStringLiteral("one over the other: %1 | %2").arg(describe(one), describe(shown[j]));
        }
        if (const QString cut = cutOf(one); !cut.isEmpty())
            problems << cut + QStringLiteral(": ") + describe(one);
        if (const auto *area = qobject_cast<const QScrollArea *>(one); area && area->widget()) {
            if (area->widget()->width() > area->viewport()->width() + 1)
                problems << QStringLiteral("wider than its page: ") + describe(area->widget());
            look(area->widget(), problems);
        } else if (!isWhole(one)) {
            look(one, problems);
        }
    }
}

} // namespace

class TestEverySize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fits_data();
    void fits();
    void firstStartFits_data();
    void firstStartFits();
    void onePaneAtATimeOnSmallScreens();
    void quickTagsStayInOneRow();
    void factsOfTheCallAreWhole();
    void columnsFitBesideTheCall_data();
    void columnsFitBesideTheCall();

private:
    void use(int percent);
    MainWindow &window() { return m_pages->window(); }

    QFont m_usual;
    int m_percent = 0;
    std::unique_ptr<Pages> m_pages;
};

void TestEverySize::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
    m_usual = QApplication::font();
}

void TestEverySize::cleanupTestCase()
{
    m_pages.reset();
}

void TestEverySize::use(int percent)
{
    if (std::exchange(m_percent, percent) == percent && m_pages)
        return;
    m_pages.reset();
    QFont font = m_usual;
    font.setPixelSize(m_usual.pixelSize() * percent / 100);
    QApplication::setFont(font);
    m_pages = std::make_unique<Pages>();
}

void TestEverySize::fits_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("page");
    struct Screen {
        int percent;
        QSize size;
    };
    std::vector<Screen> screens = {{100, {960, 540}},   {100, {960, 600}},  {100, {1024, 640}}, {100, {1440, 900}},
                                   {100, {1920, 1080}}, {150, {1024, 640}}, {150, {1440, 900}}};
    if (qApp->devicePixelRatio() > 1) // run once more as tst_everysize_doubled: what counts pixels shows at one size
        screens = {{100, {1024, 640}}};
    for (const Screen &screen : screens)
        for (const QString &name : Pages::names())
            QTest::addRow("%dx%d, %d %%, %s", screen.size.width(), screen.size.height(), screen.percent,
                          qPrintable(name))
                << screen.percent << screen.size << name;
}

void TestEverySize::fits()
{
    QFETCH(int, percent);
    QFETCH(QSize, size);
    QFETCH(QString, page);
    use(percent);
    window().resize(size);
    QWidget *root = m_pages->open(page);
    QVERIFY(root);
    QCOMPARE(window().size(), size);
    QVERIFY2(root->screen()->size().height() >= size.height(), "popups keep to the screen: see screen.json");
    QStringList problems;
    look(root, problems);
    if (const QString folder = qEnvironmentVariable("EARSHOT_SHOTS"); !folder.isEmpty())
        root->window()->grab().save(
            QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag())));
    m_pages->close();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestEverySize::firstStartFits_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(960, 540), QSize(1024, 640), QSize(1440, 900)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TestEverySize::firstStartFits()
{
    QFETCH(QSize, size);
    m_pages.reset();
    QApplication::setFont(m_usual);
    m_pages = std::make_unique<Pages>(false);
    window().resize(size);
    m_pages->settle();
    QCOMPARE(window().size(), size);
    QStringList problems;
    look(&window(), problems);
    m_pages.reset();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestEverySize::onePaneAtATimeOnSmallScreens()
{
    use(100);
    CallsSpace &calls = window().calls();
    window().resize(1024, 640);
    m_pages->open(QStringLiteral("calls"));
    QVERIFY(calls.list().isVisible() && calls.callView().isVisible());
    window().resize(960, 540);
    m_pages->settle();
    QVERIFY(calls.list().isVisible() && !calls.callView().isVisible());
    QTest::keyClick(&window(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!calls.list().isVisible() && calls.callView().isVisible());
    QTest::keyClick(&window(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(calls.list().isVisible() && !calls.callView().isVisible());
    window().resize(1024, 640);
    m_pages->settle();
    QVERIFY(calls.list().isVisible() && calls.callView().isVisible());
}

void TestEverySize::quickTagsStayInOneRow()
{
    use(100);
    m_pages->open(QStringLiteral("review"));
    const auto *rest = window().findChild<Chip *>(QStringLiteral("moreTags"));
    window().resize(1024, 640);
    m_pages->settle();
    QVERIFY(rest->isVisible());
    const QWidget *row = rest->parentWidget();
    const int low = row->height();
    for (const QObject *child : row->children())
        if (const auto *one = qobject_cast<const QWidget *>(child); one && one->isVisible())
            QVERIFY(std::abs(one->geometry().center().y() - rest->geometry().center().y()) <= 2);
    window().resize(2600, 900);
    m_pages->settle();
    QVERIFY(!rest->isVisible());
    QVERIFY(std::abs(row->height() - low) <= 2);
}

/// Who called, the verdict, value, tags and note are seen without scrolling on the smallest screen with two panes.
void TestEverySize::factsOfTheCallAreWhole()
{
    use(100);
    window().resize(1024, 640);
    m_pages->open(QStringLiteral("calls"));
    const auto *top = window().calls().callView().findChild<FittedScroll *>();
    QVERIFY(top && top->isVisible());
    for (int call = 0; call < 10; ++call) {
        m_pages->settle();
        QVERIFY2(top->verticalScrollBar()->maximum() == 0, qPrintable(QStringLiteral("call %1: %2 of %3 are seen")
                                                                          .arg(call)
                                                                          .arg(top->viewport()->height())
                                                                          .arg(top->widget()->height())));
        window().calls().list().selectNext();
    }
}

void TestEverySize::columnsFitBesideTheCall_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("1600") << 1600;
    QTest::newRow("1920") << 1920;
}

/// None is cut by the pane's edge, nor the longest lead status by its column.
void TestEverySize::columnsFitBesideTheCall()
{
    QFETCH(int, width);
    use(100);
    window().resize(width, 1000);
    m_pages->open(QStringLiteral("calls"));
    QVERIFY(window().calls().callView().isVisible());
    const auto *table = window().findChild<CallTable *>();
    const QHeaderView *header = table->horizontalHeader();
    QVERIFY2(header->length() <= table->viewport()->width(),
             qPrintable(QStringLiteral("%1 of %2").arg(header->length()).arg(table->viewport()->width())));
    const int lead = header->count() - 1;
    QCOMPARE(table->columns().back().key, std::string("lead_status"));
    const int words = table->fontMetrics().horizontalAdvance(QStringLiteral("Earlier lead"));
    QVERIFY2(words + IconSize + space::Xs + 2 * CellPad <= header->sectionSize(lead),
             qPrintable(QString::number(header->sectionSize(lead))));
}

QTEST_MAIN(TestEverySize)
#include "tst_everysize.moc"
