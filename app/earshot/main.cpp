#include "app/earshot/program.h"
#include "models/items/languages.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QIcon>

int main(int argc, char **argv)
{
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("earshot"));
    QApplication::setApplicationDisplayName(QStringLiteral("Earshot"));
    QApplication::setApplicationVersion(QStringLiteral(EARSHOT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("earshot"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/brand/earshot.svg")));
    earshot::speak(application, earshot::items::localeFor({})); // until the profile says otherwise
    earshot::Program program(application, earshot::readOptions(QApplication::arguments()));
    program.start();
    return QApplication::exec();
}
