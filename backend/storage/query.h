#pragma once
// SQL put together from parts, values always bound.

#include "backend/storage/listing.h"
#include "backend/storage/viewer.h"
#include "models/sql/connection.h"

#include <optional>
#include <variant>

namespace earshot::storage {

using Bound = std::variant<std::int64_t, std::string>;

/// A piece of SQL and what is bound to its `?`s in order.
struct Clause {
    std::string text;
    std::vector<Bound> bound;
    bool narrowed = false; // has its WHERE

    Clause &add(std::string_view sql, std::vector<Bound> values = {});
    Clause &add(const Clause &other) { return add(other.text, other.bound); }
    /// Adds " AND sql", or " WHERE sql" the first time.
    Clause &where(std::string_view sql, std::vector<Bound> values = {});
};

/// The statement of that clause, bound and ready to step.
sql::Use prepare(sql::Connection &sql, const Clause &clause);
/// The first column of the first row.
std::optional<std::int64_t> firstNumber(sql::Connection &sql, const Clause &clause);
std::vector<Number> numbers(sql::Connection &sql, const Clause &clause);
void run(sql::Connection &sql, const Clause &clause);

/// "(?, ?, …)" with the texts bound.
Clause listOf(const std::vector<std::string> &texts);
/// "(1, 2, …)".
std::string listOf(const std::vector<Number> &rows);

/// The row behind either form of an id; `table` is a table or view with `row` and `id`.
std::optional<Number> rowOf(sql::Connection &sql, std::string_view table, const std::string &id);

/// A row of that table or view which the viewer may see; its company in `company` where it has one. `companyColumn` is
/// "row" for companies themselves. NotFound otherwise.
Result<Number> visibleRow(sql::Connection &sql, std::string_view table, const std::string &id, const Viewer &viewer,
                          std::string_view companyColumn = "company");

/// What a viewer may see, as a condition on a column that holds a company's row.
std::string visibleTo(const Viewer &viewer, std::string_view companyColumn);

/// `term` for LIKE … ESCAPE '\', anywhere in the text.
std::string anywhere(std::string_view term);
/// The same for columns of telephone numbers: a term written as a number is looked for by its digits.
std::string numberAnywhere(std::string_view term);

std::int64_t perPage(const Slice &slice);
/// " LIMIT … OFFSET …".
Clause limits(const Slice &slice);

Error notFound(std::string_view what);
Error forbidden();
Error refused(std::string sentence);

} // namespace earshot::storage
