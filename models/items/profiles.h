#pragma once

#include <QString>
#include <QStringList>

namespace earshot::items {

/// Folders of profiles that can be switched to, sorted by name: those beside the one that is open and those in the
/// usual place. The one that is open is among them.
QStringList profilesBeside(const QString &open);

/// Where a new profile of this name would be made; empty when the name makes no folder, or one that exists.
QString folderForProfile(const QString &name);

} // namespace earshot::items
