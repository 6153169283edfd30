// Saved views, links to calls and other profiles: where one can go by a name.

#include "models/items/calllink.h"
#include "models/items/errorwords.h"
#include "models/items/profiles.h"
#include "models/items/viewremoval.h"
#include "ui/calls/callspage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sidebartree.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QStandardPaths>

namespace earshot {
namespace {

constexpr int NameWidth = 400;

} // namespace

void MainWindow::connectViews()
{
    connect(m_tree, &SidebarTree::removeRequested, this, [this](const store::SavedView &view) {
        const QString name = tr("Delete the view “%1”").arg(QString::fromStdString(view.name).simplified());
        m_desk.editing.undoStack().push(new items::ViewRemoval(m_sidebar, view, name));
    });
    connect(m_tree, &SidebarTree::renameRequested, this, &MainWindow::renameView);
    connect(m_tree, &SidebarTree::updateRequested, this, [this](const store::SavedView &view) {
        store::SavedView now = m_calls->list().currentView();
        now.id = view.id;
        now.name = view.name;
        saveView(now);
    });
    connect(m_tree, &SidebarTree::newGroupRequested, this, [this](const ClientId &client) {
        const QString name = askName(tr("New group"), tr("Name"));
        items::ClientMark mark = m_sidebar.mark(client);
        mark.group = name;
        if (!name.isEmpty())
            m_sidebar.setMark(client, mark);
    });
}

/// Asks for a name, in a window that has room for one; empty: not wanted after all.
QString MainWindow::askName(const QString &title, const QString &label, const QString &before)
{
    QInputDialog dialog(this);
    dialog.setWindowTitle(title);
    dialog.setLabelText(label);
    dialog.setTextValue(before);
    dialog.resize(forText(NameWidth), dialog.sizeHint().height());
    return dialog.exec() == QDialog::Accepted ? dialog.textValue().simplified() : QString();
}

void MainWindow::renameView(const store::SavedView &view)
{
    const QString before = QString::fromStdString(view.name);
    const QString name = askName(tr("Rename the view"), tr("Name"), before);
    if (name.isEmpty() || name == before)
        return;
    if (!m_sidebar.renameView(view.id, name))
        return m_banner->say(InlineBanner::Level::Error, tr("A view of this name exists already."),
                             tr("Choose another name."));
    Place now = place();
    if (now.view.id != view.id)
        return;
    now.view.name = name.toStdString();
    m_history.become(now);
    present(now);
}

void MainWindow::saveView(store::SavedView view)
{
    if (view.name.empty() || view.id == store::ViewId{}) {
        const QString name = askName(tr("Save the view"), tr("Name"), QString::fromStdString(view.name));
        if (name.isEmpty())
            return;
        view.name = name.toStdString();
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
            m_toast->say(tr("Saved as “%1”").arg(QString::fromStdString(view.name)));
        });
}

void MainWindow::openOutbox()
{
    Place to;
    to.page = Place::Page::Outbox;
    goTo(to);
}

void MainWindow::openLink(const QString &link)
{
    const auto id = items::callNamedBy(link);
    if (!id)
        return;
    m_linking = m_desk.background.run(
        this, [&cache = m_desk.cache, id = *id](const std::stop_token &) { return cache.calls().callById(id); },
        [this](const Result<store::StoredCall> &call) {
            if (call) {
                // what is open belongs to the page before; the popups that change calls say of which
                QWidget *popup = QApplication::activePopupWidget();
                if (popup && popup->objectName() != QLatin1String("bulkPopup"))
                    popup->close();
                return openCall(call->row);
            }
            const bool none = call.error().kind == Error::Kind::NotFound;
            m_toast->say(none ? tr("This profile has no such call. It may be another account's, or not synced yet.")
                              : items::words(call.error()).what);
        });
}

/// The call that is open, or chosen in the list.
void MainWindow::copyLink()
{
    const auto row = place().page == Place::Page::Review ? m_desk.reviewCall.row()
                     : place().alone                     ? place().alone
                                                         : m_calls->list().currentCall();
    if (!row)
        return m_toast->say(tr("Choose a call first"));
    m_linking = m_desk.background.run(
        this, [&cache = m_desk.cache, row = *row](const std::stop_token &) { return cache.calls().call(row); },
        [this](const Result<store::StoredCall> &call) {
            if (!call)
                return;
            QApplication::clipboard()->setText(items::linkTo(call->call.id));
            m_toast->say(tr("Link to the call copied"));
        });
}

void MainWindow::connectExports()
{
    connect(&m_calls->list(), &CallsPage::exportRequested, this, &MainWindow::exportCalls);
    connect(&m_exports, &items::CallExports::saved, this, [this](const QString &path, int calls) {
        m_toast->say(tr("%Ln call(s) exported, not encrypted: %1", nullptr, calls).arg(path));
    });
    connect(&m_exports, &items::CallExports::failed, this, [this](const QString &path, const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, tr("The calls were not exported to %1").arg(path),
                      said.what + QLatin1Char(' ') + said.advice);
    });
}

void MainWindow::exportCalls(const store::CallQuery &query, const std::vector<const Field *> &fields,
                             const QString &name)
{
    static const QRegularExpression unfit(QStringLiteral(R"([\\/:*?"<>|]+)"));
    auto *dialog = new QFileDialog(this, tr("Export calls"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Tables (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QString(name).replace(unfit, QStringLiteral("_")) + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, query, fields](const QString &path) {
        m_exports.save(query, fields, m_desk.display.reader(), path);
    });
    dialog->open();
}

QMenu *MainWindow::makeProfileMenu()
{
    auto *menu = new QMenu(tr("Profile"), this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &folder : items::profilesBeside(m_desk.profile)) {
            QAction *one = menu->addAction(QFileInfo(folder).fileName().replace(u'&', QStringLiteral("&&")), this,
                                           [this, folder] { switchProfile(folder); });
            one->setCheckable(true);
            one->setChecked(QDir(folder) == QDir(m_desk.profile));
            one->setToolTip(folder);
        }
        menu->addSeparator();
        menu->addAction(tr("Open another folder…"), this, [this] {
            switchProfile(QFileDialog::getExistingDirectory(this, tr("Open a profile"),
                                                            QFileInfo(m_desk.profile).absolutePath()));
        });
        menu->addAction(tr("New profile…"), this, &MainWindow::makeProfile);
    });
    return menu;
}

void MainWindow::makeProfile()
{
    const QString name = askName(tr("New profile"), tr("Name, such as the account's"));
    if (name.isEmpty())
        return;
    const QString folder = items::folderForProfile(name);
    if (folder.isEmpty())
        return m_banner->say(InlineBanner::Level::Error, tr("There can be no profile of this name."),
                             tr("A profile of the name may exist already; a name has no slash in it."));
    switchProfile(folder);
}

void MainWindow::switchProfile(const QString &folder)
{
    if (folder.isEmpty() || QDir(folder) == QDir(m_desk.profile))
        return;
    if (m_desk.editing.held() && !quitsWithEditsWaiting())
        return;
    m_desk.settings.set(items::Setting::WindowGeometry, saveGeometry());
    Q_EMIT profileRequested(folder);
}

} // namespace earshot
