#include "models/sql/columns.h"

#include <rapidjson/document.h>
#include <rapidjson/writer.h>

namespace earshot::sql {
namespace {

struct Binder {
    SQLite::Statement &statement;
    int index;

    void operator()(std::monostate) const { statement.bind(index); }
    void operator()(bool yes) const { statement.bind(index, yes ? 1 : 0); }
    void operator()(std::int64_t number) const { statement.bind(index, number); }
    void operator()(Instant t) const { statement.bind(index, toMs(t)); }
    void operator()(std::string_view text) const
    {
        if (text.empty())
            statement.bindNoCopy(index, ""); // most fields of most calls
        else
            statement.bind(index, std::string(text));
    }
    void operator()(const std::string &text) const { (*this)(std::string_view(text)); }
    void operator()(const Words &words) const { statement.bind(index, wordsToJson(words)); }
    void operator()(const Words *words) const { (*this)(*words); }
};

std::string_view textAt(const SQLite::Statement &statement, int index)
{
    const SQLite::Column column = statement.getColumn(index);
    const char *bytes = column.getText();
    return {bytes, std::size_t(column.getBytes())};
}

} // namespace

const std::vector<const Field *> &storedFields()
{
    static const auto fields = [] {
        std::vector<const Field *> out;
        for (const Field &field : callFields())
            if (field.isStored() && !field.isOwn())
                out.push_back(&field);
        return out;
    }();
    return fields;
}

const std::vector<const Field *> &ownFields()
{
    static const auto fields = [] {
        std::vector<const Field *> out;
        for (const Field &field : callFields())
            if (field.isOwn())
                out.push_back(&field);
        return out;
    }();
    return fields;
}

std::string columnList(std::string_view prefix)
{
    std::string out;
    for (const Field *field : storedFields()) {
        out += out.empty() ? "" : ", ";
        out += prefix;
        out += field->key;
    }
    return out;
}

std::string placeholders(std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += i == 0 ? "?" : ", ?";
    return out;
}

void bindField(SQLite::Statement &statement, int index, const Field &field, const Call &call)
{
    std::string scratch;
    const ValueView view = field.get(call, scratch);
    // A text that lies in the call is all of one of its strings, so that a NUL ends it.
    const auto *text = std::get_if<std::string_view>(&view);
    if (text && text->data() != scratch.data() && text->find('\0') == text->npos)
        statement.bindNoCopy(index, text->data());
    else
        bindValue(statement, index, view);
}

void bindValue(SQLite::Statement &statement, int index, const Value &value)
{
    std::visit(Binder{statement, index}, value);
}

void bindValue(SQLite::Statement &statement, int index, const ValueView &view)
{
    std::visit(Binder{statement, index}, view);
}

Value readValue(const SQLite::Statement &statement, int index, Kind kind)
{
    const bool null = statement.isColumnNull(index);
    switch (kind) {
    case Kind::YesNo:
        return null ? Value() : Value(statement.getColumn(index).getInt() != 0);
    case Kind::Number:
    case Kind::Duration:
    case Kind::Money:
        return null ? Value() : Value(std::int64_t(statement.getColumn(index).getInt64()));
    case Kind::Time:
        return null ? Value() : Value(instantFromMs(statement.getColumn(index).getInt64()));
    case Kind::Tags:
    case Kind::List:
        return wordsFromJson(textAt(statement, index));
    default:
        return std::string(textAt(statement, index));
    }
}

void readField(const SQLite::Statement &statement, int index, const Field &field, Call &call)
{
    field.assign(call, readValue(statement, index, field.kind));
}

std::string wordsToJson(const Words &words)
{
    if (words.empty())
        return "[]";
    rapidjson::StringBuffer out;
    rapidjson::Writer<rapidjson::StringBuffer> json(out);
    json.StartArray();
    for (const std::string &word : words)
        json.String(word.data(), rapidjson::SizeType(word.size()));
    json.EndArray();
    return {out.GetString(), out.GetSize()};
}

Words wordsFromJson(std::string_view json)
{
    Words out;
    if (json.size() <= 2)
        return out;
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    if (document.IsArray())
        for (const rapidjson::Value &word : document.GetArray())
            out.emplace_back(word.IsString() ? std::string(word.GetString(), word.GetStringLength()) : std::string());
    return out;
}

} // namespace earshot::sql
