// The window's actions: menu, command palette and shortcut sheet show the same ones.

#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sidebartree.h"
#include "ui/shell/statusplace.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QMenu>

namespace earshot {
namespace {

items::PaletteEntry entryOf(QAction *action)
{
    items::PaletteEntry entry;
    entry.key = QLatin1String("action:") + action->objectName();
    entry.title = action->text().remove(QLatin1Char('&'));
    entry.shortcut = action->shortcut().toString();
    entry.icon = action->icon();
    entry.open = [action = QPointer(action)] {
        if (action)
            action->trigger();
    };
    return entry;
}

} // namespace

QAction *MainWindow::action(const QString &name, const QString &text, int icon, const QList<QKeySequence> &keys,
                            std::function<void()> run)
{
    auto *made = new QAction(themedIcon(Icon(icon)), text, this);
    made->setObjectName(name);
    made->setShortcuts(keys);
    connect(made, &QAction::triggered, this, std::move(run));
    addAction(made);
    m_anywhere << made;
    return made;
}

void MainWindow::makeActions()
{
    const auto key = [](QKeyCombination code) { return QList<QKeySequence>{QKeySequence(code)}; };
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    const auto toTop = [this](int row) { openPlace(m_sidebar.index(row, 0)); };

    action(name("palette"), tr("Find anything…"), int(Icon::Search), key(Qt::CTRL | Qt::Key_K),
           [this] { openPalette(); });
    action(name("allCalls"), tr("All calls"), int(Icon::Phone), key(Qt::CTRL | Qt::Key_1), [this, toTop] {
        toTop(0);
        m_calls->focusList(Qt::ShortcutFocusReason);
    });
    action(name("review"), tr("Review queue"), int(Icon::Review), key(Qt::CTRL | Qt::Key_2), [toTop] { toTop(1); });
    action(name("settings"), tr("Settings"), int(Icon::Settings), key(Qt::CTRL | Qt::Key_Comma), [this] {
        Place to;
        to.page = Place::Page::Settings;
        goTo(to);
    });
    m_back =
        action(name("back"), tr("Back"), int(Icon::ChevronLeft), key(Qt::ALT | Qt::Key_Left), [this] { goBack(); });
    m_forward = action(name("forward"), tr("Forward"), int(Icon::ChevronRight), key(Qt::ALT | Qt::Key_Right),
                       [this] { goForward(); });

    QUndoStack &stack = m_desk.editing.undoStack();
    m_undo = action(name("undo"), tr("Undo"), int(Icon::Undo), {QKeySequence::Undo}, [this, &stack] {
        m_turning = m_undoing = stack.canUndo();
        stack.undo();
    });
    m_redo =
        action(name("redo"), tr("Redo"), int(Icon::Redo),
               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, [this, &stack] {
                   m_turning = stack.canRedo();
                   m_undoing = false;
                   stack.redo();
               });
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    connect(&stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);

    action(name("sidebar"), tr("Show or hide the sidebar"), int(Icon::Sidebar), key(Qt::CTRL | Qt::Key_B),
           [this] { setSidebarShown(!m_sideShown); });
    action(name("callPage"), tr("Show or hide the call page"), int(Icon::Columns), key(Qt::CTRL | Qt::Key_I),
           [this] { toggleCallPage(); });
    action(name("places"), tr("Go to the sidebar"), int(Icon::Home), key(Qt::CTRL | Qt::Key_0), [this] {
        setSidebarShown(true);
        m_tree->setFocus(Qt::ShortcutFocusReason);
    });
    action(name("status"), tr("Sync status"), int(Icon::Cloud), key(Qt::CTRL | Qt::Key_J), [this] { openStatus(); });
    action(name("outbox"), tr("Edits not sent, and what others wrote"), int(Icon::Sync), {}, [this] { openOutbox(); });
    action(name("sync"), tr("Sync now"), int(Icon::Sync),
           {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, [this] { m_desk.syncing.syncNow(); });
    action(name("copyLink"), tr("Copy a link to the call"), int(Icon::Link), key(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
           [this] { copyLink(); });
    action(name("shortcuts"), tr("Keyboard shortcuts"), int(Icon::Keyboard),
           {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)}, [this] { openShortcuts(); });
    action(name("quit"), tr("Quit"), int(Icon::X), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] { close(); });
}

/// Where there is room for one pane only, the call takes the list's place.
void MainWindow::toggleCallPage()
{
    if (!m_calls->isNarrow() || place().page != Place::Page::Calls)
        return m_calls->setBeside(!m_calls->isBeside());
    if (place().alone) {
        Place list = place();
        list.alone.reset();
        goTo(list);
    } else if (const auto call = m_calls->list().currentCall()) {
        openCall(*call);
    }
}

void MainWindow::gatherKeys()
{
    QAction *search = m_calls->list().findChild<QAction *>(QStringLiteral("calls.search"));
    addAction(search); // from everywhere
    connect(search, &QAction::triggered, this, [this] {
        if (place().page == Place::Page::FirstRun || (place().page == Place::Page::Calls && !place().alone))
            return;
        Place list;
        list.view = m_calls->list().currentView();
        goTo(list);
        m_calls->list().focusSearch();
    });
    m_keys.add(tr("Anywhere"), m_anywhere);
    m_keys.add(tr("List of calls"), m_calls->list().actions());
    const QList<QAction *> player = m_calls->callView().playerActions();
    QList<QAction *> call = m_calls->callView().actions();
    call.removeIf([&player](QAction *one) { return player.contains(one); });
    m_keys.add(tr("Call"), call);
    m_keys.add(tr("Player"), player);
    m_keys.add(tr("Review queue"), m_review->actions()); // and its call's, which share their keys
}

QMenu *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    const QStringList shown = {QStringLiteral("undo"),
                               QStringLiteral("redo"),
                               {},
                               QStringLiteral("outbox"),
                               QStringLiteral("sync"),
                               QStringLiteral("callPage"),
                               QStringLiteral("copyLink"),
                               {},
                               QStringLiteral("profiles"),
                               QStringLiteral("settings"),
                               QStringLiteral("shortcuts"),
                               {},
                               QStringLiteral("quit")};
    for (const QString &name : shown)
        if (name == QLatin1String("profiles"))
            menu->addMenu(makeProfileMenu());
        else if (name.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(findChild<QAction *>(name, Qt::FindDirectChildrenOnly));
    return menu;
}

/// What would be done to the calls that are chosen and shown now, and to no others: a sync may have taken them from
/// under the palette.
items::PaletteEntry MainWindow::ofTheseCalls(items::PaletteEntry entry)
{
    const auto meant = [this] {
        const bool reviewing = place().page == Place::Page::Review;
        std::vector<CallRow> rows = reviewing ? std::vector<CallRow>() : m_calls->list().chosenCalls();
        if (const auto shown = reviewing ? m_desk.reviewCall.row() : m_desk.call.row())
            rows.push_back(*shown);
        return rows;
    };
    entry.open = [this, open = entry.open, meant, rows = meant()] {
        if (meant() == rows)
            open();
        else
            m_toast->say(tr("Another call was chosen meanwhile, so nothing was done"));
    };
    return entry;
}

std::vector<items::PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<items::PaletteEntry> entries;
    const auto add = [this, &entries](const QList<QAction *> &actions) {
        for (QAction *one : actions)
            if (one->isEnabled() && !one->isSeparator() && !one->text().isEmpty())
                entries.push_back(one->objectName().startsWith(QLatin1String("call.")) ? ofTheseCalls(entryOf(one))
                                                                                       : entryOf(one));
    };
    QList<QAction *> own = m_anywhere;
    own.removeIf([](const QAction *one) { return one->objectName() == QLatin1String("palette"); });
    add(own);
    if (place().page == Place::Page::Calls) {
        add(m_calls->list().actions());
        add(m_calls->callView().actions());
    } else if (place().page == Place::Page::Review) {
        add(m_review->actions());
    }
    const auto walk = [&](const QModelIndex &index, auto &&self) -> void {
        using Where = items::Sidebar::Kind;
        const Where kind = m_sidebar.kind(index);
        const bool doubled = kind == Where::AllCalls || kind == Where::Review; // actions of their own
        if (!doubled && kind != Where::Clients && kind != Where::Views) {
            items::PaletteEntry entry;
            entry.kind = kind == Where::Client ? items::PaletteEntry::Kind::Client
                         : kind == Where::View ? items::PaletteEntry::Kind::View
                                               : items::PaletteEntry::Kind::Place;
            entry.key = index.data(items::Sidebar::KeyRole).toString();
            entry.title = index.data().toString();
            entry.open = [this, key = entry.key] {
                if (const QModelIndex there = m_sidebar.indexOfKey(key); there.isValid())
                    openPlace(there);
            };
            entries.push_back(std::move(entry));
        }
        for (int row = 0; row < m_sidebar.rowCount(index); ++row)
            self(m_sidebar.index(row, 0, index), self);
    };
    for (int row = 0; row < m_sidebar.rowCount(); ++row)
        walk(m_sidebar.index(row, 0), walk);
    return entries;
}

} // namespace earshot
