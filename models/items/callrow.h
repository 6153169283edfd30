#pragma once
#include "models/domain/call.h"

#include <QDataStream>

namespace earshot {

// Qt asks every enumeration that a signal carries for these, and its own do not know `long`.
inline QDataStream &operator<<(QDataStream &stream, CallRow row)
{
    return stream << qint64(row);
}
inline QDataStream &operator>>(QDataStream &stream, CallRow &row)
{
    qint64 number = 0;
    stream >> number;
    row = CallRow(number);
    return stream;
}

} // namespace earshot
