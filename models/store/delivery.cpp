#include "models/store/delivery.h"

#include "models/domain/callids.h"
#include "models/sql/columns.h"
#include "models/sql/phrases.h"
#include "models/store/callids.h"
#include "models/store/callrows.h"
#include "models/store/pending.h"
#include "models/store/records.h"
#include "models/store/sharedfacts.h"
#include "models/store/unsure.h"

#include <algorithm>
#include <unordered_map>

namespace earshot::store {
namespace {

constexpr std::size_t MostOfAPage = 250; // more calls than that are many at once

void ownPageViews(sql::Connection &connection, CallRow row, const std::vector<PageView> &views)
{
    {
        const auto clear = connection.prepared("DELETE FROM page_views WHERE call = ?");
        clear->bind(1, std::int64_t(row));
        clear->exec();
    }
    const Table<PageView> &into = table<PageView>();
    const auto insert = connection.prepared("INSERT INTO page_views (call, seq, " + into.columnList() + ") VALUES (" +
                                            sql::placeholders(into.columns.size() + 2) + ')');
    int seq = 0;
    for (const PageView &view : views) {
        insert->reset();
        insert->bind(1, std::int64_t(row));
        insert->bind(2, seq++);
        into.bind(*insert, 3, view);
        insert->exec();
    }
}

/// Asked for again a day after the first time, and once more a week after that.
void noteAbsence(sql::Connection &connection, CallRow row, Instant now)
{
    constexpr std::int64_t Day = 24 * 3600 * 1000;
    const auto note = connection.prepared(
        "INSERT INTO absent_transcripts (call, since, next_at) VALUES (?1, ?2, ?2 + ?3) ON CONFLICT (call) DO UPDATE "
        "SET "
        "next_at = CASE WHEN ?2 - since < ?3 THEN ?2 + ?3 WHEN ?2 - since < 8 * ?3 THEN ?2 + 7 * ?3 END");
    note->bind(1, std::int64_t(row));
    note->bind(2, toMs(now));
    note->bind(3, Day);
    note->exec();
}

void forgetAbsence(sql::Connection &connection, CallRow row)
{
    const auto forget = connection.prepared("DELETE FROM absent_transcripts WHERE call = ?");
    forget->bind(1, std::int64_t(row));
    forget->exec();
}

/// The other side's call as far as nobody edits it, and the rest as it is here.
Call withOwnFields(Call theirs, const Call &known)
{
    for (const Field *field : editableFields())
        field->assign(theirs, value(*field, known));
    return theirs;
}

} // namespace

Applied Receiving::apply(const Delivery &delivery)
{
    relate(delivery);
    calls(delivery);
    transcripts(delivery);
    pageViews(delivery.pageViews);
    gone(delivery.gone);
    sharedFacts(delivery); // which looks what was known of clients
    records(delivery.clients, Part::Clients);
    records(delivery.trackers, Part::Trackers);
    records(delivery.tags, Part::Tags);
    records(delivery.users, Part::Users);
    records(delivery.forms, Part::Forms);
    records(delivery.conversations, Part::Texts);
    messages(delivery.conversations.records);
    cursors(delivery.cursors);
    if (m_applied.conflicts > 0)
        m_notice.parts |= Part::Conflicts;
    return std::move(m_applied);
}

/// Before anything else, so that what comes finds its call by whichever id.
void Receiving::relate(const Delivery &delivery)
{
    const auto tell = [this](const Related &related) {
        if (related.isNews)
            m_notice.parts |= Part::Outbox;
        if (!related.gone)
            return;
        m_notice.add(related.gone->row);
        m_notice.listsChanged = true;
        m_notice.parts |= Part::Recordings | Part::Conflicts;
    };
    for (const Call &call : delivery.calls)
        if (const auto other = otherId(call))
            tell(store::relate(m_connection, call, *other));
    for (const auto &[old, now] : delivery.sameCalls) {
        const auto before = rowOfCall(m_connection, old);
        const auto known = findCall(m_connection, now);
        if (before && !known)
            tell({keepOtherId(m_connection, *before, now), {}});
        if (!before || !known)
            continue;
        Related related = store::relate(m_connection, known->call, old);
        tell(related);
        if (!related.gone || related.gone->call.id != now)
            continue;
        Delivery newer; // what the other side says of it came under its new id
        newer.asked = delivery.asked;
        newer.calls = {std::move(related.gone->call)};
        calls(newer);
    }
}

// In the order of rows, which is the order the search index takes best; of a call that comes twice the last counts.
void Receiving::calls(const Delivery &delivery)
{
    std::unordered_map<std::string_view, const Call *> latest;
    for (const Call &call : delivery.calls)
        latest[call.id.text] = &call;
    std::vector<Arrival> arrivals;
    arrivals.reserve(latest.size());
    for (const Call &call : delivery.calls)
        if (latest.at(call.id.text) == &call)
            arrivals.push_back(arrival(call, delivery));
    std::vector<const Arrival *> ordered;
    ordered.reserve(arrivals.size());
    for (const Arrival &a : arrivals)
        ordered.push_back(&a);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Arrival *a, const Arrival *b) { return a->place < b->place; });
    std::vector<CallRow> searchable;
    for (const Arrival *a : ordered)
        if (a->known && searchDiffers(a->known->call, a->after()))
            searchable.push_back(a->known->row);
    takeFromSearch(m_connection, searchable);
    for (const Arrival *a : ordered) {
        if (a->known)
            update(*a);
        else
            searchable.push_back(insert(a->after()));
    }
    if (searchable.size() > MostOfAPage)
        letSearchGather(m_connection);
    addToSearch(m_connection, searchable);
    for (const Arrival *a : ordered)
        if (a->returns) // not before its texts are in their new state
            setGone(m_connection, a->known->row, a->known->gone, Gone::No, m_now);
}

