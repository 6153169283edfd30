#include "ui/widgets/avatar.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace earshot;

class TestDisplays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }

    void flowWrapsAndMirrors();
    void elidedLabelKeepsOneLine();
    void labelFollowsTheTheme();
    void keyCaps_data();
    void keyCaps();
    void initialsOfNames_data();
    void initialsOfNames();
    void badgeHidesAtZero();
    void bannerSpeaksAndGoes();
    void emptyStateShowsItsWholeText();
    void toastLeavesByItself();
    void toastUndoes();
    void controlsShareOneHeight();
    void nothingIsCutAtLargeText();
    void scrollBarThumbCoversItsRange();
};

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

void TestDisplays::flowWrapsAndMirrors()
{
    QWidget box;
    auto *flow = new FlowLayout(&box, 4);
    QList<QWidget *> items;
    for (int i = 0; i < 3; ++i) {
        auto *item = new QWidget;
        item->setFixedSize(40, 20);
        flow->addWidget(item);
        items << item;
    }
    QCOMPARE(flow->sizeHint(), QSize(3 * 40 + 2 * 4, 20));
    QCOMPARE(flow->heightForWidth(128), 20);
    QCOMPARE(flow->heightForWidth(127), 44);
    box.resize(100, 60);
    flow->setGeometry(box.rect());
    QCOMPARE(items[1]->pos(), QPoint(44, 0));
    QCOMPARE(items[2]->pos(), QPoint(0, 24));
    box.setLayoutDirection(Qt::RightToLeft);
    flow->setGeometry(box.rect());
    QCOMPARE(items[0]->pos(), QPoint(60, 0));
    items[0]->hide();
    QCOMPARE(flow->heightForWidth(100), 20);
}

void TestDisplays::elidedLabelKeepsOneLine()
{
    ElidedLabel label(text("Kaylah\nMills\u202e with a very long tail of words"));
    QVERIFY(!label.text().contains(u'\n'));
    label.resize(60, 20);
    QVERIFY(label.isElided());
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    label.setSelectable(true);
    label.show();
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), label.text());
}

void TestDisplays::labelFollowsTheTheme()
{
    Label label(text("Waiting"), TextSize::Small, Tone::Warn);
    label.show();
    for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
        applyLook(*qApp, kind);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), theme(kind).warn);
    }
    label.setTone(Tone::Normal);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme(ThemeKind::Light).text);
}

void TestDisplays::keyCaps_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QStringList>("caps");
    QTest::newRow("one key") << QKeySequence(Qt::Key_L) << QStringList{text("L")};
    QTest::newRow("with modifiers") << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)
                                    << QStringList{text("Ctrl"), text("Shift"), text("Z")};
    QTest::newRow("the plus key") << QKeySequence(Qt::CTRL | Qt::Key_Plus) << QStringList{text("Ctrl"), text("+")};
    QTest::newRow("two strokes") << QKeySequence(Qt::Key_G, Qt::Key_I) << QStringList{text("G"), text("I")};
    QTest::newRow("none") << QKeySequence() << QStringList{};
}

void TestDisplays::keyCaps()
{
    QFETCH(QKeySequence, keys);
    QTEST(KeyHint(keys).caps(), "caps");
}

void TestDisplays::initialsOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("two names") << text("Kaylah Mills") << text("KM");
    QTest::newRow("three names") << text("maria del rossi") << text("MR");
    QTest::newRow("one name") << text("Tom") << text("T");
    QTest::newRow("a number") << text("+1 404 555 8514") << QString();
    QTest::newRow("accents") << text("élodie Ångström") << text("ÉÅ");
    QTest::newRow("nothing") << QString() << QString();
}

void TestDisplays::initialsOfNames()
{
    QFETCH(QString, name);
    QTEST(initials(name), "letters");
}

void TestDisplays::badgeHidesAtZero()
{
    QWidget parent;
    Badge badge(3, Tone::Accent, &parent);
    QVERIFY(!badge.isHidden());
    badge.setCount(0);
    QVERIFY(badge.isHidden());
    badge.setCount(1200);
    QVERIFY(!badge.isHidden());
    const QSize before = badge.sizeHint();
    badge.setCount(1100);
    QCOMPARE(badge.sizeHint(), before); // figures are of equal width, nothing jitters
}

