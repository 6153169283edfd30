#include "models/sync/rights.h"

#include "models/sync/history.h"
#include "models/sync/unsent.h"
#include "models/sync/wayback.h"

#include <QCryptographicHash>

#include <algorithm>

namespace earshot::sync {
namespace {

constexpr const char *KeyKey = "rights.key";   // of which key the cursors are: its mark
constexpr const char *WalkKey = "rights.walk"; // a walk with another key is under way

constexpr std::size_t AllCalls = 100'000'000;

/// Tells keys apart and nothing about them.
std::string markOf(const Secret &key, const AccountId &account)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray("earshot rights "));
    hash.addData(QByteArray::fromStdString(account.text + ' '));
    hash.addData(QByteArray::fromRawData(key.reveal().data(), qsizetype(key.reveal().size())));
    return hash.result().toHex().left(24).toStdString();
}

/// Reads everything anew, over what is there; the feed goes on from where it is.
std::vector<store::Cursor> walkAnew(const std::vector<store::Cursor> &kept)
{
    std::vector<store::Cursor> cursors = WayBack::forgotten(kept);
    for (const char *key : {HistoryKey, "forms.since", "texts.since"})
        cursors.push_back({key, {}});
    cursors.push_back({WalkKey, "1"});
    return cursors;
}

} // namespace

Result<void> forgetWords(store::Inbox &inbox)
{
    for (bool more = true; more;) {
        const auto step = inbox.forgetErasedWords();
        if (!step)
            return step.error();
        more = *step;
    }
    return {};
}

Result<void> Rights::begin(const Secret &key, const AccountId &account)
{
    const auto kept = m_context.cache.inbox().cursors();
    if (!kept)
        return kept.error();
    const std::string mark = markOf(key, account);
    const auto known =
        std::find_if(kept->begin(), kept->end(), [](const store::Cursor &cursor) { return cursor.key == KeyKey; });
    if (known != kept->end() && known->value == mark)
        return {};
    store::Delivery delivery;
    if (known != kept->end()) // a cache of before did not note it
        delivery.cursors = walkAnew(*kept);
    delivery.cursors.push_back({KeyKey, mark});
    const auto applied = m_context.cache.inbox().apply(std::move(delivery));
    return applied ? Result<void>() : Result<void>(applied.error());
}

Flow<Result<void>> Rights::compare(std::vector<Client> before, std::vector<Client> now)
{
    std::set<ClientId> listed;
    for (const Client &client : now)
        listed.insert(client.id);
    const auto isOld = [this](const Client &client) {
        return !client.createdAt || *client.createdAt < m_context.theirNow() - std::chrono::hours(24);
    };
    const auto wasKnown = [&before](const Client &client) {
        return std::any_of(before.begin(), before.end(), [&](const Client &b) { return b.id == client.id; });
    };
    const bool wider = !before.empty() && std::any_of(now.begin(), now.end(), [&](const Client &client) {
        return isOld(client) && !wasKnown(client);
    });
    if (wider) {
        const auto kept = m_context.cache.inbox().cursors();
        if (!kept)
            co_return kept.error();
        store::Delivery delivery;
        delivery.cursors = walkAnew(*kept);
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        m_context.history = {};
        ++m_context.rewalks;
        m_context.flows.wake();
    }
    const auto counts = m_context.cache.queries().clientCounts();
    if (!counts)
        co_return counts.error();
    for (const store::ClientCount &count : *counts) {
        if (count.client.text.empty() || listed.contains(count.client) || m_visible.contains(count.client))
            continue;
        auto visibleSoon = isVisible(count.client);
        const Result<bool> visible = co_await visibleSoon;
        if (!visible)
            continue; // not known: asked again with the next reading
        if (*visible) {
            m_visible.insert(count.client);
            continue;
        }
        const auto named =
            std::find_if(before.begin(), before.end(), [&](const Client &client) { return client.id == count.client; });
        const Result<void> erased = erase(count.client, named == before.end() ? count.client.text : named->name);
        if (!erased)
            co_return erased;
    }
    co_return {};
}

