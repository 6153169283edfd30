#include "models/sync/wayback.h"

#include <algorithm>
#include <charconv>

namespace earshot::sync {
namespace {

using std::chrono::days;
constexpr std::string_view BeginKey = "calls.begun";  // ms: nothing before this has been begun; or:
constexpr std::string_view Done = "done";             // + ' ' + the limit in ms
constexpr std::chrono::days Reopens{7};               // a limit moves a little from day to day
constexpr std::chrono::days FirstLimit{25 * 30};      // of ways that ended before limits were noted
constexpr std::string_view SliceKey = "calls.slice."; // + end in ms: "<begin in ms> <next page>"

std::string text(Instant t)
{
    return std::to_string(toMs(t));
}

/// Reads an instant off the front of `text`, up to a space or the end.
std::optional<Instant> takeInstant(std::string_view &text)
{
    std::int64_t ms = 0;
    const char *end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, ms);
    if (error != std::errc() || (rest != end && *rest != ' '))
        return {};
    text.remove_prefix(std::min(std::size_t(rest - text.data()) + 1, text.size()));
    return instantFromMs(ms);
}

} // namespace

store::Cursor Slice::open() const
{
    return {std::string(SliceKey) + text(stretch.to), text(stretch.from) + ' ' + next};
}

store::Cursor Slice::closed() const
{
    return {open().key, {}};
}

std::optional<Slice> Slice::parse(const store::Cursor &cursor)
{
    if (!cursor.key.starts_with(SliceKey))
        return {};
    std::string_view key = std::string_view(cursor.key).substr(SliceKey.size());
    std::string_view rest = cursor.value;
    const auto to = takeInstant(key);
    const auto from = takeInstant(rest);
    if (!to || !from || !key.empty())
        return {};
    return Slice{{*from, *to}, std::string(rest)};
}

store::Stretch sliceBefore(Instant to, Instant newest, Instant limit)
{
    const auto back = newest - to;
    const auto length = back < days(1) ? days(2) : back < days(7) ? days(7) : days(30);
    return {std::max(to - length, limit), to};
}

WayBack::WayBack(const std::vector<store::Cursor> &kept, Instant now, Instant limit)
    : m_now(now), m_limit(limit), m_begin(now + Ahead)
{
    std::optional<Instant> ended;
    for (const store::Cursor &cursor : kept) {
        std::string_view value = cursor.value;
        if (cursor.key == BeginKey && value.starts_with(Done)) {
            value.remove_prefix(std::min(Done.size() + 1, value.size()));
            ended = takeInstant(value).value_or(now - FirstLimit);
        } else if (cursor.key == BeginKey)
            m_begin = takeInstant(value).value_or(m_begin);
        else if (auto slice = Slice::parse(cursor))
            m_left.push_back(std::move(*slice));
    }
    m_done = ended && *ended - Reopens <= limit;
    if (ended)
        m_begin = *ended;
    std::sort(m_left.begin(), m_left.end(), [](const Slice &a, const Slice &b) { return a.stretch.to < b.stretch.to; });
}

std::optional<Slice> WayBack::take()
{
    Slice slice;
    if (!m_left.empty()) {
        slice = std::move(m_left.back());
        m_left.pop_back();
    } else if (!m_done && m_begin > m_limit) {
        const Instant to = std::min(m_begin, m_now);
        slice.stretch = {sliceBefore(to, m_now, m_limit).from, m_begin};
        m_begin = slice.stretch.from;
    } else {
        return {};
    }
    m_taken[slice.stretch.to] = slice.stretch.to;
    return slice;
}

store::Cursor WayBack::cursor() const
{
    return {std::string(BeginKey),
            isDone() ? std::string(Done) + ' ' + text(std::min(m_begin, m_limit)) : text(m_begin)};
}

void WayBack::reach(const Slice &slice, Instant oldest)
{
    m_taken[slice.stretch.to] = oldest;
}

void WayBack::close(const Slice &slice)
{
    m_taken.erase(slice.stretch.to);
}

Instant WayBack::reached() const
{
    Instant newest = std::min(m_begin, m_now);
    for (const auto &[to, oldest] : m_taken)
        newest = std::max(newest, oldest);
    return newest;
}

std::vector<store::Cursor> WayBack::forgotten(const std::vector<store::Cursor> &kept)
{
    std::vector<store::Cursor> out;
    for (const store::Cursor &cursor : kept)
        if (cursor.key == BeginKey || cursor.key.starts_with(SliceKey))
            out.push_back({cursor.key, {}});
    return out;
}

} // namespace earshot::sync