Receiving::Arrival Receiving::arrival(const Call &incoming, const Delivery &delivery)
{
    Arrival out;
    out.incoming = &incoming;
    out.known = findCall(m_connection, incoming.id);
    out.place = out.known ? std::int64_t(out.known->row) : placeOf(incoming);
    const bool isStale = out.known && m_turns.isStale(out.known->row, delivery.asked);
    if (const Words keys = unreadOf(incoming.id.text, delivery.unread); out.known && !keys.empty()) {
        out.mended = std::make_shared<const Call>(withKnown(m_connection, *out.known, incoming, keys));
        out.incoming = out.mended.get();
    }
    if (out.known)
        out.merged = reconciled(*out.incoming, *out.known, isStale);
    if (incoming.transcript && out.after().transcription.empty()) {
        if (!out.merged)
            out.merged = incoming;
        out.merged->transcription = plainText(*incoming.transcript);
    }
    if (m_turns.isStale(incoming.clientId, delivery.asked)) {
        if (!out.merged)
            out.merged = incoming;
        nameClientAsKnown(m_connection, *out.merged);
    }
    if (out.merged)
        out.merged->transcript = incoming.transcript;
    if (out.known) {
        const bool ownSpam = out.known->gone == Gone::Spam && out.known->sending != SendState::Settled;
        out.returns = out.known->gone != Gone::No && !isStale && !ownSpam;
    }
    return out;
}

std::vector<std::string> Receiving::unreadOf(const std::string &id, const std::vector<UnreadField> &unread) const
{
    Words keys;
    for (const UnreadField &field : unread)
        if (field.id == id)
            keys.push_back(field.key);
    return keys;
}

CallRow Receiving::insert(const Call &call)
{
    const CallRow row = insertCall(m_connection, call, Gone::No, transcriptStateOf(call));
    if (const auto other = otherId(call))
        keepOtherId(m_connection, row, *other);
    if (call.transcript)
        sql::insertPhrases(m_connection, std::int64_t(row), *call.transcript);
    m_applied.added.push_back(row);
    m_notice.add(row);
    m_notice.listsChanged = true;
    return row;
}

void Receiving::update(const Arrival &arrival)
{
    const StoredCall &known = *arrival.known;
    const Call &after = arrival.after();
    bool changed = updateCall(m_connection, known, after);
    if (after.transcript) {
        writeTranscript(m_connection, known.row, *after.transcript);
        changed = true;
    }
    const TranscriptState state = transcriptStateOf(after);
    const bool hasNewText = !after.transcription.empty() && after.transcription != known.call.transcription;
    const bool isAnotherCall = after.recording != known.call.recording || after.duration != known.call.duration;
    const bool mayHaveOne = known.transcript == TranscriptState::None ||
                            (known.transcript == TranscriptState::Absent && (hasNewText || isAnotherCall));
    if (state != known.transcript && (after.transcript || mayHaveOne)) {
        setTranscriptState(m_connection, known.row, state);
        changed = true;
    }
    if (!changed && !arrival.returns) {
        ++m_applied.unchanged;
        return;
    }
    m_applied.changed.push_back(known.row);
    m_notice.add(known.row);
    m_notice.listsChanged = true; // its lead status, say: who filters or counts by it has to ask anew
}

/// Asked before our edit arrived, the call may be told as it was before: that says nothing about what is edited.
Call Receiving::reconciled(const Call &incoming, const StoredCall &known, bool isStale)
{
    Call out = isStale ? withOwnFields(incoming, known.call)
                       : merged(m_connection, known, incoming, m_now, m_applied.conflicts);
    out.id = known.call.id; // it may have come under its other one
    if (isStale) {
        const auto differs = [&](const Field *field) { return value(*field, known.call) != value(*field, incoming); };
        if (known.sending != SendState::Settled || std::ranges::any_of(editableFields(), differs))
            unsure(known.call.id);
    } else if (known.hasConflict) {
        for (const Field *field : editableFields())
            if (dropConflicts(m_connection, known.row, field->key, value(*field, out))) // it stands now
                m_notice.parts |= Part::Conflicts;
    }
    if (out.transcription.empty() && known.transcript == TranscriptState::Fetched)
        out.transcription = known.call.transcription; // lists may leave out what the call itself told
    return out;
}

void Receiving::unsure(const CallId &id)
{
    noteUnsure(m_connection, id);
    m_applied.unsure.push_back(id);
}

