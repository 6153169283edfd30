#include "ui/shell/mainwindow.h"

#include "models/items/errorwords.h"
#include "models/items/syncwords.h"
#include "models/items/viewremoval.h"
#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/settings/firstrunpage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/outboxpage.h"
#include "ui/shell/overlay.h"
#include "ui/shell/palettepopup.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/sidebartree.h"
#include "ui/shell/statusplace.h"
#include "ui/shell/statuspopover.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/notices.h"
#include "ui/widgets/readingorder.h"
#include "ui/widgets/toast.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot {
namespace {

using Phase = items::SyncStanding::Phase;
constexpr int RailWidth = 48, LeastSidebar = 180, MostSidebar = 420;
constexpr int UsedNarrowly = 1024; // below it the sidebar is folded until it is asked for
constexpr QSize UsualSize(1440, 900), LeastSize(760, 480);

/// A sidebar-coloured box; plain widgets paint no background of their own.
class Side : public QWidget {
public:
    Side()
    {
        setAutoFillBackground(true);
        tint();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange && !m_tinting)
            tint();
        QWidget::changeEvent(event);
    }

private:
    void tint()
    {
        m_tinting = true;
        QPalette colours = palette();
        // not its own: a ground that was set tells of the theme before
        colours.setColor(QPalette::Window, themeOf(QGuiApplication::palette()).sidebar);
        setPalette(colours);
        m_tinting = false;
    }
    bool m_tinting = false;
};

/// What most clients reckon in, for those of whom nothing is known.
QString usualCurrency(const items::Sidebar &sidebar)
{
    std::map<QString, int> uses;
    for (const auto &[client, currency] : sidebar.currencies())
        ++uses[currency];
    const auto most =
        std::max_element(uses.begin(), uses.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == uses.end() ? QStringLiteral("USD") : most->first;
}

} // namespace

