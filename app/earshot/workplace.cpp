#include "app/earshot/workplace.h"

#include "models/items/calllist.h"
#include "ui/shell/callsspace.h"

namespace earshot {

Result<std::shared_ptr<OpenProfile>> openProfile(const QString &folder, store::Mode mode)
{
    auto cache = store::Cache::open(folder.toStdString(), mode);
    if (!cache)
        return cache.error();
    auto link = sync::readLink(**cache);
    if (!link)
        return link.error();
    auto profile = std::make_shared<OpenProfile>();
    profile->folder = folder;
    profile->settings = items::Settings::read(**cache);
    profile->link = std::move(*link);
    profile->cache = std::move(*cache);
    return profile;
}

Workplace::Workplace(OpenProfile profile, const vault::KeyStore &keys, const QString &daemon)
    : m_cache(std::move(profile.cache)), m_display({}, systemNow, items::systemZoneNow), m_watch(*m_cache),
      m_settings(*m_cache, std::move(profile.settings)), m_editing(*m_cache), m_call(*m_cache, m_background, m_watch),
      m_reviewCall(*m_cache, m_background, m_watch), m_demo(daemon, profile.folder),
      m_vault(*m_cache, m_background, keys, profile.folder), m_recordings(*m_cache, m_background, m_watch),
      m_copies(m_background, m_vault, m_jobs), m_syncing(*m_cache, m_background, m_watch, m_settings, m_vault, keys),
      m_analysing(*m_cache, m_watch, m_vault, m_jobs),
      m_listening(*m_cache, m_watch, m_call, m_vault, m_analysing, m_syncing),
      m_reviewListening(*m_cache, m_watch, m_reviewCall, m_vault, m_analysing, m_syncing),
      m_desk{.cache = *m_cache,
             .background = m_background,
             .watch = m_watch,
             .settings = m_settings,
             .editing = m_editing,
             .call = m_call,
             .reviewCall = m_reviewCall,
             .listening = m_listening,
             .reviewListening = m_reviewListening,
             .vault = m_vault,
             .recordings = m_recordings,
             .copies = m_copies,
             .syncing = m_syncing,
             .demo = m_demo,
             .jobs = m_jobs,
             .display = m_display,
             .profile = profile.folder}
{
    for (items::CallPage *page : {&m_call, &m_reviewCall})
        QObject::connect(page, &items::CallPage::transcriptWanted, &m_syncing, &items::Syncing::want);
    for (items::Listening *listening : {&m_listening, &m_reviewListening}) {
        listening->rememberIn(&m_settings);
        QObject::connect(listening, &items::Listening::recordingWanted, &m_syncing, &items::Syncing::wantRecording);
        QObject::connect(listening, &items::Listening::recordingUnwanted, &m_syncing, &items::Syncing::dropRecording);
    }
    m_vault.open();
    m_syncing.start(std::move(profile.link));
    if (m_demo.isSetUp() && m_demo.isAvailable() && !m_cache->isReadOnly())
        serveDemoAgain();
    m_window = std::make_unique<MainWindow>(m_desk);
    tellReport();
}

Workplace::~Workplace() = default;

/// The demo's server listens on another port each time.
void Workplace::serveDemoAgain()
{
    const std::string before = m_syncing.link() ? m_syncing.link()->address : std::string();
    QObject::connect(&m_demo, &items::DemoServer::ready, &m_syncing, [this](const QString &address) {
        if (!m_syncing.link())
            return;
        sync::Link link = *m_syncing.link();
        link.address = address.toStdString();
        m_syncing.change(link);
    });
    if (before.find("127.0.0.1") != std::string::npos)
        m_demo.start();
}

void Workplace::tellReport()
{
    const store::OpenReport &report = m_cache->report();
    if (!report.wasDamaged)
        return;
    const QString kept = report.setAside.empty() ? QString()
                                                 : tr("The damaged file was kept as %1 in the profile's folder.")
                                                           .arg(QString::fromStdString(report.setAside)) +
                                                       QLatin1Char(' ');
    const QString edits =
        report.rescueIncomplete
            ? tr("%n edits that were not sent yet were saved; a part could not be read, so some may be missing.",
                 nullptr, int(report.rescuedEdits))
            : tr("%n edits that were not sent yet were saved.", nullptr, int(report.rescuedEdits));
    m_window->say(tr("The cache was damaged, so a new one was started. Sync fills it again."), kept + edits);
}

bool Workplace::isUsable() const
{
    if (m_syncing.standing().phase == items::SyncStanding::Phase::Opening)
        return false;
    const auto *list = m_window->findChild<items::CallList *>();
    if (!list || !m_window->calls().isVisible())
        return true; // another page, which waits for nothing
    return list->state() == items::CallList::State::Ready && (list->rowCount() == 0 || list->callAt(0));
}

bool Workplace::isQuiet() const
{
    return m_background.isIdle() && m_syncing.standing().phase != items::SyncStanding::Phase::Opening;
}

} // namespace earshot
