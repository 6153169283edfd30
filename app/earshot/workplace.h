#pragma once

#include "models/items/desk.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>

namespace earshot {

/// A profile as it was found when it was opened.
struct OpenProfile {
    QString folder;
    std::unique_ptr<store::Cache> cache;
    items::Settings::Values settings;
    std::optional<sync::Link> link;
};

/// Opens a profile, making its folder where there is none. Reads the disk, and may take long for a damaged cache: not
/// on the GUI thread. Errors as store::Cache::open.
Result<std::shared_ptr<OpenProfile>> openProfile(const QString &folder, store::Mode mode);

/// An open profile with all that works on it, and its window.
class Workplace {
    Q_DECLARE_TR_FUNCTIONS(Workplace)
public:
    /// `keys`: where the profile's key is kept; `daemon`: earshotd for the demo, empty where there is none.
    Workplace(OpenProfile profile, const vault::KeyStore &keys, const QString &daemon);
    /// Ends the sync and writes what is still to be written.
    ~Workplace();

    MainWindow &window() { return *m_window; }
    items::Desk &desk() { return m_desk; }
    /// The calls that fit into the window stand in it.
    bool isUsable() const;
    /// No answer is on its way to the screens, and how the profile is linked is known.
    bool isQuiet() const;

private:
    void serveDemoAgain();
    void tellReport();

    // from what the others use to what uses the others; the other way round when they go
    std::unique_ptr<store::Cache> m_cache;
    items::DisplayContext m_display;
    items::Background m_background;
    items::CacheWatch m_watch;
    items::Settings m_settings;
    items::Editing m_editing;
    items::CallPage m_call;
    items::CallPage m_reviewCall;
    items::JobList m_jobs;
    items::DemoServer m_demo;
    items::RecordingVault m_vault;
    items::Recordings m_recordings;
    items::RecordingCopies m_copies;
    items::Syncing m_syncing;
    items::Analysing m_analysing;
    items::Listening m_listening;
    items::Listening m_reviewListening;
    items::Desk m_desk;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace earshot
