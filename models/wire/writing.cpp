#include "models/wire/writing.h"

#include "models/wire/lenient.h"
#include "models/wire/record_out.h"

#include <charconv>

namespace earshot::wire {
namespace {

IsoStyle styleOf(Form form)
{
    switch (form) {
    case Form::UtcMs:
        return IsoStyle::UtcMs;
    case Form::Utc:
        return IsoStyle::Utc;
    case Form::Offset:
        return IsoStyle::Offset;
    default:
        return IsoStyle::OffsetMs;
    }
}

void writeText(Out &out, Form form, bool nullable, std::string_view text)
{
    std::int64_t number = 0;
    const char *end = text.data() + text.size();
    if (text.empty() && nullable)
        out.null();
    else if (form == Form::Integer && !text.empty() && std::from_chars(text.data(), end, number).ptr == end)
        out.number(number);
    else
        out.text(text);
}

void writeWords(Out &out, bool nullable, const Words &words)
{
    if (words.empty() && nullable)
        return out.null();
    out.beginArray();
    for (const std::string &word : words)
        out.text(word);
    out.endArray();
}

void writeNumber(Out &out, Kind kind, Form form, std::int64_t number)
{
    if (kind == Kind::Money)
        out.text(amountText(Cents(number)));
    else if (form == Form::Quoted)
        out.text(std::to_string(number));
    else
        out.number(number);
}

void writeNested(Out &out, std::string_view json)
{
    if (json.empty())
        out.null();
    else
        out.raw(json);
}

void writeEnvelope(Out &out, const PageInfo &info)
{
    const auto number = [&](const char *key, const std::optional<std::int64_t> &value) {
        if (!value)
            return;
        out.key(key);
        out.number(*value);
    };
    number("page", info.page);
    number("per_page", info.perPage);
    number("total_pages", info.totalPages);
    number("total_records", info.totalRecords);
    if (!info.hasNextPage)
        return;
    out.key("next_page");
    writeText(out, Form::Plain, true, info.nextPage);
    out.key("has_next_page");
    out.yesNo(*info.hasNextPage);
}

std::string object(std::string_view key, std::string_view text)
{
    Out out;
    out.beginObject();
    out.key(key);
    out.text(text);
    out.endObject();
    return out.take();
}

} // namespace

void writeValue(Out &out, Kind kind, Form form, bool nullable, const ValueView &value, const QTimeZone &zone)
{
    if (const auto *text = std::get_if<std::string_view>(&value))
        return kind == Kind::Nested ? writeNested(out, *text) : writeText(out, form, nullable, *text);
    if (const auto *words = std::get_if<const Words *>(&value))
        return writeWords(out, nullable, **words);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return writeNumber(out, kind, form, *number);
    if (const auto *yes = std::get_if<bool>(&value))
        return out.yesNo(*yes);
    if (const auto *time = std::get_if<Instant>(&value))
        return out.text(formatIso(*time, styleOf(form), zone));
    out.null();
}

namespace {

void writeSeconds(Out &out, const char *key, milliseconds ms)
{
    out.key(key);
    out.seconds(ms.count());
}

/// Our own addition. Most words are those of the text, and then their times are enough.
void writeWords(Out &out, const Phrase &phrase)
{
    if (phrase.words.empty())
        return;
    if (const auto times = wordTimes(phrase); !times.empty()) {
        out.key("word_times");
        out.beginArray();
        for (const std::int64_t ms : times)
            out.number(ms);
        return out.endArray();
    }
    out.key("words");
    out.beginArray();
    for (const Word &word : phrase.words) {
        out.beginObject();
        out.key("word");
        out.text(word.text);
        writeSeconds(out, "start", word.start);
        writeSeconds(out, "end", word.end);
        out.endObject();
    }
    out.endArray();
}

} // namespace

void writeTranscript(Out &out, const Transcript &transcript)
{
    out.beginArray();
    for (const Phrase &phrase : transcript) {
        out.beginObject();
        out.key("speaker");
        writeText(out, Form::Plain, true, word(phrase.speaker));
        out.key("phrase");
        out.text(phrase.text);
        writeSeconds(out, "start", phrase.start);
        writeWords(out, phrase);
        out.endObject();
    }
    out.endArray();
}

void writeMessages(Out &out, const char *key, const Conversation &conversation, std::size_t count, Extent extent)
{
    const auto members =
        chosen<TextMessage>(extent == Extent::Single ? FieldSelection::everything() : FieldSelection(), extent);
    out.key(key);
    out.beginArray();
    for (std::size_t i = 0; i < std::min(count, conversation.messages.size()); ++i)
        writeRecord(out, conversation.messages[i], members, QTimeZone::utc());
    out.endArray();
}

template <typename T>
std::string writeOne(const T &record, const FieldSelection &fields, const QTimeZone &zone)
{
    Out out;
    writeRecord(out, record, chosen<T>(fields, Extent::Single), zone);
    return out.take();
}

std::string writeFields(const Call &call, std::span<const Field *const> fields, const QTimeZone &zone)
{
    Out out;
    out.beginObject();
    std::string scratch;
    for (const Field *field : fields) {
        const Member<Call> *member = table<Call>().find(field->key);
        out.key(field->key);
        writeValue(out, field->kind, member ? member->form : Form::Plain, field->nullable, field->get(call, scratch),
                   zone);
    }
    out.endObject();
    return out.take();
}

template <typename T>
std::string writePage(const std::vector<T> &records, const PageInfo &info, const FieldSelection &fields,
                      const QTimeZone &zone)
{
    Out out;
    out.beginObject();
    writeEnvelope(out, info);
    out.key(table<T>().list);
    out.beginArray();
    const auto members = chosen<T>(fields, Extent::List);
    for (const T &record : records)
        writeRecord(out, record, members, zone);
    out.endArray();
    out.endObject();
    return out.take();
}

template std::string writeOne(const Call &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const Client &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const Tracker &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const Tag &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const User &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const Account &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const FormSubmission &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const Conversation &, const FieldSelection &, const QTimeZone &);
template std::string writeOne(const PageView &, const FieldSelection &, const QTimeZone &);

template std::string writeOne(const Person &, const FieldSelection &, const QTimeZone &);
template std::string writePage(const std::vector<Person> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<Call> &, const PageInfo &, const FieldSelection &, const QTimeZone &);
template std::string writePage(const std::vector<Client> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<Tracker> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<Tag> &, const PageInfo &, const FieldSelection &, const QTimeZone &);
template std::string writePage(const std::vector<User> &, const PageInfo &, const FieldSelection &, const QTimeZone &);
template std::string writePage(const std::vector<Account> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<FormSubmission> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<Conversation> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);
template std::string writePage(const std::vector<PageView> &, const PageInfo &, const FieldSelection &,
                               const QTimeZone &);

std::string writeCreatedForm(const FormSubmission &form, const QTimeZone &zone)
{
    auto members = chosen<FormSubmission>({}, Extent::Single);
    const auto last = std::find_if(members.begin(), members.end(), [](const Member<FormSubmission> *member) {
        return std::string_view(member->key) == "first_form";
    });
    members.erase(last + 1, members.end());
    Out out;
    writeRecord(out, form, members, zone);
    return out.take();
}

std::string writeSavedTag(const Tag &tag, const QTimeZone &zone)
{
    std::vector<Member<Tag>> members = table<Tag>().members;
    members.front().form = Form::Plain;
    std::vector<const Member<Tag> *> all;
    all.reserve(members.size());
    for (const Member<Tag> &member : members)
        all.push_back(&member);
    Out out;
    writeRecord(out, tag, all, zone);
    return out.take();
}

std::string writeConversation(const Conversation &conversation, const PageInfo &messages, const FieldSelection &fields)
{
    Out out;
    out.beginObject();
    writeMembers(out, conversation, chosen<Conversation>(fields, Extent::Single), QTimeZone::utc());
    writeEnvelope(out, messages);
    writeMessages(out, "messages", conversation, conversation.messages.size(), Extent::Single);
    out.endObject();
    return out.take();
}

std::string writeRecordingUrl(std::string_view url)
{
    return object("url", url);
}

std::string writeError(std::string_view sentence, std::string_view field)
{
    if (field.empty())
        return object("error", sentence);
    Out out;
    out.beginObject();
    out.key("error");
    out.text(sentence);
    out.key("field");
    out.text(field);
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
