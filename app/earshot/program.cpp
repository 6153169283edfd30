#include "app/earshot/program.h"

#include "app/earshot/shots.h"
#include "models/items/languages.h"
#include "ui/shell/language.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

namespace earshot {

Program::Program(QApplication &application, Options options) : m_application(application), m_options(std::move(options))
{
    look();
    connect(&m_systemTheme, &SystemTheme::changed, this, &Program::look);
    connect(&m_instance, &OneInstance::rung, this, &Program::onRung);
}

Program::~Program() = default;

void Program::start()
{
    if (isShownElsewhere())
        return;
    open(store::Mode::ReadWrite);
}

bool Program::isForPeople() const
{
    return m_options.shots.isEmpty() && m_options.screenshot.isEmpty() && !m_options.thenQuit;
}

bool Program::isShownElsewhere()
{
    if (!isForPeople() || !OneInstance::ring(m_options.profile, m_options.link))
        return false;
    QMetaObject::invokeMethod(&m_application, &QApplication::quit, Qt::QueuedConnection); // also before exec()
    return true;
}

void Program::switchTo(const QString &profile)
{
    const QString folder = QDir(profile).absolutePath();
    if (folder != m_options.profile && OneInstance::ring(folder, {}))
        return;                                     // another window of ours has it, and comes to the front
    QApplication::setQuitOnLastWindowClosed(false); // for a moment there is none
    m_instance.close();
    m_workplace.reset();
    m_options.profile = folder;
    m_options.link.clear();
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
            return work(std::move(**profile), mode);
        const QSize size = m_options.windowSize.value_or(QSize(1440, 900));
        return QApplication::exit(saveShots(*profile, m_options.shots, m_options.shotsSuffix, size));
    }
    if (profile.error().kind == Error::Kind::ReadOnly && mode == store::Mode::ReadWrite)
        return open(store::Mode::ReadOnly);
    // it may have opened it a moment ago, and answer by now
    if (profile.error().kind == Error::Kind::Locked && isShownElsewhere())
        return;
    if (!m_options.shots.isEmpty() || m_options.thenQuit) {
        std::fprintf(stderr, "earshot: the profile does not open: %s\n", profile.error().detail.c_str());
        return QApplication::exit(1);
    }
    auto before = std::exchange(m_trouble, std::make_unique<TroubleWindow>(profile.error(), m_options.profile));
    connect(m_trouble.get(), &TroubleWindow::retryRequested, this, [this] { open(store::Mode::ReadWrite); });
    connect(m_trouble.get(), &TroubleWindow::readOnlyRequested, this, [this] { open(store::Mode::ReadOnly); });
    m_trouble->show();
    QApplication::setQuitOnLastWindowClosed(true);
    if (before)
        before.release()->deleteLater(); // it may be the one whose button was pressed
}

void Program::work(OpenProfile profile, store::Mode mode)
{
    speak(m_application, items::localeFor(profile.settings.value(items::Setting::Language)));
    vault::KeyStore keys(profile.folder.toStdString());
    m_workplace = std::make_unique<Workplace>(std::move(profile), std::move(keys), items::DemoServer::findProgram());
    MainWindow &window = m_workplace->window();
    connect(&m_workplace->desk().settings, &items::Settings::changed, this, [this](items::Setting setting) {
        if (setting == items::Setting::Theme)
            look();
        if (setting == items::Setting::Language) // the window is made anew, in that language
            QMetaObject::invokeMethod(
                this, [this] { switchTo(m_options.profile); }, Qt::QueuedConnection);
    });
    connect(&window, &MainWindow::profileRequested, this, &Program::switchTo, Qt::QueuedConnection);
    look();
    if (m_options.windowSize)
        window.resize(*m_options.windowSize);
    window.show();
    QApplication::setQuitOnLastWindowClosed(true);
    if (isForPeople() && mode == store::Mode::ReadWrite)
        m_instance.listen(m_options.profile);
    if (!m_options.link.isEmpty())
        window.openLink(m_options.link);
    if (!m_options.screenshot.isEmpty() || m_options.thenQuit)
        QTimer::singleShot(0, this, &Program::report);
}

void Program::onRung(const QString &link)
{
    if (!m_workplace)
        return;
    MainWindow &window = m_workplace->window();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    if (!link.isEmpty())
        window.openLink(link);
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
