#include "models/store/edits.h"

#include "models/base/text.h"
#include "models/domain/tags.h"
#include "models/store/callrows.h"
#include "models/store/corrections.h"
#include "models/store/database.h"
#include "models/store/foresight.h"
#include "models/store/pending.h"

#include <algorithm>
#include <future>

namespace earshot::store {
namespace {

/// The tag as it is spelt in `known`, where it is there.
std::string asSpelt(const std::string &tag, const Words &known)
{
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const std::string &other) { return isSameTag(other, tag); });
    return found == known.end() ? tag : *found;
}

void addOnce(Words &words, const std::string &word)
{
    if (!text::isBlank(word) && !hasTag(words, word))
        words.push_back(word);
}

Words without(const Words &words, const Words &taken)
{
    return changedTags(words, {{}, taken});
}

/// The tag as the agency spells it.
std::string asKnown(sql::Connection &connection, const std::string &tag, const Call &call)
{
    const auto find = connection.prepared("SELECT name FROM tags WHERE name = ? COLLATE NOCASE AND "
                                          "(company_id = ? OR company_id = '') ORDER BY name <> ?1, company_id DESC");
    find->bind(1, tag);
    find->bind(2, call.clientId.text);
    return find->executeStep() ? find->getColumn(0).getString() : tag;
}

Error refused(std::string why)
{
    return {Error::Kind::Refused, std::move(why)};
}

Error noSuchConflict()
{
    return {Error::Kind::NotFound, "no such conflict"};
}

