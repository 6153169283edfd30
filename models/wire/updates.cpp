#include "models/wire/updates.h"

#include "models/domain/tags.h"
#include "models/wire/json_in.h"

#include <algorithm>

namespace earshot::wire {
namespace {

/// The value of `key` as a `kind`; refused when it is none. null and "" give what is empty for the kind.
template <typename T>
std::optional<T> valueOf(Source &source, Kind kind, std::string_view key, od::value json)
{
    const std::string name(key); // reading the value may overwrite the key
    if (const char *reason = readValue(source, kind, json, source.value))
        refuse(name + ' ' + reason);
    T *value = std::get_if<T>(&source.value);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

std::string textOf(Source &source, std::string_view key, od::value json)
{
    return valueOf<std::string>(source, Kind::Text, key, json).value_or(std::string());
}

/// The same of at most so many characters.
std::string textOf(Source &source, std::string_view key, od::value json, std::size_t longest)
{
    const std::string name(key);
    std::string text = textOf(source, key, json);
    if (firstCharacters(text, longest).size() < text.size())
        refuse(name + " is too long (maximum is " + std::to_string(longest) + " characters)");
    return text;
}

bool yes(Source &source, std::string_view key, od::value json)
{
    return valueOf<bool>(source, Kind::YesNo, key, json).value_or(false);
}

std::string leadStatus(Source &source, std::string_view key, od::value json)
{
    std::string word = textOf(source, key, json);
    if (!word.empty() && word != "good_lead" && word != "not_a_lead")
        refuse("lead_status must be good_lead, not_a_lead or null");
    return word;
}

/// Names without those that say nothing or come twice.
Words tagNames(Source &source, std::string_view key, od::value json)
{
    Words names;
    for (std::string &name : valueOf<Words>(source, Kind::Tags, key, json).value_or(Words()))
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    return names;
}

/// What calls and form submissions have in common; false for another key.
template <typename Update>
bool readReview(Source &source, std::string_view key, od::value json, Update &update)
{
    if (key == "note" || key == "notes") {
        update.note = textOf(source, "note", json, LongestNote);
    } else if (key == "tags") {
        update.tags = tagNames(source, key, json);
    } else if (key == "append_tags") {
        update.appendTags = yes(source, key, json);
    } else if (key == "lead_status") {
        update.leadStatus = leadStatus(source, key, json);
    } else if (key == "value") {
        const auto cents = valueOf<std::int64_t>(source, Kind::Money, key, json);
        update.value = cents ? std::optional(Cents(*cents)) : std::nullopt;
    } else {
        return false;
    }
    return true;
}

/// Reads a body with each(source, key, value); what a key is for, `each` decides.
template <typename T, typename Each>
Result<T> readBody(std::string body, Each each)
{
    return reading(std::move(body), [&](Source &source, od::object root) {
        T result;
        for (od::field field : root)
            each(source, source.key(field), field.value(), result);
        return result;
    });
}

void writeTextOrNull(Out &out, std::string_view key, const std::string &text)
{
    out.key(key);
    if (text.empty())
        out.null();
    else
        out.text(text);
}

void writeTags(Out &out, std::string_view key, const Words &tags)
{
    if (tags.empty())
        return;
    out.key(key);
    out.beginArray();
    for (const std::string &tag : tags)
        out.text(tag);
    out.endArray();
}

template <typename Update>
void writeReview(Out &out, const Update &update)
{
    if (update.note) {
        out.key("note");
        out.text(*update.note);
    }
    if (update.tags) {
        out.key("tags");
        out.beginArray();
        for (const std::string &tag : *update.tags)
            out.text(tag);
        out.endArray();
        if (update.appendTags) {
            out.key("append_tags");
            out.yesNo(true);
        }
    }
    if (update.leadStatus)
        writeTextOrNull(out, "lead_status", *update.leadStatus);
    if (update.value) {
        out.key("value");
        if (*update.value)
            out.text(amountText(**update.value));
        else
            out.null();
    }
}

template <typename Update, typename Record>
void applyReview(const Update &update, Record &record)
{
    if (update.note)
        record.note = *update.note;
    if (update.tags && !update.appendTags)
        record.tags.clear();
    if (update.tags)
        record.tags = changedTags(record.tags, {*update.tags, {}});
    if (update.leadStatus)
        record.leadStatus = *update.leadStatus;
    if (update.value)
        record.value = *update.value;
}

void readTagKey(Source &source, std::string_view key, od::value json, TagUpdate &update)
{
    if (key == "name") {
        update.name = textOf(source, key, json);
        if (update.name->empty())
            refuse("name must not be empty");
    } else if (key == "color") {
        const std::string color = textOf(source, key, json);
        const auto &known = tagColors();
        if (std::none_of(known.begin(), known.end(), [&](const TagColor &c) { return c.name == color; }))
            refuse("Color is not included in the list"); // the service's words; clients look for them
        update.color = color;
    } else if (key == "tag_level") {
        update.level = textOf(source, key, json);
        if (*update.level != "company" && *update.level != "account")
            refuse("tag_level must be company or account");
    } else if (key == "company_id") {
        update.clientId = ClientId(textOf(source, key, json));
    } else if (key == "disabled") {
        update.disabled = yes(source, key, json);
    }
}

void readDraftKey(Source &source, std::string_view key, od::value json, FormDraft &draft)
{
    const auto address = [&](std::string &member) { member = textOf(source, key, json); };
    if (key == "company_id")
        draft.clientId = ClientId(textOf(source, key, json));
    else if (key == "session_id")
        address(draft.sessionId);
    else if (key == "referrer")
        address(draft.referrer);
    else if (key == "referring_url")
        address(draft.referringUrl);
    else if (key == "landing_page_url")
        address(draft.landingPageUrl);
    else if (key == "form_url")
        address(draft.formUrl);
    else if (key == "form_data")
        draft.formData.text = valueOf<std::string>(source, Kind::Nested, key, json).value_or(std::string());
}

} // namespace

std::string_view firstCharacters(std::string_view utf8, std::size_t count)
{
    if (utf8.size() <= count)
        return utf8;
    std::size_t at = 0;
    for (std::size_t seen = 0; at < utf8.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U;
        if (begins && seen++ == count)
            break;
    }
    return utf8.substr(0, at);
}

Result<CallUpdate> readCallUpdate(std::string body)
{
    const auto each = [](Source &source, std::string_view key, od::value json, CallUpdate &update) {
        if (key == "customer_name")
            update.customerName = textOf(source, key, json, LongestName);
        else if (key == "spam")
            update.spam = yes(source, key, json);
        else if (key == "add_tags")
            update.addTags = tagNames(source, key, json);
        else if (key == "remove_tags")
            update.removeTags = tagNames(source, key, json);
        else
            readReview(source, key, json, update);
    };
    return readBody<CallUpdate>(std::move(body), each);
}

std::string writeCallUpdate(const CallUpdate &update)
{
    Out out;
    out.beginObject();
    writeReview(out, update);
    writeTags(out, "add_tags", update.addTags);
    writeTags(out, "remove_tags", update.removeTags);
    if (update.customerName)
        writeTextOrNull(out, "customer_name", *update.customerName);
    if (update.spam) {
        out.key("spam");
        out.yesNo(true);
    }
    out.endObject();
    return out.take();
}

void apply(const CallUpdate &update, Call &call)
{
    applyReview(update, call);
    call.tags = changedTags(call.tags, {update.addTags, update.removeTags});
    if (update.customerName)
        call.customerName = *update.customerName;
}

Result<FormUpdate> readFormUpdate(std::string body)
{
    const auto each = [](Source &source, std::string_view key, od::value json, FormUpdate &update) {
        readReview(source, key, json, update);
    };
    return readBody<FormUpdate>(std::move(body), each);
}

std::string writeFormUpdate(const FormUpdate &update)
{
    Out out;
    out.beginObject();
    writeReview(out, update);
    out.endObject();
    return out.take();
}

void apply(const FormUpdate &update, FormSubmission &form)
{
    applyReview(update, form);
}

Result<TagUpdate> readTagUpdate(std::string body)
{
    return readBody<TagUpdate>(std::move(body), readTagKey);
}

std::string writeTagUpdate(const TagUpdate &update)
{
    Out out;
    const auto text = [&](const char *key, const std::optional<std::string> &value) {
        if (!value)
            return;
        out.key(key);
        out.text(*value);
    };
    out.beginObject();
    text("name", update.name);
    if (update.clientId)
        text("company_id", update.clientId->text);
    text("tag_level", update.level);
    text("color", update.color);
    if (update.disabled) {
        out.key("disabled");
        out.yesNo(*update.disabled);
    }
    out.endObject();
    return out.take();
}

void apply(const TagUpdate &update, Tag &tag)
{
    if (update.name)
        tag.name = *update.name;
    if (update.color)
        tag.color = tag.backgroundColor = *update.color;
    if (update.level)
        tag.level = *update.level;
    if (update.clientId)
        tag.clientId = *update.clientId;
    if (update.disabled)
        tag.status = *update.disabled ? "disabled" : "enabled";
}

Result<FormDraft> readFormDraft(std::string body)
{
    const auto each = [](Source &source, std::string_view key, od::value json, FormDraft &draft) {
        if (key != "form_submission")
            return readDraftKey(source, key, json, draft);
        if (json.type() != od::json_type::object)
            refuse("form_submission must be an object");
        for (od::field field : json.get_object())
            readDraftKey(source, source.key(field), field.value(), draft);
    };
    auto draft = readBody<FormDraft>(std::move(body), each);
    if (draft && !draft->formData.text.empty() && draft->formData.text.front() != '{')
        return Error{Error::Kind::Refused, "form_data must be an object"};
    return draft;
}

std::string writeFormDraft(const FormDraft &draft)
{
    Out out;
    const auto text = [&](const char *key, const std::string &value) {
        if (value.empty())
            return;
        out.key(key);
        out.text(value);
    };
    out.beginObject();
    out.key("form_submission");
    out.beginObject();
    text("company_id", draft.clientId.text);
    text("session_id", draft.sessionId);
    text("referrer", draft.referrer);
    text("referring_url", draft.referringUrl);
    text("landing_page_url", draft.landingPageUrl);
    text("form_url", draft.formUrl);
    out.key("form_data");
    out.raw(draft.formData.text.empty() ? "{}" : draft.formData.text);
    out.endObject();
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