void Receiving::transcript(const StoredCall &known, const std::optional<Transcript> &transcript)
{
    Call after = known.call;
    after.transcript = transcript.value_or(Transcript());
    if (after.transcription.empty())
        after.transcription = plainText(*after.transcript);
    writeTranscript(m_connection, known.row, *after.transcript);
    const TranscriptState state = transcriptStateOf(after);
    setTranscriptState(m_connection, known.row, state);
    if (state == TranscriptState::Absent)
        noteAbsence(m_connection, known.row, m_now);
    else if (known.transcript == TranscriptState::Absent)
        forgetAbsence(m_connection, known.row);
    rewriteCall(m_connection, known, after);
    m_notice.add(known.row);
    m_notice.parts |= Part::Said;
}

void Receiving::transcripts(const Delivery &delivery)
{
    for (const CallId &id : delivery.transcribed)
        if (const auto row = wantTranscript(m_connection, id))
            m_notice.add(*row);
    for (const DeliveredTranscript &delivered : delivery.transcripts)
        if (const auto known = findCall(m_connection, delivered.call))
            transcript(*known, delivered.transcript);
}

void Receiving::pageViews(const std::vector<DeliveredPageViews> &deliveries)
{
    for (const DeliveredPageViews &delivered : deliveries) {
        const auto known = findCall(m_connection, delivered.call);
        if (!known)
            continue;
        ownPageViews(m_connection, known->row, delivered.views);
        m_notice.add(known->row);
        m_notice.parts |= Part::PageViews;
    }
}

void Receiving::gone(const std::vector<std::pair<CallId, Gone>> &gone)
{
    for (const auto &[id, why] : gone) {
        const auto known = findCall(m_connection, id);
        if (!known || known->gone != Gone::No || why == Gone::No)
            continue;
        setGone(m_connection, known->row, known->gone, why, m_now);
        m_applied.changed.push_back(known->row);
        m_notice.add(known->row);
        m_notice.listsChanged = true;
    }
}

void Receiving::sharedFacts(const Delivery &delivery)
{
    const std::vector<Client> anew =
        delivery.clients.complete ? toldAnew(m_connection, delivery.clients.records) : delivery.clients.records;
    for (const Client &client : anew)
        m_turns.told(client.id); // calls that were asked for before may come with its former name
    const bool clients = spreadClients(m_connection, anew);
    const bool trackers = !delivery.trackers.complete && spreadTrackers(m_connection, delivery.trackers.records);
    if (clients || trackers)
        m_notice.manyCalls = m_notice.listsChanged = true;
    if (clients)
        m_notice.parts |= Part::Forms | Part::Texts;
    for (const CallRow row : spreadPersons(m_connection, delivery.persons)) {
        m_applied.changed.push_back(row);
        m_notice.add(row);
        m_notice.listsChanged = true;
    }
}

template <typename T, typename IdOf>
void Receiving::records(const Delivered<T, IdOf> &delivered, Part part)
{
    const std::string name = table<T>().name;
    bool changed = false;
    for (const T &record : delivered.records) {
        const Words keys = unreadOf(record.id.text, delivered.unread);
        const bool isNew =
            keys.empty() ? upsert(m_connection, record) : upsert(m_connection, withKnown(m_connection, record, keys));
        changed = isNew || changed;
    }
    for (const IdOf &id : delivered.deleted) {
        const auto drop = m_connection.prepared("DELETE FROM " + name + " WHERE id = ?");
        drop->bind(1, id.text);
        changed = drop->exec() > 0 || changed;
    }
    if (delivered.complete) {
        Words kept;
        for (const T &record : delivered.records)
            kept.push_back(record.id.text);
        const auto sweep =
            m_connection.prepared("DELETE FROM " + name + " WHERE id NOT IN (SELECT value FROM json_each(?))");
        sweep->bind(1, sql::wordsToJson(kept));
        changed = sweep->exec() > 0 || changed;
    }
    if (changed)
        m_notice.parts |= part;
}

void Receiving::messages(const std::vector<Conversation> &conversations)
{
    const Table<TextMessage> &into = table<TextMessage>();
    for (const Conversation &conversation : conversations)
        for (const TextMessage &message : conversation.messages) {
            const auto put =
                m_connection.prepared("INSERT OR REPLACE INTO messages (conversation, " + into.columnList() +
                                      ") VALUES (" + sql::placeholders(into.columns.size() + 1) + ')');
            put->bind(1, conversation.id.text);
            into.bind(*put, 2, message);
            put->exec();
            m_notice.parts |= Part::Texts;
        }
}

void Receiving::cursors(const std::vector<Cursor> &cursors)
{
    for (const Cursor &cursor : cursors) {
        const bool set = !cursor.value.empty();
        const auto put = m_connection.prepared(set ? "INSERT OR REPLACE INTO cursors (key, value) VALUES (?1, ?2)"
                                                   : "DELETE FROM cursors WHERE key = ?1 AND (?2 = '' OR value = ?2)");
        put->bind(1, cursor.key);
        put->bind(2, set ? cursor.value : cursor.was);
        put->exec();
        m_notice.parts |= Part::Sync;
    }
}

} // namespace earshot::store