std::vector<Conflict> ofField(sql::Connection &connection, CallRow row, const std::string &field)
{
    std::vector<Conflict> conflicts = conflictsOf(connection, row);
    std::erase_if(conflicts, [&field](const Conflict &conflict) { return conflict.field != field; });
    return conflicts;
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
    Editing(sql::Connection &connection, ChangeNotice &notice, Instant now, bool isOfMany = false)
        : m_connection(connection), m_notice(notice), m_now(now), m_isOfMany(isOfMany)
    {
    }

    Result<void> edit(CallEdit edit)
    {
        const auto known = findCall(m_connection, edit.row);
        if (!known)
            return Error{Error::Kind::NotFound, "the call is no more"};
        prepare(edit, known->call);
        Call after = known->call;
        apply(edit.change, after);
        if (after.leadStatus != known->call.leadStatus &&
            !isLeadStatus(after.leadStatus, pendingFields(m_connection, edit.row))) {
            if (!edit.takesBack || !after.isEarlierLead())
                return refused("lead_status cannot become " + after.leadStatus);
            after.leadStatus.clear(); // what the service says of such a call by itself
        }

        keepUnseen(edit, *known, after);
        const bool isSentAgain = sendAgain(edit.change, *known, after);
        CallChange undo;
        for (const Field *field : editableFields())
            change(*known, *field, after, undo);
        rewriteCall(m_connection, *known, after);
        if (edit.change.spam)
            if (const auto marked = markSpam(*known, *edit.change.spam, undo); !marked)
                return marked.error();
        const bool onlyHere = undo.empty() && !isSentAgain;
        for (const PhraseCorrection &correction : edit.change.corrections) {
            auto back = correct(m_connection, *known, correction, m_now);
            if (!back)
                return back.error();
            if (*back)
                undo.corrections.push_back(std::move(**back));
        }
        if (isSentAgain)
            m_receipt.again.push_back(edit.row);
        if (undo.empty() && !isSentAgain)
            return {};
        if (!undo.empty()) {
            m_receipt.changed.push_back(edit.row);
            m_receipt.undo.push_back({edit.row, std::move(undo), {}, m_isOfMany, true});
        }
        m_notice.add(edit.row);
        if (!edit.change.corrections.empty())
            m_notice.parts |= Part::Said;
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
    /// What the person meant, as it can be done here.
    void prepare(CallEdit &edit, const Call &call)
    {
        CallChange &change = edit.change;
        for (std::string &tag : change.addTags)
            tag = asKnown(m_connection, text::clean(tag), call);
        if (change.tags) {
            for (std::string &tag : *change.tags)
                tag = asKnown(m_connection, text::clean(tag), call);
            if (edit.seen.tags) // others may have come since
                change.tags = changedTags(call.tags, tagChange(*edit.seen.tags, *change.tags));
        }
        if (m_isOfMany && isSecondLead(edit, call)) {
            change.leadStatus.reset();
            ++m_receipt.earlierLeads;
        }
    }

    bool isSecondLead(const CallEdit &edit, const Call &call)
    {
        return !edit.takesBack && edit.change.leadStatus == GoodLead && call.leadStatus != GoodLead &&
               (call.isEarlierLead() || hasEarlierLead(m_connection, call, edit.row));
    }

    /// What came in while the person was at it, and is written over now.
    void keepUnseen(const CallEdit &edit, const StoredCall &known, const Call &after)
    {
        if (edit.seen.empty())
            return;
        Call seen = known.call;
        CallChange started = edit.seen;
        started.tags.reset();
        apply(started, seen);
        const std::vector<PendingField> pending = pendingFields(m_connection, known.row);
        for (const Field *field : editableFields()) {
            const Value now = value(*field, known.call);
            const bool isOwn = std::any_of(pending.begin(), pending.end(),
                                           [field](const PendingField &p) { return p.field == field->key; });
            if (isOwn || now == value(*field, seen) || now == value(*field, after))
                continue;
            keepConflict(m_connection, known, field->key, now, m_now);
            m_notice.parts |= Part::Conflicts;
        }
    }

    /// Whoever gives an edit once more that was refused wants it sent once more.
    bool sendAgain(const CallChange &asked, const StoredCall &known, const Call &after)
    {
        bool any = false;
        const auto again = [&](bool isAsked, const char *key, const Words &tags = {}) {
            const Field *field = callField(key);
            const bool isSo = std::string_view(key) == TagsField || value(*field, known.call) == value(*field, after);
            if (isAsked && isSo)
                any = recordAgain(m_connection, known, key, tags) || any;
        };
        again(asked.note.has_value(), "note");
        again(asked.leadStatus.has_value(), "lead_status");
        again(asked.value.has_value(), "value");
        again(asked.customerName.has_value(), "customer_name");
        TagChange tags{asked.addTags, asked.removeTags};
        if (asked.tags)
            tags = joined({*asked.tags, refusedWithout(*asked.tags, known.row)}, tags);
        if (!tags.empty())
            again(true, TagsField, toWords(tags));
        return any;
    }

    /// Tags that were refused to be taken away, and are not in the list either.
    Words refusedWithout(const Words &list, CallRow row)
    {
        Words out;
        for (const PendingField &pending : pendingFields(m_connection, row))
            if (pending.field == TagsField && pending.state == SendState::Refused)
                for (const std::string &tag : tagChangeFrom(std::get<Words>(pending.value)).remove)
                    if (!hasTag(list, tag))
                        out.push_back(tag);
        return out;
    }

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
    bool m_isOfMany;
    EditReceipt m_receipt;
};

auto editing(std::vector<CallEdit> edits, Instant now)
{
    return [edits = std::move(edits), now](sql::Connection &connection,
                                           ChangeNotice &notice) mutable -> Result<EditReceipt> {
        const bool several =
            edits.size() > 1 || std::ranges::any_of(edits, [](const CallEdit &edit) { return edit.ofMany; });
        if (several) // the oldest first: of a person's calls that one can be marked as a lead
            std::stable_sort(edits.begin(), edits.end(),
                             [](const CallEdit &a, const CallEdit &b) { return a.row < b.row; });
        Editing work(connection, notice, now, several);
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
        const Words before = std::exchange(call.tags, {});
        for (const std::string &tag : *change.tags)
            addOnce(call.tags, asSpelt(text::clean(tag), before));
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

Result<std::vector<KeptCorrection>> Edits::corrections(const ClientId &client) const
{
    return m_database.read([&client](sql::Connection &connection) -> Result<std::vector<KeptCorrection>> {
        const auto select = connection.prepared("SELECT id, seq, original, text, edited_at FROM corrections JOIN calls "
                                                "ON row = call WHERE company_id = ? ORDER BY row, seq");
        select->bind(1, client.text);
        std::vector<KeptCorrection> out;
        while (select->executeStep())
            out.push_back({CallId(select->getColumn(0).getString()), select->getColumn(1).getInt64(),
                           select->getColumn(2).getString(), select->getColumn(3).getString(),
                           instantFromMs(select->getColumn(4).getInt64())});
        return out;
    });
}

Result<std::vector<Conflict>> Edits::conflicts(CallRow row) const
{
    return m_database.read(
        [row](sql::Connection &connection) -> Result<std::vector<Conflict>> { return conflictsOf(connection, row); });
}

Result<std::vector<Conflict>> Edits::allConflicts() const
{
    return m_database.read(
        [](sql::Connection &connection) -> Result<std::vector<Conflict>> { return conflictsOf(connection, {}); });
}

Result<std::int64_t> Edits::conflictCount() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::int64_t> {
        const auto count = connection.prepared("SELECT count(*) FROM conflicts");
        count->executeStep();
        return count->getColumn(0).getInt64();
    });
}

Result<EditReceipt> Edits::takeOther(CallRow row, const std::string &field)
{
    const auto taken = takeOthers({{row, field}});
    if (taken && taken->dropped.empty())
        return noSuchConflict();
    return taken;
}

Result<EditReceipt> Edits::takeOthers(const std::vector<ConflictedField> &fields)
{
    return m_database.write(
        [&fields, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<EditReceipt> {
            std::vector<Conflict> dropped;
            Editing work(connection, notice, now);
            for (const auto &[row, field] : fields) {
                const std::vector<Conflict> conflicts = ofField(connection, row, field);
                if (conflicts.empty())
                    continue;
                CallEdit edit{row, {}, {}};
                assign(edit.change, field, conflicts.back().other);
                if (const auto done = work.edit(edit); !done) {
                    if (fields.size() > 1 && done.error().kind == Error::Kind::Refused)
                        continue; // nothing was done of it, and it stays to be seen
                    return done.error();
                }
                dropConflicts(connection, row, field, conflicts.back().other);
                dropped.push_back(conflicts.back());
                notice.add(row);
                notice.parts |= Part::Conflicts;
            }
            EditReceipt receipt = work.takeReceipt();
            receipt.dropped = std::move(dropped);
            return receipt;
        });
}

Result<void> Edits::dismissConflict(CallRow row, const std::string &field)
{
    const auto dropped = dismissConflicts({{row, field}});
    if (!dropped)
        return dropped.error();
    return dropped->empty() ? Result<void>(noSuchConflict()) : Result<void>();
}

Result<std::vector<Conflict>> Edits::dismissConflicts(const std::vector<ConflictedField> &fields)
{
    return m_database.write(
        [&fields](sql::Connection &connection, ChangeNotice &notice) -> Result<std::vector<Conflict>> {
            std::vector<Conflict> dropped;
            for (const auto &[row, field] : fields) {
                const std::vector<Conflict> conflicts = ofField(connection, row, field);
                if (!dropConflicts(connection, row, field))
                    continue;
                dropped.insert(dropped.end(), conflicts.begin(), conflicts.end());
                notice.add(row);
                notice.parts |= Part::Conflicts;
            }
            return dropped;
        });
}

Result<void> Edits::bringBack(const std::vector<Conflict> &conflicts)
{
    return m_database.write([&conflicts](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const Conflict &conflict : conflicts) {
            const auto known = findCall(connection, conflict.row);
            const Field *field = callField(conflict.field);
            if (!known || !field)
                continue;
            keepConflict(connection, *known, conflict.field, conflict.other, conflict.at);
            notice.add(conflict.row);
            notice.parts |= Part::Conflicts;
        }
        return {};
    });
}

} // namespace earshot::store
