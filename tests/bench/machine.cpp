#include "tests/bench/machine.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <thread>
#include <unistd.h>

namespace earshot::bench {
namespace {

QString processor()
{
    QFile told(QStringLiteral("/proc/cpuinfo"));
    if (told.open(QIODevice::ReadOnly))
        for (const QByteArray &line : told.readAll().split('\n'))
            if (line.startsWith("model name"))
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    return QSysInfo::currentCpuArchitecture();
}

qint64 megabytes()
{
    return qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / 1'000'000;
}

} // namespace

std::string machineLine(const std::string &commit)
{
#ifdef __clang__
    const char *compiler = __VERSION__;
#else
    const char *compiler = "GCC " __VERSION__;
#endif
    const QJsonObject line{
        {QStringLiteral("processor"), processor()},
        {QStringLiteral("cores"), int(std::thread::hardware_concurrency())},
        {QStringLiteral("memory_mb"), megabytes()},
        {QStringLiteral("system"), QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::kernelType() +
                                       QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("compiler"), QString::fromUtf8(compiler)},
        {QStringLiteral("build"), QStringLiteral(EARSHOT_BUILD)},
        {QStringLiteral("version"), QStringLiteral(EARSHOT_VERSION)},
        {QStringLiteral("commit"), QString::fromStdString(commit)},
        {QStringLiteral("day"), QDate::currentDate().toString(Qt::ISODate)},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace earshot::bench
