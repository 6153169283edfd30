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
#include "ui/widgets/readingorder.h"
#include "ui/widgets/toast.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

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

} // namespace

MainWindow::MainWindow(const items::Desk &desk)
    : m_desk(desk), m_sidebar(desk.cache, desk.background, desk.watch),
      m_palette(desk.cache, desk.background, desk.reader), m_keys(desk.settings), m_splitter(new QSplitter),
      m_tree(new SidebarTree(m_sidebar, desk.settings)), m_status(new StatusPlace(desk.syncing, desk.reader)),
      m_banner(new InlineBanner), m_pages(new QStackedWidget), m_calls(new CallsSpace(desk)),
      m_review(new ReviewPage(desk.cache, desk.background, desk.watch, desk.editing, desk.reviewCall, desk.reader,
                              &desk.reviewListening)),
      m_toast(new Toast(m_pages)), m_palettePopup(new PalettePopup(m_palette, this)),
      m_sheet(new ShortcutSheet(m_keys, this)), m_statusPopover(new StatusPopover(desk, m_status, this))
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
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    m_banner->setContentsMargins(space::L, space::M, space::L, 0); // gone with it when it is hidden
    m_banner->setDismissible(true);
    m_banner->hide();
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
    connect(m_tree, &SidebarTree::removeRequested, this, [this](const store::SavedView &view) {
        const QString name = tr("Delete the view “%1”").arg(QString::fromStdString(view.name).simplified());
        m_desk.editing.undoStack().push(new items::ViewRemoval(m_sidebar, view, name));
    });
    connect(&m_sidebar, &items::Sidebar::viewsEdited, this, &MainWindow::tellEdit);
    connect(&m_sidebar, &items::Sidebar::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, tr("The sidebar may be out of date. %1").arg(said.what), said.advice);
    });
    connect(m_status, &QAbstractButton::clicked, this, &MainWindow::openStatus);
    connect(m_statusPopover, &StatusPopover::connectRequested, this, &MainWindow::askForKey);
    connect(m_statusPopover, &StatusPopover::callRequested, this, &MainWindow::openCall);
    connect(m_palettePopup, &PalettePopup::used, this,
            [this] { m_desk.settings.set(items::Setting::PaletteRecent, m_palette.recent().join(QLatin1Char('\n'))); });
    connect(&m_sidebar, &QAbstractItemModel::modelReset, this, [this] { present(place()); });

    CallsPage &list = m_calls->list();
    connect(&list, &CallsPage::callActivated, this, &MainWindow::openCall);
    connect(&list, &CallsPage::saveViewRequested, this, &MainWindow::saveView);
    connect(&list, &CallsPage::nothingYetActed, this,
            [this] { m_desk.syncing.standing().phase == Phase::Paused ? m_desk.syncing.resume() : askForKey(); });
    connect(&list, &CallsPage::viewChanged, this, [this] {
        if (place().page != Place::Page::Calls || place().alone)
            return;
        Place now = place();
        now.view = m_calls->list().currentView();
        m_history.become(now);
    });
    connect(m_calls, &CallsSpace::backRequested, this, [this] {
        Place now = place();
        now.alone.reset();
        goTo(now);
    });
    connect(&m_calls->callView(), &CallView::callRequested, this, &MainWindow::openCall);
    connect(&m_calls->callView(), &CallView::filterRequested, this, &MainWindow::openFilter);
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

    connect(&m_desk.syncing, &items::Syncing::changed, this, &MainWindow::followStanding);
    connect(&m_desk.editing, &items::Editing::edited, this,
            [this](const std::vector<CallRow> &rows, const QString &name) {
                if (!rows.empty() && place().page != Place::Page::Review) // which tells it itself
                    tellEdit(name);
            });
    connect(&m_desk.editing, &items::Editing::failed, this, [this](const Error &error, const QString &name) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, tr("Not saved: %1").arg(name),
                      said.what + QLatin1Char(' ') + said.advice);
    });
    connect(&m_desk.recordings, &items::Recordings::edited, this, &MainWindow::tellEdit);
    connect(m_toast, &Toast::actionTriggered, this, [this] { (m_undoing ? m_redo : m_undo)->trigger(); });
}

void MainWindow::goTo(const Place &place)
{
    m_history.visit(place);
    present(place);
}

void MainWindow::goBack()
{
    if (m_history.canGoBack())
        present(m_history.back());
}

void MainWindow::goForward()
{
    if (m_history.canGoForward())
        present(m_history.forward());
}

