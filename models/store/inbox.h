#pragma once
// What sync brings in. Everything one answer brought and where to go on from there commit together, so that a stop at
// any moment resumes where it was. Fields with an edit under way are never overwritten: when the other side's value
// differs from what the edit started from, it is kept as a conflict (tags are merged instead). A delivery of some
// thousand calls holds the one writer, and so an edit, up for a fraction of a second.

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"
#include "models/store/calls.h"
#include "models/store/turns.h"

#include <functional>
#include <memory>

namespace earshot::store {

class Database;

/// Where a part of the sync goes on: key and value are the sync engine's own. An empty value removes it, where `was`
/// is set only while that is its value.
struct Cursor {
    std::string key;
    std::string value;
    std::string was = {};
};

/// A call of which only a new answer tells how it stands, and the cursor that says that it has been asked for.
struct UnsureCall {
    CallId id;
    Cursor asked;
};

struct DeliveredTranscript {
    CallId call;
    std::optional<Transcript> transcript; // empty: the call has none
};

struct DeliveredPageViews {
    CallId call;
    std::vector<PageView> views; // all of them; what was kept before goes
};

/// A field of a record that came in a form nobody could read: what was known of it stays.
struct UnreadField {
    std::string id;  // of the record
    std::string key; // as the other side calls it
};

/// Records of one kind that came, and ids of those that went.
template <typename T, typename IdOf>
struct Delivered {
    std::vector<T> records;
    std::vector<IdOf> deleted;
    bool complete = false; // these are all there are: others are deleted
    std::vector<UnreadField> unread = {};
};

/// What one or several answers brought.
struct Delivery {
    /// Inbox::turn() before the answer was asked for: a call whose edit arrived since then keeps the fields that people
    /// edit, and what is under way with them. Unset: now.
    std::optional<Turn> asked;

    std::vector<Call> calls;         // whole: every field; a call's transcript, when set, is stored too
    std::vector<UnreadField> unread; // of the calls
    std::vector<std::pair<CallId, CallId>> sameCalls; // ids of one call: as it was known, and as it is named now
    std::vector<CallId> transcribed;                  // calls that have a transcript to fetch
    std::vector<DeliveredTranscript> transcripts;
    std::vector<DeliveredPageViews> pageViews;
    std::vector<std::pair<CallId, Gone>> gone; // out of all lists; unknown ids are ignored
    Delivered<Client, ClientId> clients;
    Delivered<Tracker, TrackerId> trackers;
    Delivered<Tag, TagId> tags;
    Delivered<User, UserId> users;
    Delivered<FormSubmission, FormId> forms;
    std::vector<Person> persons;                           // that called again: their known calls show how often in all
    Delivered<Conversation, ConversationId> conversations; // messages are added to those known, never taken away
    std::vector<Cursor> cursors;
};

struct Applied {
    std::vector<CallRow> added, changed; // in the order delivered; unchanged calls are in neither
    std::size_t unchanged = 0;
    std::size_t conflicts = 0;  // new ones
    std::vector<CallId> unsure; // may be told as of before their edit arrived: kept among Inbox::unsure()
};

/// A stretch of time, `from` in it and `to` not.
struct Stretch {
    Instant from;
    Instant to;
};

/// How long a call stays that was deleted or marked as spam there.
inline constexpr std::chrono::days GoneIsKept(30);

class Inbox {
public:
    explicit Inbox(Database &database) : m_database(database) {}

    Turn turn() const;
    /// One transaction. On an error nothing of it is in the cache, the cursors neither.
    Result<Applied> apply(Delivery delivery);
    /// As apply(), without waiting: `done` gets the outcome on the writer thread.
    void applyLater(std::shared_ptr<const Delivery> delivery, std::function<void(Result<Applied>)> done);

    Result<std::string> cursor(const std::string &key) const; // empty: none
    Result<std::vector<Cursor>> cursors() const;

    /// Calls to be read again: an answer may have told of them as of before their edit arrived, or they changed there
    /// while it was under way. Kept until the cursor that comes with each is delivered; in any order, so that some
    /// that cannot be read do not come before all others for ever.
    Result<std::vector<UnsureCall>> unsure(std::size_t limit) const;

    /// Calls whose transcript is to be fetched: unreviewed before reviewed, newest first; then those of which there was
    /// none when it was asked for, a day or more ago, and once more after a week.
    Result<std::vector<CallId>> wantedTranscripts(std::size_t limit, Instant now) const;
    /// Ids of the calls that started in a stretch (of one client, when given), to find out which are no more.
    Result<std::vector<CallId>> idsIn(const Stretch &stretch, const std::optional<ClientId> &client = {}) const;
    /// The other ids the call of this one is known by.
    Result<std::vector<CallId>> otherIds(const CallId &id) const;
    /// The one call here, with an id of the other form, that agrees with a call in all that tells calls apart.
    Result<std::optional<CallId>> twinOf(const CallId &id) const;
    Result<std::int64_t> callCount() const;
    /// When the newest call began; empty: there is none.
    Result<std::optional<Instant>> newestCall() const;

    /// Brings back calls that were marked as gone.
    Result<void> restore(const std::vector<CallRow> &rows);
    /// Erases calls older than `before` and calls gone since before `goneBefore`, at most `limit` of them; those with
    /// edits under way stay. Returns how many went: call again until it is 0, so that edits get in between.
    Result<std::size_t> purge(std::optional<Instant> before, Instant goneBefore, std::size_t limit = 250);
    /// Erases a client that may not be seen any more: at most `limit` of its calls, those that are gone too, but not
    /// those with edits under way; once no call is left, its forms, texts and trackers as well. Returns the ids of the
    /// calls that went: call again until there are none.
    Result<std::vector<CallId>> eraseClient(const ClientId &client, std::size_t limit = 250);
    /// After erasing: takes what is left of the texts' words out of the search index, a step at a time; false once none
    /// are left. The index only marks as deleted, and forgets when it is merged: https://www.sqlite.org/fts5.html
    Result<bool> forgetErasedWords();
    /// A few of its calls that are not gone: the newest, the oldest and one between.
    Result<std::vector<CallId>> witnesses(const ClientId &client) const;
    /// Ids of all its calls, newest first, those that are gone too.
    Result<std::vector<CallId>> idsOf(const ClientId &client, std::size_t limit) const;
    /// Empties everything but unsent edits' calls, settings and views, for a fresh start with another account.
    /// Refused while edits wait.
    Result<void> clear();

private:
    Database &m_database;
};

} // namespace earshot::store
