#include "models/sync/profile.h"

#include <QStandardPaths>

namespace earshot::sync {

std::string defaultProfile()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/earshot/default"))
        .toStdString();
}

} // namespace earshot::sync
