#include "app/earshot/options.h"

#include "models/items/calllink.h"
#include "models/sync/profile.h"

#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>

#include <cstdio>
#include <cstdlib>

namespace earshot {
namespace {

struct Wording {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

[[noreturn]] void refuse(const QString &why)
{
    std::fputs(qPrintable(QStringLiteral("earshot: ") + why + QLatin1Char('\n')), stderr);
    std::exit(2); // NOLINT(concurrency-mt-unsafe): no thread has begun
}

std::optional<QSize> sizeFrom(const QString &text)
{
    const auto match = QRegularExpression(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$")).match(text);
    return match.hasMatch() ? std::optional(QSize(match.captured(1).toInt(), match.captured(2).toInt())) : std::nullopt;
}

} // namespace

Options readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Wording::tr("Call-attribution workstation for agencies"));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&parser](const char *name, const QString &what, const char *value = nullptr) {
        QCommandLineOption option(QString::fromLatin1(name), what);
        if (value)
            option.setValueName(QString::fromLatin1(value));
        parser.addOption(option);
    };
    add("profile", Wording::tr("The profile's folder; without it, earshot/default in XDG_DATA_HOME."), "DIR");
    add("theme", Wording::tr("light, dark or system, whatever the profile says."), "THEME");
    add("window-size", Wording::tr("Size of the window in logical pixels, such as 1440x900."), "WxH");
    add("screenshot", Wording::tr("Saves a picture of the window once it shows its calls."), "FILE");
    add("then-quit", Wording::tr("Quits after the screenshot; without one, as soon as the window shows its calls."));
    add("shots", Wording::tr("Saves a picture of every page to a folder and quits."), "DIR");
    add("shots-suffix", Wording::tr("What the names of these pictures end with."), "TEXT");
    parser.addPositionalArgument(QStringLiteral("CALL"),
                                 Wording::tr("A call to open: its id, or a link that Earshot copied."),
                                 QStringLiteral("[CALL]"));
    parser.process(arguments);

    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    Options options;
    options.profile = value("profile");
    if (options.profile.isEmpty())
        options.profile = QString::fromStdString(sync::defaultProfile());
    options.profile = QDir(options.profile).absolutePath();
    const QStringList calls = parser.positionalArguments();
    if (calls.size() > 1)
        refuse(Wording::tr("one call at a time"));
    options.link = calls.value(0);
    if (!options.link.isEmpty() && !items::callNamedBy(options.link))
        refuse(Wording::tr("%1 is neither a call's id nor a link to one").arg(options.link));
    options.theme = value("theme");
    if (!QStringList{{}, QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}.contains(
            options.theme))
        refuse(Wording::tr("--theme is light, dark or system"));
    options.windowSize = sizeFrom(value("window-size"));
    if (!options.windowSize && !value("window-size").isEmpty())
        refuse(Wording::tr("--window-size is two numbers, such as 1440x900"));
    options.screenshot = value("screenshot");
    options.thenQuit = parser.isSet(QStringLiteral("then-quit"));
    options.shots = value("shots");
    options.shotsSuffix = value("shots-suffix");
    return options;
}

} // namespace earshot
