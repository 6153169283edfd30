#include "models/sync/link.h"

#include <array>
#include <charconv>

namespace earshot::sync {
namespace {

using Sort = remote::ServerReport::Sort;

/// The link as settings, a row a part.
struct Setting {
    const char *key;
    std::string (*get)(const Link &);
    void (*set)(Link &, const std::string &);
};

template <auto Member>
Setting text(const char *key)
{
    return {key, [](const Link &link) { return link.*Member; },
            [](Link &link, const std::string &value) { link.*Member = value; }};
}

template <auto Member>
Setting number(const char *key)
{
    return {key, [](const Link &link) { return std::to_string(link.*Member); },
            [](Link &link, const std::string &value) {
                std::from_chars(value.data(), value.data() + value.size(), link.*Member);
            }};
}

const std::array<Setting, 8> &settings()
{
    static const std::array<Setting, 8> table = {
        text<&Link::address>("server.address"),
        text<&Link::accountName>("server.account_name"),
        text<&Link::caFile>("server.ca_file"),
        number<&Link::hourLimit>("server.hour_limit"),
        number<&Link::dayLimit>("server.day_limit"),
        number<&Link::windowDays>("sync.window_days"),
        Setting{"server.account", [](const Link &link) { return link.account.text; },
                [](Link &link, const std::string &value) { link.account = AccountId(value); }},
        Setting{"server.sort",
                [](const Link &link) { return std::string(link.sort == Sort::Earshot ? "earshot" : "callrail"); },
                [](Link &link, const std::string &value) {
                    link.sort = value == "earshot" ? Sort::Earshot : Sort::CallRail;
                }},
    };
    return table;
}

} // namespace

remote::RateLimits Link::limits() const
{
    remote::RateLimits limits;
    if (sort == Sort::Earshot) // our own server says so itself when it is too much
        limits = {1'000'000, 10'000'000, 0};
    if (hourLimit > 0)
        limits.hour = hourLimit;
    if (dayLimit > 0)
        limits.day = dayLimit;
    return limits;
}

Result<Connection> Link::connection(const Secret &key) const
{
    auto origin = remote::Origin::parse(address);
    if (!origin)
        return origin.error();
    Connection connection;
    connection.origin = std::move(*origin);
    connection.key = key;
    connection.account = account;
    connection.http.caFile = caFile;
    connection.limits = limits();
    return connection;
}

Pace Link::pace() const
{
    Pace pace;
    pace.windowDays = windowDays;
    return pace;
}

Result<std::optional<Link>> readLink(store::Cache &cache)
{
    Link link;
    for (const Setting &setting : settings()) {
        const auto value = cache.preferences().setting(setting.key);
        if (!value)
            return value.error();
        setting.set(link, *value);
    }
    return link.address.empty() ? std::optional<Link>() : link;
}

Result<void> writeLink(store::Cache &cache, const Link &link)
{
    const auto before = readLink(cache);
    if (!before)
        return before.error();
    const auto calls = cache.inbox().callCount();
    if (!calls)
        return calls.error();
    if (*before && (*before)->account != link.account && *calls > 0)
        return Error{Error::Kind::WrongAccount, "this profile holds the calls of another account"};
    store::Preferences::Settings all;
    for (const Setting &setting : settings())
        all.emplace_back(setting.key, setting.get(link));
    return cache.preferences().setNow(all); // together: half a link leads nowhere
}

remote::BudgetFigures budgetLeft(store::Cache &cache, const Link &link, Instant now)
{
    const std::string spent = cache.preferences().setting(BudgetSetting).valueOr({});
    return remote::RateBudget(link.limits(), remote::BudgetState::parse(spent)).figures(now);
}

Result<std::vector<Link>> testConnection(const std::string &address, const Secret &key, const std::string &caFile)
{
    auto origin = remote::Origin::parse(address);
    if (!origin)
        return origin.error();
    if (!key.isSendable())
        return Error{Error::Kind::Unauthorized, "this is not a key"};
    remote::CourierSettings settings;
    settings.origin = *origin;
    settings.key = key;
    settings.http.caFile = caFile;
    remote::Courier courier(std::move(settings));
    const auto report = remote::probe(courier);
    if (!report)
        return report.error();
    std::vector<Link> links;
    for (const Account &account : report->accounts) {
        Link link;
        link.address = origin->text();
        link.account = account.id;
        link.accountName = account.name;
        link.sort = report->sort;
        link.caFile = caFile;
        links.push_back(std::move(link));
    }
    return links;
}

} // namespace earshot::sync
