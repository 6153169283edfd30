#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace earshot {

void speak(QCoreApplication &application, const QLocale &locale)
{
    auto *ours = new QTranslator(&application);
    const QString folder = QStringLiteral(":/translations");
    if (!ours->load(locale, QStringLiteral("earshot"), QStringLiteral("_"), folder) &&
        !ours->load(QStringLiteral("earshot_en"), folder))
        return;
    auto *qts = new QTranslator(&application); // its own dialogs and buttons
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    QCoreApplication::installTranslator(ours);
}

} // namespace earshot
