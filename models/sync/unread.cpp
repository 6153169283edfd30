#include "models/sync/unread.h"

#include "models/sync/context.h"

#include <charconv>

namespace earshot::sync {
namespace {

constexpr std::string_view UnreadKey = "unread."; // + name: "<times> <last ms> <reason>"
constexpr std::chrono::days UnreadIsKept(30);

std::optional<Unread> unreadFrom(std::string_view value)
{
    Unread unread;
    std::int64_t last = 0;
    for (std::int64_t *number : {&unread.times, &last}) {
        const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), *number);
        if (code != std::errc())
            return {};
        value.remove_prefix(std::size_t(end - value.data()));
        value.remove_prefix(value.starts_with(' ') ? 1 : 0);
    }
    unread.last = instantFromMs(last);
    unread.reason = std::string(value);
    return unread;
}

} // namespace

std::vector<store::Cursor> unreadNoted(Context &context, const std::string &list,
                                       const std::vector<wire::Problem> &problems)
{
    std::vector<store::Cursor> cursors;
    if (problems.empty())
        return cursors;
    const Instant now = context.clock();
    std::set<std::string> names;
    context.board.change([&](Status &s) {
        for (const wire::Problem &problem : problems) {
            const std::string name = problem.skippedRow ? list : list + ' ' + problem.key;
            Unread &unread = s.unread[name];
            ++unread.times;
            unread.last = now;
            unread.reason = problem.key + ' ' + problem.reason;
            names.insert(name);
        }
        for (const std::string &name : names) {
            const Unread &unread = s.unread[name];
            cursors.push_back(
                {std::string(UnreadKey) + name,
                 std::to_string(unread.times) + ' ' + std::to_string(toMs(unread.last)) + ' ' + unread.reason});
        }
    });
    return cursors;
}

void takeCall(store::Delivery &delivery, Context &context, remote::CallState state)
{
    for (store::Cursor &noted : unreadNoted(context, "calls", state.problems))
        delivery.cursors.push_back(std::move(noted));
    delivery.calls = {std::move(state.call)};
    takeUnread(delivery.unread, state.problems, delivery.calls, [](const Call &call) { return call.id.text; });
}

Unreads unreadIn(const std::vector<store::Cursor> &cursors, Instant now)
{
    Unreads out;
    for (const store::Cursor &cursor : cursors)
        if (cursor.key.starts_with(UnreadKey))
            if (auto unread = unreadFrom(cursor.value); unread && unread->last > now - UnreadIsKept)
                out.emplace(cursor.key.substr(UnreadKey.size()), std::move(*unread));
    return out;
}

} // namespace earshot::sync
