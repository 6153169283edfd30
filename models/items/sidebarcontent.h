#pragma once
// What the sidebar lists, as it is read from the cache, and what a person did to it.

#include "models/store/cache.h"

#include <QString>

#include <map>

namespace earshot::items {

/// How a person has arranged a client. Stays in this profile.
struct ClientMark {
    bool pinned = false;
    QString group;    // empty: among the clients without one
    QString currency; // ISO 4217; empty: that of the client's country
    bool operator==(const ClientMark &) const = default;
};

/// How a list was left: in what order, with what columns.
struct Look {
    store::Sort sort;
    std::string layout;
    bool operator==(const Look &) const = default;
};

struct SidebarContent {
    std::vector<Client> clients; // active ones, by name
    std::vector<store::SavedView> views;
    std::map<ClientId, ClientMark> marks;
    std::map<std::string, Look> looks; // by Sidebar::KeyRole; saved views keep their own

    const ClientMark &mark(const ClientId &client) const;
};

struct SidebarCounts {
    std::map<ClientId, store::ClientCount> clients;
    std::map<store::ViewId, std::int64_t> views;
};

Result<SidebarContent> readSidebarContent(store::Cache &cache);
Result<SidebarCounts> readSidebarCounts(store::Cache &cache, const std::vector<store::SavedView> &views,
                                        const conditions::EvalContext &now, const std::stop_token &stop);

/// Kept without waiting for the disk.
void keepMark(store::Cache &cache, const ClientId &client, const ClientMark &mark);
void keepLook(store::Cache &cache, const std::string &place, const Look &look);

} // namespace earshot::items
