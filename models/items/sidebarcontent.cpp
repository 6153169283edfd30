#include "models/items/sidebarcontent.h"

#include <algorithm>

namespace earshot::items {
namespace {

// Names of settings: what follows is a client's id or a place's key.
constexpr std::string_view Pinned = "client.pinned.", Group = "client.group.", Currency = "client.currency.";
constexpr std::string_view Looks = "look.";

std::string under(std::string_view prefix, const std::string &name)
{
    return std::string(prefix) + name;
}

/// "v" or "^" for the direction, the field, a line break, the layout.
std::string lookText(const Look &look)
{
    return (look.sort.descending ? 'v' : '^') + look.sort.field + '\n' + look.layout;
}

std::optional<Look> lookFrom(const std::string &text)
{
    const auto line = text.find('\n');
    if (line == std::string::npos || line < 2)
        return std::nullopt;
    return Look{{text.substr(1, line - 1), text.front() == 'v'}, text.substr(line + 1)};
}

Result<void> readMarks(store::Cache &cache, SidebarContent &content)
{
    const auto kept = cache.preferences().settings("client.");
    if (!kept)
        return kept.error();
    for (const auto &[key, value] : *kept) {
        const auto client = [&key = key](std::string_view prefix) { return ClientId(key.substr(prefix.size())); };
        if (key.starts_with(Pinned))
            content.marks[client(Pinned)].pinned = value == "1";
        else if (key.starts_with(Group))
            content.marks[client(Group)].group = QString::fromStdString(value);
        else if (key.starts_with(Currency))
            content.marks[client(Currency)].currency = QString::fromStdString(value);
    }
    return {};
}

Result<void> readLooks(store::Cache &cache, SidebarContent &content)
{
    const auto kept = cache.preferences().settings(std::string(Looks));
    if (!kept)
        return kept.error();
    for (const auto &[key, value] : *kept)
        if (auto look = lookFrom(value))
            content.looks.emplace(key.substr(Looks.size()), std::move(*look));
    return {};
}

} // namespace

const ClientMark &SidebarContent::mark(const ClientId &client) const
{
    static const ClientMark none;
    const auto it = marks.find(client);
    return it == marks.end() ? none : it->second;
}

Result<SidebarContent> readSidebarContent(store::Cache &cache)
{
    auto clients = cache.agency().clients();
    if (!clients)
        return clients.error();
    auto views = cache.preferences().views();
    if (!views)
        return views.error();
    std::erase_if(*clients, [](const Client &client) { return !client.isActive(); });
    SidebarContent content{std::move(*clients), std::move(*views), {}, {}};
    if (const auto marked = readMarks(cache, content); !marked)
        return marked.error();
    if (const auto looked = readLooks(cache, content); !looked)
        return looked.error();
    return content;
}

Result<SidebarCounts> readSidebarCounts(store::Cache &cache, const std::vector<store::SavedView> &views,
                                        const conditions::EvalContext &now, const std::stop_token &stop)
{
    SidebarCounts counts;
    const auto clients = cache.queries().clientCounts(stop);
    if (!clients)
        return clients.error();
    for (const store::ClientCount &one : *clients)
        counts.clients.emplace(one.client, one);
    for (const store::SavedView &view : views) {
        const auto found = cache.queries().count(view.query(now), stop);
        if (found)
            counts.views.emplace(view.id, *found);
        else if (found.error().kind == Error::Kind::Cancelled)
            return found.error();
    }
    return counts;
}

void keepMark(store::Cache &cache, const ClientId &client, const ClientMark &mark)
{
    store::Preferences &kept = cache.preferences();
    kept.set(under(Pinned, client.text), mark.pinned ? "1" : "");
    kept.set(under(Group, client.text), mark.group.toStdString());
    kept.set(under(Currency, client.text), mark.currency.toStdString());
}

void keepLook(store::Cache &cache, const std::string &place, const Look &look)
{
    cache.preferences().set(under(Looks, place), lookText(look));
}

} // namespace earshot::items
