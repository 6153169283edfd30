#include "models/wire/changes.h"

#include "models/wire/record_in.h"
#include "models/wire/record_out.h"

#include <array>

namespace earshot::wire {
namespace {

constexpr std::array Actions = {std::string_view("created"), std::string_view("changed"), std::string_view("deleted")};

using Record = decltype(Change::record);

constexpr std::string_view typeWord(const Call *)
{
    return "call";
}
constexpr std::string_view typeWord(const FormSubmission *)
{
    return "form_submission";
}
constexpr std::string_view typeWord(const Conversation *)
{
    return "conversation";
}
constexpr std::string_view typeWord(const Client *)
{
    return "company";
}
constexpr std::string_view typeWord(const Tracker *)
{
    return "tracker";
}
constexpr std::string_view typeWord(const Tag *)
{
    return "tag";
}
constexpr std::string_view typeWord(const Person *)
{
    return "person";
}
constexpr std::string_view typeWord(const User *)
{
    return "user";
}

/// An empty record of the type; monostate for an unknown one.
template <std::size_t I = 1>
Record emptyRecord(std::string_view type)
{
    if constexpr (I < std::variant_size_v<Record>) {
        using T = std::variant_alternative_t<I, Record>;
        return type == typeWord(static_cast<const T *>(nullptr)) ? Record(T()) : emptyRecord<I + 1>(type);
    }
    return {};
}

/// Reads a change; its record comes after its type, or is read again when it does not.
struct ChangeReader {
    Source &source;
    const Problems &problems;
    Change change;
    std::string record; // kept as text until the type is known

    void field(std::string_view key, od::value json)
    {
        if (key == "record")
            return readRecordField(json);
        Scalar scalar;
        if (!source.scalar(json, scalar))
            return;
        if (key == "seq")
            change.seq = wholeNumber(scalar.text).value_or(0);
        else if (key == "type")
            change.type = scalar.text;
        else if (key == "action")
            change.action = actionFrom(scalar.text).value_or(Action::Changed);
        else if (key == "id")
            change.id = scalar.text;
        else if (key == "transcript_available")
            change.transcriptAvailable = scalar.yes;
    }

    void readRecordField(od::value json)
    {
        if (json.type() != od::json_type::object)
            return;
        change.record = emptyRecord(change.type);
        if (std::holds_alternative<std::monostate>(change.record)) {
            if (const char *reason = source.nested(json, record))
                problems.ignored("record", reason);
            return;
        }
        readInto(source, json.get_object());
    }

    void readInto(Source &from, od::object object)
    {
        std::visit(
            [&](auto &target) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(target)>, std::monostate>)
                    readRecord(from, object, target, problems);
            },
            change.record);
    }

    /// The type stood behind the record.
    void readLate()
    {
        change.record = emptyRecord(change.type);
        const auto done = reading(std::move(record), [&](Source &again, od::object object) {
            readInto(again, object);
            return true;
        });
        if (!done)
            problems.ignored("record", "cannot be read");
    }
};

bool isWhole(const Change &change)
{
    const bool known = !std::holds_alternative<std::monostate>(emptyRecord(change.type));
    const bool told = change.action == Action::Deleted || !std::holds_alternative<std::monostate>(change.record);
    return known && told && !change.id.empty();
}

void readChange(Source &source, od::object object, Changes &changes, const Problems &problems)
{
    ChangeReader reader{source, problems, {}, {}};
    for (od::field field : object)
        reader.field(source.key(field), field.value());
    if (!reader.record.empty())
        reader.readLate();
    Change &change = reader.change;
    if (!isWhole(change))
        return problems.skipped("type", "is unknown, or id or record are missing");
    if (change.action == Action::Deleted)
        change.record = {};
    changes.changes.push_back(std::move(change));
}

void readChangeList(Source &source, od::array array, Changes &changes)
{
    Problems problems{&changes.problems, 0};
    for (od::value item : array) {
        if (item.type() == od::json_type::object)
            readChange(source, item.get_object(), changes, problems);
        else
            problems.skipped("changes", "holds what is no object");
        ++problems.row;
    }
}

void writeChange(Out &out, const Change &change, const QTimeZone &zone)
{
    const auto text = [&](const char *key, std::string_view value) {
        out.key(key);
        out.text(value);
    };
    out.beginObject();
    out.key("seq");
    out.number(change.seq);
    text("type", change.type);
    text("action", word(change.action));
    text("id", change.id);
    std::visit(
        [&](const auto &record) {
            using T = std::decay_t<decltype(record)>;
            if constexpr (!std::is_same_v<T, std::monostate>) {
                out.key("record");
                writeRecord(out, record, chosen<T>(FieldSelection::everything(), Extent::List), zone);
            }
        },
        change.record);
    if (std::holds_alternative<Call>(change.record)) {
        out.key("transcript_available");
        out.yesNo(change.transcriptAvailable);
    }
    out.endObject();
}

} // namespace

std::string_view word(Action action)
{
    return Actions[std::size_t(action)];
}

std::optional<Action> actionFrom(std::string_view word)
{
    for (std::size_t i = 0; i < Actions.size(); ++i)
        if (Actions[i] == word)
            return Action(i);
    return {};
}

std::string_view typeOf(const Record &record)
{
    return std::visit(
        [](const auto &value) -> std::string_view {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                return {};
            else
                return typeWord(&value);
        },
        record);
}

Result<Changes> readChanges(std::string body)
{
    return reading(std::move(body), [](Source &source, od::object root) {
        Changes changes;
        for (od::field field : root) {
            const std::string_view key = source.key(field);
            od::value json = field.value();
            Scalar scalar;
            if (key == "changes" && json.type() == od::json_type::array)
                readChangeList(source, json.get_array(), changes);
            else if (key == "next_cursor" && source.scalar(json, scalar))
                changes.nextCursor = scalar.text;
            else if (key == "has_more" && source.scalar(json, scalar))
                changes.hasMore = scalar.yes;
        }
        if (changes.nextCursor.empty())
            fail(Error::Kind::BadData, "the changes have no next_cursor");
        return changes;
    });
}

std::string writeChanges(const Changes &changes, const QTimeZone &zone)
{
    Out out;
    out.beginObject();
    out.key("changes");
    out.beginArray();
    for (const Change &change : changes.changes)
        writeChange(out, change, zone);
    out.endArray();
    out.key("next_cursor");
    out.text(changes.nextCursor);
    out.key("has_more");
    out.yesNo(changes.hasMore);
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
