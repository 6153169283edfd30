#include "models/items/languages.h"

#include <QDir>

namespace earshot::items {
namespace {

/// Days and times as somebody reads them whose desktop names no language: the locale "C" has no words for days.
QLocale neverC(const QLocale &locale)
{
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : locale;
}

} // namespace

std::vector<Language> languages()
{
    const QString before = QStringLiteral("earshot_"), behind = QStringLiteral(".qm");
    std::vector<Language> found;
    for (const QString &file :
         QDir(QStringLiteral(":/translations")).entryList({before + u'*' + behind}, QDir::Files)) {
        const QString code = file.sliced(before.size()).chopped(behind.size());
        QString name = QLocale(code).nativeLanguageName();
        // CLDR calls the plain language after its largest country: "American English"
        if (const qsizetype space = name.lastIndexOf(u' '); QLocale(code).language() == QLocale::English && space >= 0)
            name = name.sliced(space + 1);
        if (!name.isEmpty())
            name.front() = name.front().toUpper();
        found.push_back({code, name});
    }
    return found;
}

QLocale localeFor(const QString &setting, const QLocale &system)
{
    if (setting.isEmpty() || setting == QLatin1String("system"))
        return neverC(system);
    const QLocale wanted(setting);
    if (wanted.language() == system.language())
        return system;
    const QLocale there(wanted.language(), system.territory());
    return there.language() == wanted.language() && there.territory() == system.territory() ? there : wanted;
}

} // namespace earshot::items
