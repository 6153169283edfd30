#pragma once
// From `date_range`, `start_date` and `end_date` to instants.

#include "models/base/result.h"
#include "models/base/time.h"

#include <string>

namespace earshot::storage {

/// As they came in the query; empty: not given.
struct DateQuery {
    std::string range; // recent, today, last_7_days …; start and end win over it
    std::string start; // YYYY-MM-DD, or with Thh:mm, seconds and offset; 00:00 when bare
    std::string end;   // the same; both ends belong to the window: a bare day, a minute or a second as a whole
};

struct DateWindow {
    Instant from; // belongs to it
    Instant to;   // does not
    bool operator==(const DateWindow &) const = default;
};

/// The window in a zone at `now`; without any date the last 7 days with today. `retentionMonths` before today is as far
/// back as a window may reach; 0: without limit. Refused, with a sentence for the answer: no such date or range, or too
/// far back (all_time too, where there is a limit).
Result<DateWindow> dateWindow(const DateQuery &query, const QTimeZone &zone, Instant now, int retentionMonths = 25);

} // namespace earshot::storage
