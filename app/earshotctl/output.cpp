#include "app/earshotctl/output.h"

#include "models/base/text.h"
#include "models/domain/derived.h"
#include "models/domain/withheld.h"

#include <QString>

#include <algorithm>
#include <ostream>

namespace earshot::ctl {
namespace {

constexpr std::size_t WidestColumn = 40;

std::string joined(const Words &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string number(const Field &field, std::int64_t n)
{
    switch (field.kind) {
    case Kind::Duration:
        return derive::durationText(seconds(n));
    case Kind::Money:
        return derive::moneyText(Cents(n));
    default:
        return std::to_string(n);
    }
}

/// The width on a terminal, near enough for columns: characters, not bytes.
std::size_t width(const std::string &text)
{
    return std::size_t(QString::fromStdString(text).toUcs4().size());
}

std::string padded(std::string text, std::size_t to)
{
    const std::size_t now = width(text);
    return now < to ? text.append(to - now, ' ') : text;
}

std::string shortened(const std::string &text)
{
    const QString whole = QString::fromStdString(text).simplified();
    const auto most = qsizetype(WidestColumn);
    return (whole.size() > most ? whole.left(most - 1) + QChar(0x2026) : whole).toStdString();
}

/// As people read it: who hides the number has none.
std::string shown(const Field &field, const Call &call)
{
    const std::string text = cell(field, call);
    const bool isNumber = field.kind == Kind::Phone || std::string_view(field.key) == "formatted_customer_phone_number";
    return isNumber && phone::isWithheld(text) ? "withheld" : text;
}

} // namespace

std::string cell(const Field &field, const Call &call)
{
    struct Write {
        const Field &field;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
        std::string operator()(std::int64_t n) const { return number(field, n); }
        std::string operator()(Instant t) const { return formatIso(t, IsoStyle::Offset, QTimeZone::systemTimeZone()); }
        std::string operator()(std::string_view text) const { return std::string(text); }
        std::string operator()(const Words *words) const { return joined(*words); }
    };
    std::string scratch;
    return std::visit(Write{field}, field.get(call, scratch));
}

void writeTable(std::ostream &out, std::span<const Field *const> fields, const std::vector<Call> &calls)
{
    std::vector<std::vector<std::string>> rows(1);
    for (const Field *field : fields)
        rows.front().emplace_back(field->label);
    for (const Call &call : calls) {
        std::vector<std::string> &row = rows.emplace_back();
        for (const Field *field : fields)
            row.push_back(shortened(shown(*field, call)));
    }
    std::vector<std::size_t> widths(fields.size());
    for (const auto &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    for (const auto &row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += padded(row[i], widths[i]) + "  ";
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

} // namespace earshot::ctl
