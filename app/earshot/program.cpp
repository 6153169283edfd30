#include "app/earshot/program.h"

#include "app/earshot/shots.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QTimer>

namespace earshot {

Program::Program(QApplication &application, Options options) : m_application(application), m_options(std::move(options))
{
    look();
    connect(&m_systemTheme, &SystemTheme::changed, this, &Program::look);
}

Program::~Program() = default;

void Program::start()
{
    open(store::Mode::ReadWrite);
}

void Program::open(store::Mode mode)
{
    m_ticket = m_opening.run(
        this, [folder = m_options.profile, mode](const std::stop_token &) { return openProfile(folder, mode); },
        [this, mode](Result<std::shared_ptr<OpenProfile>> profile) { opened(std::move(profile), mode); });
}

void Program::opened(Result<std::shared_ptr<OpenProfile>> profile, store::Mode mode)
{
    if (profile) {
        m_trouble.reset();
        if (m_options.shots.isEmpty())
            return work(std::move(**profile));
        const QSize size = m_options.windowSize.value_or(QSize(1440, 900));
        return QApplication::exit(saveShots(*profile, m_options.shots, m_options.shotsSuffix, size));
    }
    if (profile.error().kind == Error::Kind::ReadOnly && mode == store::Mode::ReadWrite)
        return open(store::Mode::ReadOnly);
    if (!m_options.shots.isEmpty() || m_options.thenQuit) {
        std::fprintf(stderr, "earshot: the profile does not open: %s\n", profile.error().detail.c_str());
        return QApplication::exit(1);
    }
    auto before = std::exchange(m_trouble, std::make_unique<TroubleWindow>(profile.error(), m_options.profile));
    connect(m_trouble.get(), &TroubleWindow::retryRequested, this, [this] { open(store::Mode::ReadWrite); });
    connect(m_trouble.get(), &TroubleWindow::readOnlyRequested, this, [this] { open(store::Mode::ReadOnly); });
    m_trouble->show();
    if (before)
        before.release()->deleteLater(); // it may be the one whose button was pressed
}

void Program::work(OpenProfile profile)
{
    vault::KeyStore keys(profile.folder.toStdString());
    m_workplace = std::make_unique<Workplace>(std::move(profile), std::move(keys), items::DemoServer::findProgram());
    connect(&m_workplace->desk().settings, &items::Settings::changed, this, [this](items::Setting setting) {
        if (setting == items::Setting::Theme)
            look();
    });
    look();
    if (m_options.windowSize)
        m_workplace->window().resize(*m_options.windowSize);
    m_workplace->window().show();
    if (!m_options.screenshot.isEmpty() || m_options.thenQuit)
        QTimer::singleShot(0, this, &Program::report);
}

/// Does what is asked for once there is something to see.
void Program::report()
{
    const bool done = m_options.screenshot.isEmpty() ? waitUntil([this] { return m_workplace->isUsable(); })
                                                     : saveScreenshot(*m_workplace, m_options.screenshot);
    if (m_options.thenQuit)
        QApplication::exit(done ? 0 : 1);
}

void Program::look()
{
    QString wish = m_options.theme;
    if (wish.isEmpty() && m_workplace)
        wish = m_workplace->desk().settings.text(items::Setting::Theme);
    const ThemeKind kind = wish == QLatin1String("light")  ? ThemeKind::Light
                           : wish == QLatin1String("dark") ? ThemeKind::Dark
                                                           : m_systemTheme.kind();
    applyLook(m_application, kind);
}

} // namespace earshot
