#pragma once
// Writing records by their tables. Only .cpp files of this room include this.

#include "models/wire/fields.h"
#include "models/wire/json_out.h"
#include "models/wire/tables.h"

namespace earshot::wire {

enum class Extent { List, Single };

/// The members to write: the default ones and those asked for.
template <typename T>
std::vector<const Member<T> *> chosen(const FieldSelection &fields, Extent extent)
{
    std::vector<const Member<T> *> members;
    for (const Member<T> &member : table<T>().members) {
        const bool fits = member.set != FieldSet::SingleCallOnly || extent == Extent::Single;
        const bool wanted = fits && (member.set == FieldSet::Default || fields.asks(member.key));
        if (member.get && (wanted || (member.kind == Kind::Dialogue && fields.asksDialogues())))
            members.push_back(&member);
    }
    return members;
}

/// One value in the form its kind has on the wire.
void writeValue(Out &out, Kind kind, Form form, bool nullable, const ValueView &value, const QTimeZone &zone);

void writeTranscript(Out &out, const Transcript &transcript);

/// The key and value of each member, into an object that is open.
template <typename T>
void writeMembers(Out &out, const T &record, const std::vector<const Member<T> *> &members, const QTimeZone &zone)
{
    const std::string_view inner = table<T>().inner;
    bool inside = false;
    std::string scratch;
    for (const Member<T> *member : members) {
        std::string_view key = member->key;
        const bool dotted = !inner.empty() && key.starts_with(inner) && key.substr(inner.size()).starts_with('.');
        if (inside && !dotted)
            out.endObject();
        if (dotted && !inside) {
            out.key(inner);
            out.beginObject();
        }
        inside = dotted;
        out.key(dotted ? key.substr(inner.size() + 1) : key);
        if constexpr (std::is_same_v<T, Call>) {
            if (member->kind == Kind::Dialogue) {
                if (record.transcript)
                    writeTranscript(out, *record.transcript);
                else
                    out.null();
                continue;
            }
        }
        writeValue(out, member->kind, member->form, member->nullable, member->get(record, scratch), zone);
    }
    if (inside)
        out.endObject();
}

/// A whole record as an object. `members` as chosen() says.
template <typename T>
void writeRecord(Out &out, const T &record, const std::vector<const Member<T> *> &members, const QTimeZone &zone)
{
    out.beginObject();
    writeMembers(out, record, members, zone);
    out.endObject();
}

/// `messages` or `recent_messages` of an open conversation; at most `count` of them, each in full or as in lists.
void writeMessages(Out &out, const char *key, const Conversation &conversation, std::size_t count, Extent extent);

/// Conversations carry their two newest messages in lists.
template <>
inline void writeRecord(Out &out, const Conversation &record, const std::vector<const Member<Conversation> *> &members,
                        const QTimeZone &zone)
{
    out.beginObject();
    writeMembers(out, record, members, zone);
    writeMessages(out, "recent_messages", record, 2, Extent::List);
    out.endObject();
}

} // namespace earshot::wire