void TestDisplays::bannerSpeaksAndGoes()
{
    QWidget parent;
    InlineBanner banner(&parent);
    parent.show();
    QVERIFY(!banner.isVisible());
    banner.say(InlineBanner::Level::Error, text("The key was refused."), text("Ask for a new one."));
    banner.setAction(text("Enter a key"));
    QVERIFY(banner.isVisible());
    QCOMPARE(banner.accessibleName(), text("The key was refused."));
    QSignalSpy acted(&banner, &InlineBanner::actionTriggered);
    QTest::mouseClick(banner.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(acted.size(), 1);
    QSignalSpy dismissed(&banner, &InlineBanner::dismissed);
    QTest::keyClick(&banner, Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 1);
    QVERIFY(!banner.isVisible());
}

void TestDisplays::emptyStateShowsItsWholeText()
{
    EmptyState state(
        Icon::Search, text("No calls match"),
        text("Nothing in the last 30 days fits these filters. Take one away, or look further back in time."));
    state.resize(600, 400);
    state.show();
    for (const Label *label : state.findChildren<Label *>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
}

void TestDisplays::toastLeavesByItself()
{
    QWidget parent;
    parent.resize(400, 300);
    parent.show();
    Toast toast(&parent);
    toast.setStay(30);
    toast.say(text("Tagged"));
    QVERIFY(toast.isVisible());
    QVERIFY(parent.rect().contains(toast.geometry()));
    QTRY_VERIFY(!toast.isVisible());
}

void TestDisplays::toastUndoes()
{
    QWidget parent;
    parent.resize(400, 300);
    parent.show();
    Toast toast(&parent);
    QSignalSpy acted(&toast, &Toast::actionTriggered);
    toast.say(text("3 calls tagged"), text("Undo"));
    parent.resize(600, 500);
    QVERIFY(parent.rect().contains(toast.geometry()));
    QCOMPARE(toast.geometry().center().x(), parent.rect().center().x());
    QTest::mouseClick(toast.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(acted.size(), 1);
    QVERIFY(!toast.isVisible());
}

void TestDisplays::controlsShareOneHeight()
{
    QPushButton button(text("Save"));
    QLineEdit line;
    QComboBox combo;
    QSpinBox spin;
    const int height = controlHeight(button.font());
    for (const QWidget *widget : std::initializer_list<const QWidget *>{&button, &line, &combo, &spin})
        QCOMPARE(widget->sizeHint().height(), height);
}

void TestDisplays::nothingIsCutAtLargeText()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPixelSize(24);
    QApplication::setFont(large);
    QPushButton button(text("Save the report"));
    QVERIFY(button.sizeHint().height() > QFontMetrics(large).height());
    QVERIFY(button.sizeHint().width() > QFontMetrics(large).horizontalAdvance(button.text()) + 2 * space::M - 1);
    Label label(text("Waiting"), TextSize::Small);
    QVERIFY(label.sizeHint().height() >= QFontMetrics(textFont(TextSize::Small)).height());
    QVERIFY(textFont(TextSize::Small).pixelSize() > 20);
    QApplication::setFont(before);
}

void TestDisplays::scrollBarThumbCoversItsRange()
{
    QScrollBar bar(Qt::Vertical);
    bar.resize(bar.sizeHint().width(), 200);
    bar.setRange(0, 1'000'000'000);
    bar.setPageStep(20);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = bar.maximum();
    option.pageStep = bar.pageStep();
    const auto thumb = [&](int position) {
        option.sliderPosition = position;
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
    };
    QCOMPARE(thumb(0).top(), 0);
    QCOMPARE(thumb(1'000'000'000).bottom(), 199);
    QCOMPARE(thumb(0).height(), 32); // still easy to catch
}

QTEST_MAIN(TestDisplays)
#include "tst_displays.moc"
