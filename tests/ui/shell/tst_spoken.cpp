// What screen readers are told: the tree of every page and popup, node by node, whether Tab stops there or not.

#include "tests/ui/shell/pages.h"
#include "ui/review/callview.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/statusdot.h"
#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QApplication>
#include <QMenu>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr int MostOfAList = 150; // its rows are made alike

/// What holds others, or is looked at alone: nobody is told of it.
bool isSilent(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Client:
    case QAccessible::Pane:
    case QAccessible::LayeredPane:
    case QAccessible::Whitespace:
    case QAccessible::Separator:
    case QAccessible::Splitter:
    case QAccessible::Grip:
    case QAccessible::ScrollBar:
    case QAccessible::ToolBar:
    case QAccessible::PageTabList:
        return true;
    default:
        return false;
    }
}

bool isEmptyOf(const QAccessibleInterface &node)
{
    // a row that has no value in this column, the corner of a table, a button that this list does not need
    return node.role() == QAccessible::Cell || node.role() == QAccessible::ListItem;
}

QString wordsFor(const QAccessibleInterface &node)
{
    const auto *widget = qobject_cast<const QWidget *>(node.object());
    const QString where =
        widget          ? describe(widget)
        : node.object() ? QString::fromLatin1(node.object()->metaObject()->className()) + node.object()->objectName()
                        : QStringLiteral("part of ") + (node.parent() && node.parent()->object()
                                                            ? describe(qobject_cast<QWidget *>(node.parent()->object()))
                                                            : QString());
    return QStringLiteral("%1 (%2)").arg(where).arg(int(node.role()), 0, 16);
}

/// What a widget's own role has to be told by: it paints or is pressed, and holds nothing.
bool wantsRole(const QAccessibleInterface &node, const QWidget &widget)
{
    if (node.role() == QAccessible::NoRole)
        return true;
    const bool plain = widget.metaObject() == &QWidget::staticMetaObject || widget.size().isEmpty();
    return node.role() == QAccessible::Client &&
           (widget.focusPolicy() != Qt::NoFocus || (node.childCount() == 0 && !plain));
}

void walk(QAccessibleInterface *node, QStringList &faults)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    const auto *widget = qobject_cast<QWidget *>(node->object());
    const bool internal = node->object() && node->object()->objectName().startsWith(QLatin1String("qt_"));
    if (!internal) {
        if (widget ? wantsRole(*node, *widget) : node->role() == QAccessible::NoRole)
            faults << QStringLiteral("no role: ") + wordsFor(*node);
        const bool reached = widget && widget->focusPolicy() != Qt::NoFocus;
        if ((reached || !isSilent(node->role())) && !isEmptyOf(*node) &&
            node->text(QAccessible::Name).trimmed().isEmpty())
            faults << QStringLiteral("no name: ") + wordsFor(*node);
    }
    for (int i = 0; i < std::min(node->childCount(), MostOfAList); ++i)
        walk(node->child(i), faults);
}

QStringList faultsOf(QWidget *root)
{
    QStringList faults;
    walk(QAccessible::queryAccessibleInterface(root), faults);
    faults.removeDuplicates();
    for (const QString &fault : faults) // the words of a failure are cut
        qWarning("%s", qPrintable(fault));
    return faults;
}

QAccessible::Role roleOf(QWidget &widget)
{
    return QAccessible::queryAccessibleInterface(&widget)->role();
}

} // namespace

class TestSpoken : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_pages.reset(); }
    void everyNodeIsTold_data();
    void everyNodeIsTold();
    void menusAreTold();
    void rolesHoldHoweverEarlyAWidgetIsAskedFor();
    void firstStartIsTold();

private:
    MainWindow &window() { return m_pages->window(); }

    std::unique_ptr<Pages> m_pages;
};

void TestSpoken::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
    m_pages = std::make_unique<Pages>();
    window().resize(1440, 900);
}

void TestSpoken::everyNodeIsTold_data()
{
    QTest::addColumn<QString>("page");
    for (const QString &name : Pages::names())
        QTest::newRow(qPrintable(name)) << name;
}

void TestSpoken::everyNodeIsTold()
{
    QFETCH(QString, page);
    QWidget *root = m_pages->open(page);
    QVERIFY(root);
    const QStringList faults = faultsOf(root);
    m_pages->close();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

void TestSpoken::menusAreTold()
{
    m_pages->open(QStringLiteral("calls"));
    const auto menus = window().findChildren<QMenu *>();
    QVERIFY(!menus.isEmpty());
    QStringList nameless;
    for (const QMenu *menu : menus)
        for (const QAction *action : menu->actions())
            if (!action->isSeparator() && action->text().trimmed().isEmpty())
                nameless << menu->title() + QLatin1Char(':') + action->objectName();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

/// A name that is set before the role, or a screen reader that asks early, settles nothing.
void TestSpoken::rolesHoldHoweverEarlyAWidgetIsAskedFor()
{
    QWidget plain;
    QCOMPARE(roleOf(plain), QAccessible::Client);
    QWidget parent;
    Avatar avatar(QStringLiteral("Ada Brown"), 24, &parent);
    QCOMPARE(roleOf(avatar), QAccessible::Graphic);
    KeyHint hint(Qt::Key_G, &parent);
    QCOMPARE(roleOf(hint), QAccessible::StaticText);
    ProgressStrip strip(&parent);
    QCOMPARE(roleOf(strip), QAccessible::ProgressBar);
    StatusDot dot(Tone::Good, QStringLiteral("Online"), &parent);
    QCOMPARE(roleOf(dot), QAccessible::Indicator);
    Spinner spinner(&parent);
    QCOMPARE(roleOf(spinner), QAccessible::Animation);
    InlineBanner banner(&parent);
    QCOMPARE(roleOf(banner), QAccessible::AlertMessage);
    Toast toast(&parent);
    QCOMPARE(roleOf(toast), QAccessible::AlertMessage);
    ElidedLabel label(QStringLiteral("A line"), TextSize::Body, Tone::Normal, &parent);
    QCOMPARE(roleOf(label), QAccessible::StaticText);
}

void TestSpoken::firstStartIsTold()
{
    m_pages.reset();
    m_pages = std::make_unique<Pages>(false);
    const QStringList faults = faultsOf(&window());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

QTEST_MAIN(TestSpoken)
#include "tst_spoken.moc"