MainWindow::MainWindow(const items::Desk &desk)
    : m_desk(desk), m_sidebar(desk.cache, desk.background, desk.watch, desk.display),
      m_palette(desk.cache, desk.background, desk.display),
      m_outbox(desk.cache, desk.background, desk.watch, desk.editing),
      m_exports(desk.cache, desk.background, desk.jobs), m_keys(desk.settings), m_splitter(new QSplitter),
      m_tree(new SidebarTree(m_sidebar, desk.settings)), m_status(new StatusPlace(desk.syncing, desk.display)),
      m_underWay(new InlineBanner), m_held(new InlineBanner), m_banner(new InlineBanner), m_pages(new QStackedWidget),
      m_calls(new CallsSpace(desk)), m_review(new ReviewPage(desk.cache, desk.background, desk.watch, desk.editing,
                                                             desk.reviewCall, desk.display, &desk.reviewListening)),
      m_toast(new Toast(m_pages)), m_palettePopup(new PalettePopup(m_palette, this)),
      m_sheet(new ShortcutSheet(m_keys, this)), m_statusPopover(new StatusPopover(desk, m_outbox, m_status, this))
{
    setWindowTitle(tr("Earshot"));
    setMinimumSize(LeastSize);
    makeActions();
    gatherKeys();
    m_side = buildSidebar();
    auto *main = new QWidget;
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    m_underWay->setDismissible(false);
    new Notices(m_pages, {m_underWay, m_held, m_banner});
    m_pages->addWidget(m_calls);
    m_pages->addWidget(m_review);
    m_splitter->addWidget(m_side);
    m_splitter->addWidget(main);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({desk.settings.number(items::Setting::SidebarWidth), 10'000});
    setCentralWidget(m_splitter);
    setSidebarShown(desk.settings.isOn(items::Setting::SidebarShown));
    m_palette.setRecent(desk.settings.text(items::Setting::PaletteRecent).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    if (!restoreGeometry(desk.settings.bytes(items::Setting::WindowGeometry)))
        resize(UsualSize);
    connectParts();

    Place first;
    first.page = desk.syncing.standing().phase == Phase::Unlinked ? Place::Page::FirstRun : Place::Page::Calls;
    first.view = m_sidebar.view(m_sidebar.index(0, 0));
    goTo(first);
    if (first.page == Place::Page::Calls)
        m_calls->focusList(Qt::OtherFocusReason);
    m_sidebar.load(); // after the list has asked for its rows
    followStanding();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::buildSidebar()
{
    auto *side = new Side;
    m_sideHead = new QWidget;
    m_account = new ElidedLabel;
    m_account->setTextSize(TextSize::Body, QFont::DemiBold);
    auto *find = new IconButton(Icon::Search, tr("Find anything"));
    find->followShortcut(findChild<QAction *>(QStringLiteral("palette")));
    auto *menu = new IconButton(Icon::More, tr("Menu"));
    menu->setMenu(makeMenu());
    menu->setPopupMode(QToolButton::InstantPopup);
    auto *fold = new IconButton(Icon::Sidebar, tr("Sidebar"));
    fold->followShortcut(findChild<QAction *>(QStringLiteral("sidebar")));
    auto *head = new QHBoxLayout(m_sideHead);
    head->setContentsMargins(space::S, 0, 0, 0);
    head->setSpacing(0);
    head->addWidget(m_account, 1);
    head->addWidget(find);
    head->addWidget(menu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::S, space::S, space::S, space::S);
    row->setSpacing(0);
    row->addWidget(m_sideHead, 1);
    row->addWidget(fold);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_tree, 1);
    column->addStretch();
    column->addWidget(m_status);
    connect(find, &QToolButton::clicked, this, &MainWindow::openPalette);
    connect(fold, &QToolButton::clicked, this, [this] { setSidebarShown(!m_sideShown); });
    return side;
}

void MainWindow::connectParts()
{
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this](int width) { m_desk.settings.set(items::Setting::SidebarWidth, width); });
    connect(m_tree, &SidebarTree::chosen, this, &MainWindow::openPlace);
    connectViews();
    connect(&m_sidebar, &items::Sidebar::viewsEdited, this, [this](const QString &name) {
        if (!name.isEmpty()) // renamed and moved ones are seen where they stand
            tellEdit(name);
    });
    connect(&m_sidebar, &items::Sidebar::clientsChanged, this,
            [this] { m_desk.display.setCurrencies(usualCurrency(m_sidebar), m_sidebar.currencies()); });
    connect(&m_sidebar, &items::Sidebar::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, tr("The sidebar may be out of date. %1").arg(said.what), said.advice);
    });
    connect(m_status, &QAbstractButton::clicked, this, &MainWindow::openStatus);
    connect(m_statusPopover, &StatusPopover::connectRequested, this, &MainWindow::askForKey);
    connect(m_statusPopover, &StatusPopover::callRequested, this, &MainWindow::openCall);
    connect(m_statusPopover, &StatusPopover::outboxRequested, this, &MainWindow::openOutbox);
    connect(&m_outbox, &items::OutboxList::edited, this, &MainWindow::tellEdit);
    connect(m_palettePopup, &PalettePopup::used, this,
            [this] { m_desk.settings.set(items::Setting::PaletteRecent, m_palette.recent().join(QLatin1Char('\n'))); });
    connect(&m_sidebar, &QAbstractItemModel::modelReset, this, [this] { present(place()); });

    CallsPage &list = m_calls->list();
    connect(&list, &CallsPage::callActivated, this, &MainWindow::openCall);
    const auto saveNew = [this](store::SavedView view) {
        if (view.id == store::ViewId{})
            view.name.clear(); // that of a place, "All calls" or a client, is no view's
        view.id = {};
        saveView(view);
    };
    connect(&list, &CallsPage::saveViewRequested, this, [this, saveNew](const store::SavedView &view) {
        view.id == store::ViewId{} ? saveNew(view) : saveView(view);
    });
    connect(&list, &CallsPage::saveAsRequested, this, saveNew);
    connect(&list, &CallsPage::linkEntered, this, &MainWindow::openLink);
    connect(&list, &CallsPage::nothingYetActed, this,
            [this] { m_desk.syncing.standing().phase == Phase::Paused ? m_desk.syncing.resume() : askForKey(); });
    connect(&list, &CallsPage::viewChanged, this, [this] {
        if (place().page != Place::Page::Calls || place().alone)
            return;
        Place now = place();
        now.view = m_calls->list().currentView();
        m_history.become(now);
        if (const QModelIndex base = m_sidebar.baseOf(now.view); base.isValid())
            m_sidebar.rememberLook(base, {now.view.sort, now.view.layout});
    });
    connect(m_calls, &CallsSpace::backRequested, this, [this] {
        Place now = place();
        now.alone.reset();
        goTo(now);
    });
    connect(&m_calls->callView(), &CallView::callRequested, this, &MainWindow::openCall);
    connect(&m_calls->callView(), &CallView::filterRequested, this, &MainWindow::openFilter);
    m_review->useSettings(m_desk.settings);
    connect(&list, &CallsPage::reviewRequested, this, [this](const store::SavedView &view) {
        Place to;
        to.page = Place::Page::Review;
        to.view = view;
        goTo(to);
    });
    connect(m_review, &ReviewPage::viewChanged, this, [this](const store::SavedView &view) {
        Place now = place();
        now.view = view;
        m_history.become(now);
    });
    connect(m_review, &ReviewPage::callRequested, this, &MainWindow::openCall);
    connect(m_review, &ReviewPage::filterRequested, this, &MainWindow::openFilter);
    const auto browse = [](const QUrl &url) { QDesktopServices::openUrl(url); };
    connect(&m_calls->callView(), &CallView::linkRequested, this, browse);
    connect(m_review, &ReviewPage::linkRequested, this, browse);
    connect(&m_calls->callView(), &CallView::copyRequested, this, &MainWindow::saveRecording);
    connect(m_review, &ReviewPage::copyRequested, this, &MainWindow::saveRecording);
    connect(&m_desk.copies, &items::RecordingCopies::saved, this,
            [this](const QString &path) { m_toast->say(tr("Saved, not encrypted: %1").arg(path)); });
    connect(&m_desk.copies, &items::RecordingCopies::failed, this, [this](const QString &path, const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, tr("The recording was not saved as %1").arg(path),
                      said.what + QLatin1Char(' ') + said.advice);
    });

    connectExports();
    connect(&m_desk.syncing, &items::Syncing::changed, this, &MainWindow::followStanding);
    connect(&m_desk.recordings, &items::Recordings::edited, this, &MainWindow::tellEdit);
    connect(&m_desk.editing, &items::Editing::edited, this, &MainWindow::onEdited);
    connect(&m_desk.editing, &items::Editing::failed, this, &MainWindow::onFailed);
    connect(&m_desk.editing, &items::Editing::heldChanged, this, &MainWindow::followHeld);
    connect(&m_desk.editing, &items::Editing::progressed, this, &MainWindow::followBulk);
    connect(m_underWay, &InlineBanner::actionTriggered, &m_desk.editing, &items::Editing::stop);
    connect(m_held, &InlineBanner::actionTriggered, &m_desk.editing, &items::Editing::retry);
    connect(&list, &CallsPage::told, this, [this](const QString &text) { m_toast->say(text); });
    list.setCostWords(
        [this](int edits) { return items::editCostWords(edits, m_desk.syncing.standing().status.budget); });
    connect(m_toast, &Toast::actionTriggered, this, [this] { (m_undoing ? m_redo : m_undo)->trigger(); });
}

