#pragma once
#include "models/items/callexports.h"
#include "models/items/desk.h"
#include "models/items/outboxlist.h"
#include "models/items/palette.h"
#include "models/items/sidebar.h"
#include "ui/shell/keymap.h"
#include "ui/shell/place.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace earshot {

class CallsSpace;
class ElidedLabel;
class FirstRunPage;
class IconButton;
class InlineBanner;
class OutboxPage;
class PalettePopup;
class ReviewPage;
class SettingsPage;
class ShortcutSheet;
class SidebarTree;
class StatusPlace;
class StatusPopover;
class Toast;

/// The window: places on the left with the status at their foot, the page one is at beside them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const items::Desk &desk);
    ~MainWindow() override;

    void goTo(const Place &place);
    void goBack();
    void goForward();
    const Place &place() const { return m_history.current(); }

    /// Says something above every page: what happened while the profile was opened.
    void say(const QString &text, const QString &details);
    /// Ctrl+K and `?`.
    void openPalette();
    void openShortcuts();
    void openStatus();
    /// All edits that have not arrived, and conflicts.
    void openOutbox();
    /// Goes to the call that the text names: see items::callNamedBy.
    void openLink(const QString &link);
    /// Says which clients' calls the sync has erased so far, where that is news.
    void tellErased(const std::vector<sync::Erased> &erased);
    /// What the sync is busy with, and what of it can be ended by itself.
    std::vector<items::Job> jobsOf(const items::SyncStanding &standing);

    CallsSpace &calls() { return *m_calls; }
    ReviewPage &review() { return *m_review; }
    items::Sidebar &sidebar() { return m_sidebar; }
    items::Palette &commandPalette() { return m_palette; }

Q_SIGNALS:
    /// Another profile is to be opened in place of this one.
    void profileRequested(const QString &folder);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;

private:
    // mainwindow.cpp
    QWidget *buildSidebar();
    void connectParts();
    void present(const Place &place, bool again = false);
    void leave();
    void openCall(CallRow row);
    void openPlace(const QModelIndex &index);
    void openFilter(const conditions::Node &filter);
    void connectExports();
    void exportCalls(const store::CallQuery &query, const std::vector<const Field *> &fields, const QString &name);
    void saveRecording(const CallId &call, const QString &name);
    void setSidebarShown(bool shown);
    void askForKey();

    // going.cpp
    void connectViews();
    void saveView(store::SavedView view);
    void renameView(const store::SavedView &view);
    QString askName(const QString &title, const QString &label, const QString &before = {});
    void copyLink();
    QMenu *makeProfileMenu();
    void makeProfile();
    void switchProfile(const QString &folder);

    // telling.cpp
    void onEdited(const std::vector<CallRow> &rows, const QString &name);
    void onFailed(const Error &error, const QString &name, const std::vector<CallRow> &rows);
    void tellTurned(const QString &name);
    void tellEdit(const QString &name);
    void tellTurned(CallRow row, const QString &name);
    void followHeld();
    void followBulk();
    void followStanding();
    void stopTranscripts();
    void stopRecordings();
    bool quitsWithEditsWaiting();

    // actions.cpp
    void toggleCallPage();
    QAction *action(const QString &name, const QString &text, int icon, const QList<QKeySequence> &keys,
                    std::function<void()> run);
    void makeActions();
    void gatherKeys();
    QMenu *makeMenu();
    std::vector<items::PaletteEntry> paletteEntries();
    items::PaletteEntry ofTheseCalls(items::PaletteEntry entry);

    items::Desk m_desk;
    items::Sidebar m_sidebar;
    items::Palette m_palette;
    items::OutboxList m_outbox;
    items::CallExports m_exports;
    Keymap m_keys;
    History m_history;

    QList<QAction *> m_anywhere; // actions of the window, for palette and shortcuts
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;

    QSplitter *m_splitter;
    QWidget *m_side;
    QWidget *m_sideHead = nullptr;
    ElidedLabel *m_account = nullptr;
    SidebarTree *m_tree;
    StatusPlace *m_status;
    InlineBanner *m_underWay; // an edit of many calls
    InlineBanner *m_held;     // edits wait for the disk
    InlineBanner *m_banner;
    QStackedWidget *m_pages;
    CallsSpace *m_calls;
    ReviewPage *m_review;
    OutboxPage *m_outboxPage = nullptr;
    SettingsPage *m_settings = nullptr;
    FirstRunPage *m_firstRun = nullptr;
    Toast *m_toast;
    PalettePopup *m_palettePopup;
    ShortcutSheet *m_sheet;
    StatusPopover *m_statusPopover;
    bool m_sideShown = true;
    bool m_narrow = false;
    bool m_listed = false;        // the list has been given its first view
    bool m_turning = false;       // the edit told next is one taken back or done again
    bool m_undoing = false;       // the edit told last was taken back
    std::size_t m_erasedTold = 0; // clients, by the engine that runs
    items::Ticket m_saving, m_linking, m_naming;
};

} // namespace earshot
