#include "models/store/edits.h"

#include "models/base/text.h"
#include "models/store/callrows.h"
#include "models/store/corrections.h"
#include "models/store/database.h"
#include "models/store/pending.h"

#include <algorithm>
#include <future>

namespace earshot::store {
namespace {

void addOnce(Words &words, const std::string &word)
{
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(word);
}

Words without(const Words &words, const Words &taken)
{
    Words out;
    for (const std::string &word : words)
        if (std::find(taken.begin(), taken.end(), word) == taken.end())
            out.push_back(word);
    return out;
}

Error refused(std::string why)
{
    return {Error::Kind::Refused, std::move(why)};
}

// "previously_marked_good_lead" comes from the service alone; an edit can only go back to it while unsent.
bool isLeadStatus(const std::string &word, const std::vector<PendingField> &pending)
{
    return word.empty() || word == "good_lead" || word == "not_a_lead" ||
           std::any_of(pending.begin(), pending.end(), [&](const PendingField &p) {
               return p.field == "lead_status" && p.state != SendState::Sending && p.base == Value(word);
           });
}

class Editing {
public:
    Editing(sql::Connection &connection, ChangeNotice &notice, Instant now)
        : m_connection(connection), m_notice(notice), m_now(now)
    {
    }

    Result<void> edit(const CallEdit &edit)
    {
        const auto known = findCall(m_connection, edit.row);
        if (!known)
            return Error{Error::Kind::NotFound, "the call is no more"};
        Call after = known->call;
        apply(edit.change, after);
        if (after.leadStatus != known->call.leadStatus &&
            !isLeadStatus(after.leadStatus, pendingFields(m_connection, edit.row)))
            return refused("lead_status cannot become " + after.leadStatus);

        CallChange undo;
        for (const Field *field : editableFields())
            change(*known, *field, after, undo);
        rewriteCall(m_connection, *known, after);
        if (edit.change.spam)
            if (const auto marked = markSpam(*known, *edit.change.spam, undo); !marked)
                return marked.error();
        const bool onlyHere = undo.empty();
        for (const PhraseCorrection &correction : edit.change.corrections) {
            auto back = correct(m_connection, *known, correction, m_now);
            if (!back)
                return back.error();
            if (*back)
                undo.corrections.push_back(std::move(**back));
        }
        if (undo.empty())
            return {};
        m_receipt.changed.push_back(edit.row);
        m_receipt.undo.push_back({edit.row, std::move(undo)});
        m_notice.add(edit.row);
        if (onlyHere)
            return {};
        m_notice.parts |= Part::Outbox;
        m_notice.listsChanged = true;
        return {};
    }

    EditReceipt takeReceipt()
    {
        std::reverse(m_receipt.undo.begin(), m_receipt.undo.end());
        return std::move(m_receipt);
    }

private:
    void change(const StoredCall &known, const Field &field, const Call &after, CallChange &undo)
    {
        const Value from = value(field, known.call);
        const Value to = value(field, after);
        if (from == to)
            return;
        record(m_connection, known, field.key, from, to, m_now);
        if (field.kind == Kind::Tags) {
            undo.addTags = without(known.call.tags, after.tags);
            undo.removeTags = without(after.tags, known.call.tags);
        } else {
            assign(undo, field.key, from);
        }
    }

    Result<void> markSpam(const StoredCall &known, bool spam, CallChange &undo)
    {
        if (spam == (known.gone == Gone::Spam))
            return {};
        if (!spam) {
            const auto pending = pendingFields(m_connection, known.row);
            const bool unsent = std::any_of(pending.begin(), pending.end(), [](const PendingField &p) {
                return p.field == SpamField && p.state != SendState::Sending;
            });
            if (!unsent)
                return refused("spam was sent and cannot be taken back");
        }
        record(m_connection, known, SpamField, !spam, spam, m_now);
        setGone(m_connection, known.row, known.gone, spam ? Gone::Spam : Gone::No, m_now);
        undo.spam = !spam;
        return {};
    }

    sql::Connection &m_connection;
    ChangeNotice &m_notice;
    Instant m_now;
    EditReceipt m_receipt;
};

auto editing(std::vector<CallEdit> edits, Instant now)
{
    return [edits = std::move(edits), now](sql::Connection &connection, ChangeNotice &notice) -> Result<EditReceipt> {
        Editing work(connection, notice, now);
        for (const CallEdit &edit : edits)
            if (const auto done = work.edit(edit); !done)
                return done.error();
        return work.takeReceipt();
    };
}

} // namespace

void apply(const CallChange &change, Call &call)
{
    if (change.note)
        call.note = text::clean(*change.note);
    if (change.leadStatus)
        call.leadStatus = *change.leadStatus;
    if (change.value)
        call.value = *change.value;
    if (change.customerName)
        call.customerName = text::clean(*change.customerName);
    if (change.tags) {
        call.tags.clear();
        for (const std::string &tag : *change.tags)
            addOnce(call.tags, text::clean(tag));
    }
    for (const std::string &tag : change.addTags)
        addOnce(call.tags, text::clean(tag));
    if (!change.removeTags.empty())
        call.tags = without(call.tags, change.removeTags);
}

Result<EditReceipt> Edits::edit(std::vector<CallEdit> edits)
{
    return m_database.write(editing(std::move(edits), m_database.now()));
}

Result<EditReceipt> Edits::edit(std::span<const CallRow> rows, const CallChange &change)
{
    std::vector<CallEdit> edits;
    for (const CallRow row : rows)
        edits.push_back({row, change});
    return edit(std::move(edits));
}

void Edits::edit(std::vector<CallEdit> edits, std::function<void(Result<EditReceipt>)> done)
{
    m_database.writeLater(editing(std::move(edits), m_database.now()), std::move(done));
}

Result<std::vector<Conflict>> Edits::conflicts(CallRow row) const
{
    return m_database.read(
        [row](sql::Connection &connection) -> Result<std::vector<Conflict>> { return conflictsOf(connection, row); });
}

Result<EditReceipt> Edits::takeOther(CallRow row, const std::string &field)
{
    return m_database.write(
        [row, field, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<EditReceipt> {
            for (const Conflict &conflict : conflictsOf(connection, row)) {
                if (conflict.field != field)
                    continue;
                CallEdit edit{row, {}};
                assign(edit.change, field, conflict.other);
                Editing work(connection, notice, now);
                if (const auto done = work.edit(edit); !done)
                    return done.error();
                dropConflict(connection, row, field);
                notice.add(row);
                notice.parts |= Part::Conflicts;
                return work.takeReceipt();
            }
            return Error{Error::Kind::NotFound, "no such conflict"};
        });
}

Result<void> Edits::dismissConflict(CallRow row, const std::string &field)
{
    return m_database.write([row, field](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        dropConflict(connection, row, field);
        notice.add(row);
        notice.parts |= Part::Conflicts;
        return {};
    });
}

} // namespace earshot::store
