#include "backend/storage/query.h"

#include "models/domain/phone.h"

#include <algorithm>
#include <charconv>

namespace earshot::storage {

bool Viewer::sees(Number client) const
{
    return !clients || std::find(clients->begin(), clients->end(), client) != clients->end();
}

Clause &Clause::add(std::string_view sql, std::vector<Bound> values)
{
    text += sql;
    bound.insert(bound.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    return *this;
}

Clause &Clause::where(std::string_view sql, std::vector<Bound> values)
{
    text += std::exchange(narrowed, true) ? " AND " : " WHERE ";
    return add(sql, std::move(values));
}

sql::Use prepare(sql::Connection &sql, const Clause &clause)
{
    sql::Use statement = sql.prepared(clause.text);
    int index = 1;
    for (const Bound &value : clause.bound)
        std::visit([&](const auto &v) { statement->bind(index++, v); }, value);
    return statement;
}

std::optional<std::int64_t> firstNumber(sql::Connection &sql, const Clause &clause)
{
    const sql::Use statement = prepare(sql, clause);
    if (!statement->executeStep() || statement->isColumnNull(0))
        return std::nullopt;
    return statement->getColumn(0).getInt64();
}

std::vector<Number> numbers(sql::Connection &sql, const Clause &clause)
{
    const sql::Use statement = prepare(sql, clause);
    std::vector<Number> out;
    while (statement->executeStep())
        out.push_back(statement->getColumn(0).getInt64());
    return out;
}

void run(sql::Connection &sql, const Clause &clause)
{
    prepare(sql, clause)->exec();
}

Clause listOf(const std::vector<std::string> &texts)
{
    Clause list{"(", {}};
    for (const std::string &text : texts)
        list.add(list.bound.empty() ? "?" : ", ?", {text});
    return list.add(")");
}

std::string listOf(const std::vector<Number> &rows)
{
    std::string list;
    for (const Number row : rows)
        list.append(list.empty() ? "(" : ", ").append(std::to_string(row));
    return list.empty() ? "()" : list + ")";
}

std::optional<Number> rowOf(sql::Connection &sql, std::string_view table, const std::string &id)
{
    const std::string select = "SELECT row FROM " + std::string(table) + " WHERE ";
    if (const auto row = firstNumber(sql, {select + "id = ?", {id}}))
        return row;
    Number number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (id.empty() || error != std::errc() || end != id.data() + id.size())
        return std::nullopt;
    return firstNumber(sql, {select + "row = ?", {number}});
}

Result<Number> visibleRow(sql::Connection &sql, std::string_view table, const std::string &id, const Viewer &viewer,
                          std::string_view companyColumn)
{
    const auto row = rowOf(sql, table, id);
    const std::string select = "SELECT row FROM " + std::string(table) + " WHERE row = ? AND ";
    if (!row || !firstNumber(sql, {select + visibleTo(viewer, companyColumn), {*row}}))
        return notFound("record");
    return *row;
}

std::string visibleTo(const Viewer &viewer, std::string_view companyColumn)
{
    std::string condition(companyColumn);
    if (viewer.clients)
        return condition + " IN " + listOf(*viewer.clients);
    return condition + " IN (SELECT row FROM companies WHERE account = " + std::to_string(viewer.account) + ")";
}

std::string anywhere(std::string_view term)
{
    std::string pattern = "%";
    for (const char c : term) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

std::string numberAnywhere(std::string_view term)
{
    constexpr std::size_t FewestDigits = 3;
    const std::string digits = phone::searchDigits(term);
    return anywhere(digits.size() >= FewestDigits ? digits : term);
}

std::int64_t perPage(const Slice &slice)
{
    return std::clamp<std::int64_t>(slice.perPage, 1, 250);
}

Clause limits(const Slice &slice)
{
    const std::int64_t size = perPage(slice);
    const std::int64_t page = std::clamp<std::int64_t>(slice.page, 1, INT32_MAX);
    return {" LIMIT ? OFFSET ?", {size, (page - 1) * size}};
}

Error notFound(std::string_view what)
{
    return {Error::Kind::NotFound, "The requested " + std::string(what) + " could not be found."};
}

Error forbidden()
{
    return {Error::Kind::Forbidden, "You do not have permission to perform the requested action"};
}

Error refused(std::string sentence)
{
    return {Error::Kind::Refused, std::move(sentence)};
}

} // namespace earshot::storage