/// A client may be in no list and its calls still be there: some lists leave out those that are disabled. Before
/// anything is erased, single calls and the client's own list have to agree that there is nothing to see.
Flow<Result<bool>> Rights::isVisible(ClientId client)
{
    const auto calls = m_context.cache.inbox().witnesses(client);
    if (!calls)
        co_return Result<bool>(calls.error());
    std::vector<CallId> witnesses = *calls;
    for (const CallId &id : *calls) { // one of its ids may be of no use any more
        const auto others = m_context.cache.inbox().otherIds(id);
        if (!others)
            co_return Result<bool>(others.error());
        witnesses.insert(witnesses.end(), others->begin(), others->end());
    }
    for (const CallId &id : witnesses) {
        auto callSoon = askFor<remote::CallState>(m_context, [this, id] { return m_context.service.call(id); });
        const auto call = co_await callSoon;
        if (call)
            co_return Result<bool>(true);
        if (!isGone(call.error()))
            co_return Result<bool>(call.error());
    }
    auto listedSoon = isListed(client);
    const Result<bool> listed = co_await listedSoon;
    if (!listed && isGone(listed.error()))
        co_return Result<bool>(false);
    if (!listed || *listed)
        co_return listed;
    co_return Result<bool>(calls->empty()); // none to ask for, and the list says no more than that there is none
}

Flow<Result<bool>> Rights::isListed(ClientId client)
{
    remote::CallQuery query;
    query.window = {m_context.history.limit.value_or(instantFromMs(946684800000)),
                    m_context.theirNow() + std::chrono::hours(24)};
    query.client = client;
    query.rows = 1;
    auto pageSoon = askFor<wire::Page<Call>>(m_context, [this, query] { return m_context.service.calls(query); });
    const auto page = co_await pageSoon;
    if (!page)
        co_return Result<bool>(page.error());
    co_return Result<bool>(std::any_of(page->items.begin(), page->items.end(),
                                       [&client](const Call &call) { return call.clientId == client; }));
}

Result<void> Rights::erase(const ClientId &client, const std::string &name)
{
    Erased erased{name, 0, 0, m_context.cache.folder() + "/unsent-edits.jsonl"};
    const auto kept = keepUnsent(m_context.cache, client, erased.file);
    if (!kept)
        return kept.error();
    erased.edits = *kept;
    const auto ids = m_context.cache.inbox().idsOf(client, AllCalls);
    if (!ids)
        return ids.error();
    if (m_vault)
        for (const CallId &id : *ids) // the keys first: whatever happens then, nobody can hear them
            if (const auto destroyed = m_vault->destroy(id); !destroyed)
                return destroyed;
    for (bool more = true; more;) {
        const auto gone = m_context.cache.inbox().eraseClient(client);
        if (!gone)
            return gone.error();
        erased.calls += std::int64_t(gone->size());
        more = !gone->empty();
    }
    if (const auto left = forgetWords(m_context.cache.inbox()); !left)
        return left;
    const auto asides = m_context.cache.dropAsides();
    if (!asides)
        return asides.error();
    erased.asides = *asides;
    if (erased.edits == 0)
        erased.file.clear();
    if (erased.calls > 0 || erased.edits > 0) // else there are but calls with an edit on its way
        m_context.board.change([&erased](Status &s) { s.erased.push_back(erased); });
    return {};
}

Result<void> Rights::finishWalk()
{
    store::Inbox &inbox = m_context.cache.inbox();
    const auto under = inbox.cursor(WalkKey);
    if (!under)
        return under.error();
    if (under->empty())
        return {};
    for (;;) {
        const auto purged = inbox.purge({}, m_context.clock() + std::chrono::hours(1));
        if (!purged)
            return purged.error();
        if (*purged == 0)
            break;
    }
    if (const auto left = forgetWords(inbox); !left)
        return left;
    if (const auto asides = m_context.cache.dropAsides(); !asides) // they were read with other rights
        return asides.error();
    store::Delivery done;
    done.cursors = {{WalkKey, {}}};
    const auto applied = inbox.apply(std::move(done));
    return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace earshot::sync
