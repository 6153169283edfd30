#pragma once
// Lengths of time as people type them.

#include <QLocale>
#include <QString>

#include <cstdint>
#include <optional>

namespace earshot::format {

/// Whole seconds out of "90", "1:30", "1:02:03", "90s", "2 min", "1h", "1 h 30 min", "2m30", "1.5 h", "1:30 min" …,
/// with the units of English and of those European languages that write them alike or nearly so. Empty when it is
/// anything else, or longer than a year: it is never misread.
std::optional<std::int64_t> secondsFrom(const QString &typed, const QLocale &locale = {});

} // namespace earshot::format
