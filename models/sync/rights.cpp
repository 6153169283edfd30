#include "models/sync/rights.h"

#include "models/base/file.h"
#include "models/sync/history.h"
#include "models/sync/outbound.h"
#include "models/sync/wayback.h"

#include <QCryptographicHash>

#include <algorithm>
#include <fcntl.h>

namespace earshot::sync {
namespace {

constexpr const char *KeyKey = "rights.key";   // of which key the cursors are: its mark
constexpr const char *WalkKey = "rights.walk"; // a walk with another key is under way
constexpr std::size_t Witnesses = 3;           // calls that are asked for before a client counts as unseen

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

/// A client may be in no list and its calls still be there: some lists leave out those that are disabled.
Flow<Result<bool>> Rights::isVisible(ClientId client)
{
    const auto calls = m_context.cache.inbox().idsOf(client, Witnesses);
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
        auto callSoon = askFor<Call>(m_context, [this, id] { return m_context.service.call(id); });
        const auto call = co_await callSoon;
        if (call)
            co_return Result<bool>(true);
        if (!isGone(call.error()))
            co_return Result<bool>(call.error());
    }
    co_return Result<bool>(calls->empty());
}

Result<void> Rights::erase(const ClientId &client, const std::string &name)
{
    Erased erased{name, 0, 0, m_context.cache.folder() + "/unsent-edits.jsonl"};
    const auto kept = keepEdits(client, erased.file);
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
    if (erased.edits == 0)
        erased.file.clear();
    m_context.board.change([&erased](Status &s) { s.erased.push_back(erased); });
    return {};
}

/// Unsent edits of a client's calls, a line each, added to the file and on the disk before they leave the outbox.
Result<std::int64_t> Rights::keepEdits(const ClientId &client, const std::string &file)
{
    store::Outbox &outbox = m_context.cache.outbox();
    const auto all = outbox.all();
    const auto ids = m_context.cache.inbox().idsOf(client, AllCalls);
    if (!all)
        return all.error();
    if (!ids)
        return ids.error();
    const std::set<CallId> calls(ids->begin(), ids->end());
    remote::CallState tagByTag; // as a server with versions takes them: what is added and what is taken away
    tagByTag.version = "any";
    std::string lines;
    std::vector<store::OutboxId> edits;
    for (const store::Outgoing &edit : *all) {
        if (!calls.contains(edit.call))
            continue;
        for (const store::CallChange &part : partsOf(edit.change, false))
            lines += R"({"call":")" + edit.call.text + R"(","edited_at":")" + formatIso(edit.editedAt) +
                     R"(","update":)" + wire::writeCallUpdate(updateOf(part, tagByTag)) + "}\n";
        edits.push_back(edit.id);
    }
    if (edits.empty())
        return std::int64_t(0);
    const auto opened = File::open(file, O_RDWR | O_CREAT | O_CLOEXEC);
    if (!opened)
        return opened.error();
    const auto size = opened->size();
    if (!size)
        return size.error();
    Result<void> kept = opened->write(*size, std::as_bytes(std::span(lines)));
    if (kept)
        kept = opened->sync();
    for (const store::OutboxId id : edits)
        if (kept)
            kept = outbox.discard(id);
    if (!kept)
        return kept.error();
    return std::int64_t(edits.size());
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
    store::Delivery done;
    done.cursors = {{WalkKey, {}}};
    const auto applied = inbox.apply(std::move(done));
    return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace earshot::sync
