#pragma once
// What the other side told in a form that nobody can read: fields, whose known values stay, and whole items of lists,
// which are missing here. Kept with the cache for a month, so that the status can tell of it.

#include "models/store/inbox.h"
#include "models/sync/status.h"
#include "models/wire/page.h"

namespace earshot::sync {

struct Context;

/// Puts a call that was asked for by itself into a delivery.
void takeCall(store::Delivery &delivery, Context &context, remote::CallState state);

/// Counts what was wrong with an answer; the cursors go into the delivery of what was right with it.
[[nodiscard]] std::vector<store::Cursor> unreadNoted(Context &context, const std::string &list,
                                                     const std::vector<wire::Problem> &problems);

Unreads unreadIn(const std::vector<store::Cursor> &cursors, Instant now);

/// Notes it in a delivery of the records of a page, in the page's order.
template <typename T, typename Records>
void takeUnread(std::vector<store::UnreadField> &into, const std::vector<wire::Problem> &problems,
                const Records &records, T idOf)
{
    for (auto &[index, key] : wire::unreadFields(problems))
        if (index < records.size())
            into.push_back({idOf(records[index]), key});
}

} // namespace earshot::sync