void MainWindow::present(const Place &place)
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
        if (!m_listed || now != place.view)
            m_calls->list().showView(place.view);
        m_listed = true;
        m_calls->showAlone(place.alone);
        m_pages->setCurrentWidget(m_calls);
        const QModelIndex here = m_sidebar.indexOf(place.view);
        marked = here.isValid() ? here.data(items::Sidebar::KeyRole).toString() : QString();
        break;
    }
    case Place::Page::Review:
        if (m_pages->currentWidget() != m_review) {
            m_review->start(place.view.client);
            m_pages->setCurrentWidget(m_review);
            m_review->setFocus();
        }
        marked = QStringLiteral("review");
        break;
    case Place::Page::Settings:
        if (!m_settings) {
            m_settings = new SettingsPage(m_desk);
            m_pages->addWidget(m_settings);
            connect(m_settings, &SettingsPage::shortcutsRequested, this, &MainWindow::openShortcuts);
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
    to.page = m_sidebar.kind(index) == items::Sidebar::Kind::Review ? Place::Page::Review : Place::Page::Calls;
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

void MainWindow::saveView(store::SavedView view)
{
    if (view.name.empty() || view.id == store::ViewId{}) {
        bool named = false;
        const QString name = QInputDialog::getText(this, tr("Save the view"), tr("Name"), QLineEdit::Normal,
                                                   QString::fromStdString(view.name), &named);
        if (!named || name.trimmed().isEmpty())
            return;
        view.name = name.simplified().toStdString();
    }
    m_saving = m_desk.background.run(
        this, [&cache = m_desk.cache, view](const std::stop_token &) { return cache.preferences().save(view); },
        [this, view](const Result<store::ViewId> &saved) mutable {
            if (!saved) {
                const bool taken = saved.error().kind == Error::Kind::Conflict;
                m_banner->say(InlineBanner::Level::Error,
                              taken ? tr("A view of this name exists already.") : items::words(saved.error()).what,
                              taken ? tr("Save it under another name.") : items::words(saved.error()).advice);
                return;
            }
            view.id = *saved;
            Place now = place();
            now.view = view;
            goTo(now);
            m_toast->say(tr("Saved as %1").arg(QString::fromStdString(view.name)));
        });
}

void MainWindow::followStanding()
{
    const auto &link = m_desk.syncing.link();
    m_account->setText(link ? QString::fromStdString(link->accountName).simplified() : tr("Earshot"));
    m_desk.jobs.setJobs(QStringLiteral("sync"), jobsOf(m_desk.syncing.standing()));
    const items::NothingYet nothing = items::nothingYet(m_desk.syncing.standing());
    m_calls->list().sayNothingYet(nothing.what, nothing.advice, nothing.action);
}

std::vector<items::Job> MainWindow::jobsOf(const items::SyncStanding &standing)
{
    std::vector<items::Job> jobs;
    const sync::Status &status = standing.status;
    for (const auto &[activity, progress] : status.busy) {
        if (status.link != sync::Status::Link::Online)
            break; // nothing of it gets ahead
        items::Job job;
        job.key = QString::number(int(activity));
        job.title = items::words(activity);
        job.detail = items::words(progress, m_desk.reader);
        job.share = progress.total > 0 ? double(progress.done) / double(progress.total) : -1;
        if (activity == sync::Activity::Transcripts && m_desk.settings.isOn(items::Setting::BackgroundTranscripts)) {
            job.cancelText = tr("Fetch transcripts only of calls that are opened");
            job.cancel = [this] { stopTranscripts(); };
        }
        if (activity == sync::Activity::Recordings) {
            job.cancelText = tr("Fetch recordings only of calls that are opened");
            job.cancel = [this] { stopRecordings(); };
        } // the others cannot be left out one by one; the sync as a whole can be paused
        jobs.push_back(std::move(job));
    }
    return jobs;
}

void MainWindow::stopTranscripts()
{
    m_desk.settings.set(items::Setting::BackgroundTranscripts, false);
    m_toast->say(tr("Transcripts come only for calls that are opened. Settings turn the others on again."));
}

void MainWindow::stopRecordings()
{
    m_desk.recordings.fetchOnlyOnOpening();
    m_toast->say(tr("Recordings come only for calls that are opened. Settings turn the others on again."));
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

void MainWindow::tellEdit(const QString &name)
{
    if (std::exchange(m_turning, false)) {
        m_toast->say(m_undoing ? tr("Undone: %1").arg(name) : tr("Done again: %1").arg(name),
                     m_undoing ? tr("Redo") : tr("Undo"));
        return;
    }
    m_undoing = false;
    m_toast->say(name, tr("Undo"));
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

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_desk.settings.set(items::Setting::WindowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace earshot
