#include "models/sync/asides.h"

#include "models/store/cache.h"

#include <algorithm>
#include <charconv>

namespace earshot::sync {
namespace {

constexpr std::string_view TroubleKey = "trouble."; // + name: "<kind> <tries> <since ms> <next ms> <detail>"
constexpr std::string_view StretchName = "calls ";  // + "<from ms> <to ms>"

template <typename Number>
bool takeWord(std::string_view &text, Number &number)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc())
        return false;
    text.remove_prefix(std::size_t(end - text.data()));
    text.remove_prefix(text.starts_with(' ') ? 1 : 0);
    return true;
}

std::string valueOf(const Trouble &trouble)
{
    return std::to_string(int(trouble.error.kind)) + ' ' + std::to_string(trouble.tries) + ' ' +
           std::to_string(toMs(trouble.since)) + ' ' + std::to_string(toMs(trouble.next)) + ' ' + trouble.error.detail;
}

std::optional<Trouble> troubleFrom(std::string_view value)
{
    int kind = 0;
    Trouble trouble;
    std::int64_t since = 0;
    std::int64_t next = 0;
    if (!takeWord(value, kind) || !takeWord(value, trouble.tries) || !takeWord(value, since) || !takeWord(value, next))
        return {};
    trouble.error = {Error::Kind(kind), std::string(value)};
    trouble.since = instantFromMs(since);
    trouble.next = instantFromMs(next);
    return trouble;
}

} // namespace

Asides::Asides(store::Cache &cache, Board &board, Clock clock)
    : m_cache(cache), m_board(board), m_clock(std::move(clock))
{
    m_troubles = troublesIn(cache.inbox().cursors().valueOr({}));
    m_board.change([this](Status &s) { s.aside = m_troubles; });
}

store::Cursor Asides::noted(const std::string &what, const Error &error, seconds first, seconds most)
{
    const Instant now = m_clock();
    const auto known = m_troubles.find(what);
    Trouble trouble{error, now, now, 1};
    if (known != m_troubles.end()) {
        trouble.since = known->second.since;
        trouble.tries = std::min(known->second.tries + 1, 1000);
    }
    trouble.next = now + std::min(first * (1 << std::min(trouble.tries - 1, 12)), most);
    m_troubles[what] = trouble;
    tell();
    return {std::string(TroubleKey) + what, valueOf(trouble)};
}

store::Cursor Asides::cleared(const std::string &what)
{
    m_troubles.erase(what);
    tell();
    return {std::string(TroubleKey) + what, {}};
}

void Asides::clear(const std::string &what)
{
    if (has(what))
        keep(cleared(what));
}

bool Asides::isDue(const std::string &what) const
{
    const auto known = m_troubles.find(what);
    return known == m_troubles.end() || known->second.next <= m_clock();
}

void Asides::hurry()
{
    for (auto &[what, trouble] : m_troubles)
        trouble.next = std::min(trouble.next, m_clock());
}

void Asides::keep(store::Cursor cursor)
{
    auto delivery = std::make_shared<store::Delivery>();
    delivery->cursors = {std::move(cursor)};
    m_cache.inbox().applyLater(std::move(delivery), [](const Result<store::Applied> &) {});
}

void Asides::tell()
{
    m_board.change([this](Status &s) { s.aside = m_troubles; });
}

Troubles troublesIn(const std::vector<store::Cursor> &cursors)
{
    Troubles troubles;
    for (const store::Cursor &cursor : cursors)
        if (cursor.key.starts_with(TroubleKey))
            if (auto trouble = troubleFrom(cursor.value))
                troubles.emplace(cursor.key.substr(TroubleKey.size()), std::move(*trouble));
    return troubles;
}

std::vector<store::Cursor> troublesForgotten(const std::vector<store::Cursor> &cursors)
{
    std::vector<store::Cursor> out;
    for (const store::Cursor &cursor : cursors)
        if (cursor.key.starts_with(TroubleKey))
            out.push_back({cursor.key, {}});
    return out;
}

std::string nameOf(const store::Stretch &stretch)
{
    return std::string(StretchName) + std::to_string(toMs(stretch.from)) + ' ' + std::to_string(toMs(stretch.to));
}

std::optional<store::Stretch> stretchOf(std::string_view name)
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (!name.starts_with(StretchName))
        return {};
    name.remove_prefix(StretchName.size());
    if (!takeWord(name, from) || !takeWord(name, to) || !name.empty() || to <= from)
        return {};
    return store::Stretch{instantFromMs(from), instantFromMs(to)};
}

} // namespace earshot::sync
