#include "models/items/profiles.h"

#include "models/sync/profile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace earshot::items {
namespace {

QDir usualPlace()
{
    return QFileInfo(QString::fromStdString(sync::defaultProfile())).dir();
}

} // namespace

QStringList profilesBeside(const QString &open)
{
    QStringList found = {QDir(open).absolutePath()};
    for (const QDir &place : {QFileInfo(QDir(open).absolutePath()).dir(), usualPlace()})
        for (const QFileInfo &folder : place.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (QFileInfo::exists(QDir(folder.absoluteFilePath()).filePath(QStringLiteral("cache.db"))))
                found << folder.absoluteFilePath();
    found.removeDuplicates();
    std::sort(found.begin(), found.end(), [](const QString &a, const QString &b) {
        return QFileInfo(a).fileName().localeAwareCompare(QFileInfo(b).fileName()) < 0;
    });
    return found;
}

QString folderForProfile(const QString &name)
{
    const QString folder = name.simplified();
    const bool odd = folder.isEmpty() || folder.startsWith(u'.') || folder.contains(u'/') || folder.size() > 100;
    if (odd || usualPlace().exists(folder))
        return {};
    return usualPlace().absoluteFilePath(folder);
}

} // namespace earshot::items
