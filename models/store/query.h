#pragma once
// Which calls, in which order. A list is an ordered list of rows (8 bytes each), made off the GUI thread; what it
// shows is then read page by page with Calls::calls. Any thread.

#include "models/base/result.h"
#include "models/conditions/condition.h"
#include "models/domain/call.h"

#include <span>
#include <stop_token>
#include <vector>

namespace earshot::store {

class Database;

struct Sort {
    std::string field = "start_time"; // a stored field's key; another one sorts by time
    bool descending = true;
    bool operator==(const Sort &) const = default;
};

struct CallQuery {
    conditions::Node filter = {};        // the default is true for every call
    std::string search = {};             // as typed: see search.h
    std::optional<ClientId> client = {}; // empty: all
    Sort sort = {};                      // empty values last; text as people compare it; calls alike are newest first
    conditions::EvalContext context{};   // what "last 30 days" counts from

    /// In the order the cache keeps: the first rows come long before the whole list. In another they take as long.
    bool isByTime() const;
    /// Whether it finds other calls, or in another order, once something else is known to be said in them: by words
    /// that are searched, or a condition or order by transcripts or by figures of the talking.
    bool asksWhatIsSaid() const;
    bool operator==(const CallQuery &other) const
    {
        return filter == other.filter && search == other.search && client == other.client && sort == other.sort;
    }
};

/// Where a search met a call.
struct Snippet {
    enum class In { Transcript, Note, Name, Number };
    struct Range {
        std::size_t start = 0; // bytes into `text`, at character borders
        std::size_t length = 0;
        bool operator==(const Range &) const = default;
    };
    CallRow row{};
    In in = In::Transcript;
    std::string text; // some words around the hit, one line
    std::vector<Range> hits;
    std::optional<std::size_t> phrase; // of the fetched transcript, from 0: where the call page lands
};

struct ClientCount {
    ClientId client;
    std::int64_t total = 0;
    std::int64_t unreviewed = 0;
};

/// What the calls of a list come to, for one client: each may reckon in a currency of its own.
struct ClientTotals {
    ClientId client;
    std::int64_t calls = 0;
    std::int64_t unreviewed = 0;
    std::int64_t leads = 0;
    std::int64_t value = 0; // in hundredths
};

class Queries {
public:
    explicit Queries(Database &database) : m_database(database) {}

    /// The first rows of the list: what a screen can show before the whole list is there.
    Result<std::vector<CallRow>> firstRows(const CallQuery &query, std::size_t count,
                                           const std::stop_token &stop = {}) const;
    /// The whole list. Cancelled when stopped.
    Result<std::vector<CallRow>> rows(const CallQuery &query, const std::stop_token &stop = {}) const;
    Result<std::int64_t> count(const CallQuery &query, const std::stop_token &stop = {}) const;

    /// Those of the rows that are in the list, in no order.
    Result<std::vector<CallRow>> among(const CallQuery &query, std::span<const CallRow> rows,
                                       const std::stop_token &stop = {}) const;

    /// The same calls, counted and added up for each client that has any.
    Result<std::vector<ClientTotals>> totals(const CallQuery &query, const std::stop_token &stop = {}) const;

    /// For the rows a search found: why. Rows it would not find are left out.
    Result<std::vector<Snippet>> snippets(std::span<const CallRow> rows, const std::string &search) const;

    /// Calls of each client that has any.
    Result<std::vector<ClientCount>> clientCounts(const std::stop_token &stop = {}) const;

    /// The text values a field has, most frequent first: for completion and filter menus.
    Result<std::vector<std::string>> valuesOf(const std::string &field, const std::optional<ClientId> &client,
                                              std::size_t limit, const std::stop_token &stop = {}) const;

private:
    Database &m_database;
};

} // namespace earshot::store