/// Remembers how the list is left, for whoever comes back to it.
void MainWindow::leave()
{
    if (place().page != Place::Page::Calls || place().alone || !m_listed)
        return;
    Place now = place();
    now.sight = m_calls->list().sight();
    m_history.become(now);
}

void MainWindow::goTo(const Place &place)
{
    leave();
    m_history.visit(place);
    present(place);
}

void MainWindow::goBack()
{
    leave();
    if (m_history.canGoBack())
        present(m_history.back(), true);
}

void MainWindow::goForward()
{
    leave();
    if (m_history.canGoForward())
        present(m_history.forward(), true);
}

void MainWindow::present(const Place &place, bool again)
{
    Overlay::closeAll(this);
    QString marked;
    switch (place.page) {
    case Place::Page::FirstRun:
        if (!m_firstRun) {
            m_firstRun = new FirstRunPage(m_desk);
            m_pages->addWidget(m_firstRun);
            connect(m_firstRun, &FirstRunPage::connected, this, [this] {
                m_history = {};
                Place calls;
                calls.view = m_sidebar.view(m_sidebar.index(0, 0));
                goTo(calls);
            });
        }
        m_pages->setCurrentWidget(m_firstRun);
        m_firstRun->setFocus();
        break;
    case Place::Page::Calls: {
        store::SavedView now = m_calls->list().currentView();
        if (place.view.layout.empty())
            now.layout.clear(); // columns are as the person left them
        if (!m_listed || now != place.view) {
            const QModelIndex base = m_sidebar.baseOf(place.view);
            m_calls->list().showView(place.view, base.isValid() ? m_sidebar.view(base) : place.view);
            if (again)
                m_calls->list().look(place.sight);
        }
        m_listed = true;
        m_calls->showAlone(place.alone);
        m_pages->setCurrentWidget(m_calls);
        const QModelIndex here = m_sidebar.indexOf(place.view);
        marked = here.isValid() ? here.data(items::Sidebar::KeyRole).toString() : QString();
        break;
    }
    case Place::Page::Review:
        if (m_pages->currentWidget() != m_review) {
            m_review->start(place.view);
            m_pages->setCurrentWidget(m_review);
            m_review->setFocus();
        }
        marked = QStringLiteral("review");
        break;
    case Place::Page::Outbox:
        if (!m_outboxPage) {
            m_outboxPage = new OutboxPage(m_desk, m_outbox);
            m_pages->addWidget(m_outboxPage);
            connect(m_outboxPage, &OutboxPage::callRequested, this, &MainWindow::openCall);
        }
        m_outboxPage->look();
        m_pages->setCurrentWidget(m_outboxPage);
        m_outboxPage->setFocus();
        break;
    case Place::Page::Settings:
        if (!m_settings) {
            m_settings = new SettingsPage(m_desk);
            m_pages->addWidget(m_settings);
            connect(m_settings, &SettingsPage::shortcutsRequested, this, &MainWindow::openShortcuts);
            connect(m_settings, &SettingsPage::callRequested, this, &MainWindow::openCall);
        }
        m_pages->setCurrentWidget(m_settings);
        break;
    }
    m_side->setVisible(place.page != Place::Page::FirstRun);
    m_tree->mark(marked);
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
}

