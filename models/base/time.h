#pragma once
// Instants (UTC, milliseconds), zones, and the many ways the wire writes them.

#include <QTimeZone>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace earshot {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<milliseconds>;

/// Where "now" comes from; tests pass their own.
using Clock = std::function<Instant()>;

/// The system's wall clock.
Instant systemNow();

constexpr Instant instantFromMs(std::int64_t ms)
{
    return Instant(milliseconds(ms));
}
constexpr std::int64_t toMs(Instant t)
{
    return t.time_since_epoch().count();
}

/// Reads ISO 8601 with "Z", "±hh:mm", "±hhmm" or "±hh" and an optional fraction of any length (cut to milliseconds).
/// A time without offset is taken in `zoneless`. Empty on anything else, and on dates that do not exist.
std::optional<Instant> parseIso(std::string_view text, const QTimeZone &zoneless = QTimeZone::utc());

/// Whether such a text says how far from UTC it is: "Z" or an offset stands at its end.
bool hasOffset(std::string_view iso);

enum class IsoStyle {
    OffsetMs,   // 2017-01-24T11:27:48.119-05:00   calls, tags, users
    UtcMs,      // 2017-01-24T16:27:48.119Z        companies
    Utc,        // 2017-01-24T16:27:48Z            trackers
    Offset,     // 2017-01-24T11:27:48-05:00       page views
    OffsetBare, // 2017-01-24T11:27:48-0500        summaries
};

/// Writes `t` as `style` says, in `zone` (ignored by the UTC styles).
std::string formatIso(Instant t, IsoStyle style = IsoStyle::UtcMs, const QTimeZone &zone = QTimeZone::utc());

/// The zone of an IANA or legacy name ("EST"); empty when unknown. Thread-safe, cached.
std::optional<QTimeZone> zoneNamed(std::string_view name);

/// The wall clock of a zone at an instant.
struct LocalTime {
    int year = 0;
    int month = 0;   // 1-12
    int day = 0;     // 1-31
    int weekday = 0; // 1 Monday … 7 Sunday
    int minute = 0;  // of the day, 0-1439
    bool operator==(const LocalTime &) const = default;
};
LocalTime localTime(Instant t, const QTimeZone &zone);

/// The first instant of a local day; on a day whose midnight is skipped, the first that exists.
Instant startOfDay(std::chrono::year_month_day day, const QTimeZone &zone);

/// The local date of an instant.
std::chrono::year_month_day localDate(Instant t, const QTimeZone &zone);

} // namespace earshot
