#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace earshot {
namespace {

/// What was installed here before, so that another language can take its place.
class Voice : public QTranslator {
    using QTranslator::QTranslator;
};

QTranslator *add(QCoreApplication &application)
{
    return new Voice(&application);
}

} // namespace

void speak(QCoreApplication &application, const QLocale &locale)
{
    const QObjectList children = application.children(); // a copy: they go while it is walked
    for (QObject *child : children)
        if (auto *before = dynamic_cast<Voice *>(child)) {
            QCoreApplication::removeTranslator(before);
            delete before;
        }
    QLocale::setDefault(locale);
    auto *ours = add(application);
    const QString folder = QStringLiteral(":/translations");
    if (!ours->load(locale, QStringLiteral("earshot"), QStringLiteral("_"), folder) &&
        !ours->load(QStringLiteral("earshot_en"), folder))
        return;
    auto *qts = add(application); // its own dialogs, buttons and the names of keys
    if (qts->load(QLocale(locale.language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    QCoreApplication::installTranslator(ours);
}

} // namespace earshot
