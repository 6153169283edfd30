#pragma once
// What people change about calls. An edit is one transaction: the new values and what is to be sent of them. Undoing is
// a further edit.

#include "models/base/result.h"
#include "models/domain/catalogue.h"

#include <functional>
#include <span>
#include <stop_token>

namespace earshot::store {

class Database;

/// What a phrase of the transcript says in truth.
struct PhraseCorrection {
    std::size_t phrase = 0; // from 0
    std::string text;       // empty: what it said when it came
    bool operator==(const PhraseCorrection &) const = default;
};

/// What is to become of a call; absent means unchanged.
struct CallChange {
    std::optional<std::string> note = {};
    std::optional<std::string> leadStatus = {}; // "" for unscored
    std::optional<std::optional<Cents>> value = {};
    std::optional<std::string> customerName = {};
    std::optional<Words> tags = {}; // exactly these; addTags and removeTags come after
    Words addTags = {};
    Words removeTags = {};
    std::vector<PhraseCorrection> corrections = {}; // stay in this cache: the service takes none
    std::optional<bool> spam = {}; // true takes the call out of all lists; taken back only while it is unsent

    bool empty() const { return *this == CallChange{}; }
    bool operator==(const CallChange &) const = default;
};

/// The call as it is after the change, spam and corrections left aside.
void apply(const CallChange &change, Call &call);

struct CallEdit {
    CallRow row{};
    CallChange change;
    /// Of the fields in `change` what the person saw when beginning. What somebody else made of a field since then is
    /// kept as a conflict; of tags, what was added and taken away since `seen.tags` is the change.
    CallChange seen = {};
    /// One of many, though others may come in transactions of their own.
    bool ofMany = false;
    /// An undo: a word of the service's own, which cannot be given any more, becomes what makes the service say it.
    bool takesBack = false;
};

/// What an edit of several calls would do.
struct Foresight {
    std::size_t changed = 0;      // calls it makes a difference to,
    std::size_t replaced = 0;     // and those of them that lose a verdict, a value, a note or a name
    std::size_t earlierLeads = 0; // as in EditReceipt
    std::size_t gone = 0;         // in no list any more
    bool operator==(const Foresight &) const = default;
};

/// Both sides changed a field: the local value stands and will be sent, the other one is kept to be seen.
struct Conflict {
    CallRow row{};
    CallId call;
    std::string field; // catalogue key
    Value other;       // the other side's value
    Instant at;
};
using ConflictedField = std::pair<CallRow, std::string>; // catalogue key

/// What an edit did, and the edits that take it back. Doing these gives the receipt for redoing.
struct EditReceipt {
    std::vector<CallRow> changed; // rows the edit made a difference to
    std::vector<CallEdit> undo;
    std::vector<Conflict> dropped; // conflicts that were settled by it
    std::vector<CallRow> again;    // rows that say so already, but were refused: what was refused is sent again
    std::size_t earlierLeads = 0;  // of several calls those whose person is a lead already: they were not marked
};

/// A correction of a transcript, with the call it is of.
struct KeptCorrection {
    CallId call;
    std::int64_t phrase = 0;
    std::string original;
    std::string text;
    Instant editedAt;
};

class Edits {
public:
    explicit Edits(Database &database) : m_database(database) {}

    /// All edits in one transaction. Of several that mark leads, the earliest call of a person is marked: the service
    /// takes no other, nor a call that is an earlier lead. NotFound when a row or a phrase is no more, Refused for what
    /// cannot be (a lead status the service has no word for; spam taken back after it was sent), DiskFull, ReadOnly …:
    /// then nothing changed.
    Result<EditReceipt> edit(std::vector<CallEdit> edits);
    /// The same change to many calls.
    Result<EditReceipt> edit(std::span<const CallRow> rows, const CallChange &change);
    /// As edit(), without waiting: `done` is called on the writer thread after the commit.
    void edit(std::vector<CallEdit> edits, std::function<void(Result<EditReceipt>)> done);

    Result<Foresight> foresee(std::vector<CallRow> rows, const CallChange &change,
                              const std::stop_token &stop = {}) const;
    /// An earlier call of the call's person is a lead: this one cannot be marked, whatever is known of it yet.
    Result<bool> hasEarlierLead(CallRow row) const;

    /// What people corrected in a client's transcripts.
    Result<std::vector<KeptCorrection>> corrections(const ClientId &client) const;

    /// In the order they came. A field may have several, one for each other value.
    Result<std::vector<Conflict>> conflicts(CallRow row) const;
    Result<std::vector<Conflict>> allConflicts() const;
    Result<std::int64_t> conflictCount() const;
    /// Takes the other side's newest value: an edit like any other. NotFound when there is no such conflict.
    Result<EditReceipt> takeOther(CallRow row, const std::string &field);
    /// The local value is right. NotFound when there is no such conflict.
    Result<void> dismissConflict(CallRow row, const std::string &field);
    /// The same of several in one transaction; those that are no more, or cannot be taken, are left out. Conflicts that
    /// were dropped can be brought back.
    Result<EditReceipt> takeOthers(const std::vector<ConflictedField> &fields);
    Result<std::vector<Conflict>> dismissConflicts(const std::vector<ConflictedField> &fields);
    Result<void> bringBack(const std::vector<Conflict> &conflicts);

private:
    Database &m_database;
};

} // namespace earshot::store
