#pragma once
// Values → CallRail v3 JSON, keys in the order of the service's samples, null or "" where it writes them. Thread-safe.
//
// Choices where the reference is of two minds: `value` is text with two decimals ("1.00"), because a documented integer
// cannot carry cents and its connectors declare text; `recording_duration` is text, as tabled; tags of a call are
// names.

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/domain/catalogue.h"
#include "models/domain/interactions.h"
#include "models/wire/fields.h"
#include "models/wire/page.h"

#include <variant>

namespace earshot::wire {

/// One record. T as in readPage. `zone` is the effective zone of the request; resources that are always written in UTC
/// do not look at it. Fields named in `fields` come beside the defaults.
template <typename T>
std::string writeOne(const T &record, const FieldSelection &fields = {}, const QTimeZone &zone = QTimeZone::utc());

/// Those fields of a call alone, in that order; the cache's own fields too.
std::string writeFields(const Call &call, std::span<const Field *const> fields,
                        const QTimeZone &zone = QTimeZone::utc());

/// A list under the resource's own key. An engaged `info.hasNextPage` makes it a relative page, else an offset page.
/// Fields for single calls only are left out whatever `fields` says; a conversation shows its two newest messages.
template <typename T>
std::string writePage(const std::vector<T> &records, const PageInfo &info, const FieldSelection &fields = {},
                      const QTimeZone &zone = QTimeZone::utc());

/// The short set with which the service answers the creation of a form submission.
std::string writeCreatedForm(const FormSubmission &form, const QTimeZone &zone);

/// A tag as create and update answer it: the id is text there, an integer in lists.
std::string writeSavedTag(const Tag &tag, const QTimeZone &zone);

/// One conversation with a page of its messages (all that it holds).
std::string writeConversation(const Conversation &conversation, const PageInfo &messages,
                              const FieldSelection &fields = {});

/// {"url": "…"}
std::string writeRecordingUrl(std::string_view url);

/// {"error": "…"}; with the field that the error is about where it is about one: {"error": "…", "field": "…"}.
std::string writeError(std::string_view sentence, std::string_view field = {});

/// A figure of a summary, such as total_calls 160 or formatted_average_duration "2m 59s".
struct Figure {
    std::string key;
    std::variant<std::int64_t, std::string> value;
};
using Figures = std::vector<Figure>;

struct Window {
    Instant start;
    Instant end; // the last second
    QTimeZone zone;
};

/// calls/summary.json and forms/summary.json. Without `groupedBy` the totals stand alone.
struct Summary {
    Window window;
    Figures total;
    std::string groupedBy;
    struct Group {
        std::string key;
        Figures figures;
    };
    std::vector<Group> groups;
};
std::string writeSummary(const Summary &summary);

/// calls/timeseries.json. Hourly points carry the time, the others the date.
struct Timeseries {
    Window window;
    Figures total;
    bool hourly = false;
    struct Point {
        Instant at;
        Figures figures;
    };
    std::vector<Point> data;
};
std::string writeTimeseries(const Timeseries &series);

} // namespace earshot::wire
