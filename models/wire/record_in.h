#pragma once
// Reading records by their tables. Only .cpp files of this room include this.

#include "models/wire/json_in.h"
#include "models/wire/tables.h"

namespace earshot::wire {

/// Where problems go: a list (may be null) and the row they belong to.
struct Problems {
    std::vector<Problem> *list = nullptr;
    std::size_t row = 0;

    void ignored(std::string key, std::string reason) const { add({row, std::move(key), std::move(reason)}); }
    /// Of a list: its other items were read.
    void partly(std::string key, std::string reason) const
    {
        add({row, std::move(key), std::move(reason), false, true});
    }
    void skipped(std::string key, std::string reason) const { add({row, std::move(key), std::move(reason), true}); }

private:
    void add(Problem problem) const
    {
        if (list)
            list->push_back(std::move(problem));
    }
};

/// A transcript: [{"speaker", "phrase", "start": seconds}], and our own "word_times" (domain/transcript.h) or
/// "words": [{"word", "start", "end"}] in a phrase. null, "" and [] say that there is none; unset when it is no list.
std::optional<Transcript> readTranscript(Source &source, od::value json, const Problems &problems);

template <typename T>
void readMember(Source &source, const Member<T> &member, od::value json, T &record, const Problems &problems)
{
    if constexpr (std::is_same_v<T, Call>) {
        if (member.kind == Kind::Dialogue) {
            if (auto transcript = readTranscript(source, json, problems))
                record.transcript = std::move(transcript);
            return;
        }
    }
    if (!member.assign)
        return;
    const char *reason = readValue(source, member.kind, json, source.value);
    const bool some = std::holds_alternative<Words>(source.value); // one bad item of a list takes only itself away
    if (reason && some)
        problems.partly(member.key, reason);
    else if (reason)
        return problems.ignored(member.key, reason);
    if (!member.assign(record, source.value) && !std::holds_alternative<std::monostate>(source.value))
        problems.ignored(member.key, "is not what is expected there");
}

/// Reads an object such as `company` into the members with a dotted key.
template <typename T>
void readInner(Source &source, od::object object, T &record, const Problems &problems)
{
    const Table<T> &fields = table<T>();
    for (od::field field : object) {
        const std::string key = std::string(fields.inner) + '.' + std::string(source.key(field));
        if (const Member<T> *member = fields.find(key))
            readMember(source, *member, field.value(), record, problems);
    }
}

/// Where that object is none, none of its members could be read.
template <typename T>
void missInner(Source &source, od::value json, const Problems &problems)
{
    Scalar scalar;
    if (source.scalar(json, scalar) && scalar.type == Scalar::Type::Null)
        return;
    for (const Member<T> &member : table<T>().members)
        if (std::string_view(member.key).find('.') != std::string_view::npos)
            problems.ignored(member.key, "is in no object");
}

/// Reads the fields of `object` that T's table knows; other(key, value) gets the rest and may leave them unread.
template <typename T, typename Other>
void readMembers(Source &source, od::object object, T &record, const Problems &problems, Other other)
{
    const Table<T> &fields = table<T>();
    for (od::field field : object) {
        const std::string_view key = source.key(field);
        od::value json = field.value();
        if (const Member<T> *member = fields.find(key))
            readMember(source, *member, json, record, problems);
        else if (key == fields.inner && json.type() == od::json_type::object)
            readInner(source, json.get_object(), record, problems);
        else if (!fields.inner.empty() && key == fields.inner)
            missInner<T>(source, json, problems);
        else
            other(key, json);
    }
}

template <typename T>
constexpr bool HasId = requires(T record)
{
    record.id;
};

template <typename T>
void readList(Source &source, od::value json, std::vector<T> &records, Problems problems);

/// Reads a whole record: the fields of its table and what a table cannot say.
template <typename T>
void readRecord(Source &source, od::object object, T &record, const Problems &problems)
{
    readMembers(source, object, record, problems, [&](std::string_view key, od::value json) {
        if constexpr (std::is_same_v<T, Conversation>)
            if (key == "messages" || key == "recent_messages")
                readList(source, json, record.messages, {});
    });
}

/// Reads a list of records, leaving out what is none.
template <typename T>
void readList(Source &source, od::value json, std::vector<T> &records, Problems problems)
{
    records.clear(); // of a key that comes twice, the last counts
    if (json.type() != od::json_type::array)
        return;
    for (od::value item : json.get_array()) {
        T &record = records.emplace_back();
        bool whole = item.type() == od::json_type::object;
        if (whole) {
            readRecord(source, item.get_object(), record, problems);
            if constexpr (HasId<T> && !std::is_same_v<T, TextMessage>) // messages of a list carry no id
                whole = !record.id.empty();
        }
        if (!whole) {
            records.pop_back();
            problems.skipped("id", "is missing");
        }
        ++problems.row;
    }
}

} // namespace earshot::wire
