#pragma once
// A struct member as a catalogue value: how tables of fields, of calls and of other records, read and write it.

#include "models/domain/catalogue.h"

namespace earshot::member {

// One overload a type: how a member is seen as a value, and written from one.
inline ValueView view(const std::string &text)
{
    return std::string_view(text);
}
inline ValueView view(const Json &json)
{
    return std::string_view(json.text);
}
inline ValueView view(const Words &words)
{
    return &words;
}
inline ValueView view(bool yes)
{
    return yes;
}
template <typename Tag>
ValueView view(const Id<Tag> &id)
{
    return std::string_view(id.text);
}
inline ValueView view(std::int64_t number)
{
    return number;
}
inline ValueView view(Instant t)
{
    return t;
}
inline ValueView view(seconds s)
{
    return std::int64_t(s.count());
}
inline ValueView view(Cents c)
{
    return std::int64_t(c);
}
template <typename T>
ValueView view(const std::optional<T> &maybe)
{
    return maybe ? view(*maybe) : ValueView();
}

template <typename From, typename Write>
bool write(const Value &value, Write put)
{
    const From *from = std::get_if<From>(&value);
    if (from)
        put(*from);
    return from != nullptr;
}

inline bool put(std::string &member, const Value &v)
{
    return write<std::string>(v, [&](const std::string &s) { member = s; });
}
inline bool put(Json &member, const Value &v)
{
    return put(member.text, v);
}
template <typename Tag>
bool put(Id<Tag> &member, const Value &v)
{
    return put(member.text, v);
}
inline bool put(Words &member, const Value &v)
{
    return write<Words>(v, [&](const Words &w) { member = w; });
}
inline bool put(bool &member, const Value &v)
{
    return write<bool>(v, [&](bool yes) { member = yes; });
}
inline bool put(Instant &member, const Value &v)
{
    return write<Instant>(v, [&](Instant t) { member = t; });
}
inline bool put(std::int64_t &member, const Value &v)
{
    return write<std::int64_t>(v, [&](std::int64_t n) { member = n; });
}
inline bool put(seconds &member, const Value &v)
{
    return write<std::int64_t>(v, [&](std::int64_t n) { member = seconds(n); });
}
inline bool put(Cents &member, const Value &v)
{
    return write<std::int64_t>(v, [&](std::int64_t n) { member = Cents(n); });
}
template <typename T>
bool put(std::optional<T> &member, const Value &v)
{
    if (std::holds_alternative<std::monostate>(v)) {
        member.reset();
        return true;
    }
    return put(member.emplace(), v);
}

/// The getter and setter a row of a table points to; see Field::get and Field::assign.
template <auto Member, typename Record>
ValueView get(const Record &record, std::string &)
{
    return view(record.*Member);
}
template <auto Member, typename Record>
bool assign(Record &record, const Value &value)
{
    return put(record.*Member, value);
}

} // namespace earshot::member