void MainWindow::openCall(CallRow row)
{
    Place to = place().page == Place::Page::Calls ? place() : Place();
    if (to.page == Place::Page::Calls && place().page != Place::Page::Calls)
        to.view = m_sidebar.view(m_sidebar.index(0, 0));
    to.alone = row;
    goTo(to);
}

void MainWindow::openPlace(const QModelIndex &index)
{
    Place to;
    if (m_sidebar.kind(index) == items::Sidebar::Kind::Review)
        to.page = Place::Page::Review; // of whatever calls are gone through
    else
        to.view = m_sidebar.view(index);
    goTo(to);
}

void MainWindow::openFilter(const conditions::Node &filter)
{
    Place to;
    to.view.filter = filter;
    goTo(to);
}

void MainWindow::saveRecording(const CallId &call, const QString &name)
{
    auto *dialog = new QFileDialog(this, tr("Save the recording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, call](const QString &path) { m_desk.copies.save(call, path); });
    dialog->open();
}

void MainWindow::setSidebarShown(bool shown)
{
    m_sideShown = shown;
    if (!m_narrow) // there it is folded for want of room, not because a person wants it so
        m_desk.settings.set(items::Setting::SidebarShown, shown);
    m_sideHead->setVisible(shown);
    m_tree->setVisible(shown);
    m_status->setCompact(!shown);
    m_side->setMinimumWidth(shown ? LeastSidebar : RailWidth);
    m_side->setMaximumWidth(shown ? MostSidebar : RailWidth);
    m_splitter->setSizes({shown ? m_desk.settings.number(items::Setting::SidebarWidth) : RailWidth, 10'000});
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    const bool narrow = width() < UsedNarrowly;
    if (std::exchange(m_narrow, narrow) != narrow)
        setSidebarShown(!narrow && m_desk.settings.isOn(items::Setting::SidebarShown));
    QMainWindow::resizeEvent(event);
}

void MainWindow::say(const QString &text, const QString &details)
{
    m_banner->say(InlineBanner::Level::Warning, text, details);
}

void MainWindow::openPalette()
{
    m_palette.setEntries(paletteEntries(), [this](CallRow row) { openCall(row); });
    m_palettePopup->ask();
}

void MainWindow::openShortcuts()
{
    m_sheet->show();
}

void MainWindow::openStatus()
{
    m_statusPopover->look();
}

void MainWindow::askForKey()
{
    Place to;
    to.page = m_desk.syncing.link() ? Place::Page::Settings : Place::Page::FirstRun;
    goTo(to);
    if (m_settings && to.page == Place::Page::Settings)
        m_settings->askForKey();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return focusInReadingOrder(this, next);
}

} // namespace earshot
