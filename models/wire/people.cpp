#include "models/wire/people.h"

#include "models/wire/record_out.h"

#include <rapidjson/document.h>

namespace earshot::wire {
namespace {

void put(Out &out, std::string_view key, std::string_view text)
{
    out.key(key);
    if (text.empty())
        out.null();
    else
        out.text(text);
}

void put(Out &out, std::string_view key, const std::optional<Instant> &at)
{
    put(out, key, at ? formatIso(*at) : std::string());
}

void put(Out &out, std::string_view key, const std::optional<seconds> &length)
{
    out.key(key);
    if (length)
        out.number(length->count());
    else
        out.null();
}

void putNumber(Out &out, std::string_view key, std::int64_t number)
{
    out.key(key);
    out.number(number);
}

void putYesNo(Out &out, std::string_view key, bool yes)
{
    out.key(key);
    out.yesNo(yes);
}

void putList(Out &out, std::string_view key, const Words &words)
{
    out.key(key);
    out.beginArray();
    for (const std::string &word : words)
        out.text(word);
    out.endArray();
}

void writeOffsets(Out &out, const PageInfo &info)
{
    putNumber(out, "page", info.page.value_or(1));
    putNumber(out, "per_page", info.perPage.value_or(0));
    putNumber(out, "total_pages", info.totalPages.value_or(1));
    putNumber(out, "total_records", info.totalRecords.value_or(0));
}

struct EventWriter {
    Out &out;

    void begin(const char *type, std::string_view id, const std::optional<Instant> &at) const
    {
        put(out, "type", type);
        put(out, "id", id);
        put(out, "event_date", at);
    }
    void operator()(const Call &call) const
    {
        begin("call", call.id.text, call.startTime);
        put(out, "direction", call.direction);
        putYesNo(out, "answered", call.answered.value_or(false));
        putYesNo(out, "voicemail", call.voicemail);
        put(out, "duration", call.duration);
        put(out, "tracking_phone_number", call.trackingPhoneNumber);
        put(out, "business_phone_number", call.businessPhoneNumber);
        put(out, "source", call.source);
        put(out, "lead_status", call.leadStatus);
        put(out, "note", call.note);
        putList(out, "tags", call.tags);
    }
    void operator()(const FormSubmission &form) const
    {
        begin("form_submission", form.id.text, form.submittedAt);
        put(out, "form_name", form.formName);
        put(out, "form_url", form.formUrl);
        put(out, "source", form.source);
        put(out, "lead_status", form.leadStatus);
        put(out, "note", form.note);
        putList(out, "tags", form.tags);
    }
    void operator()(const TextMessage &text) const
    {
        begin("sms", text.id, text.createdAt);
        put(out, "direction", text.direction);
        put(out, "content", text.content);
    }
};

/// A milestone as the call tells it: {"first_touch": {…}} → {…}, or null.
void writeMilestone(Out &out, const char *key, const std::optional<Call> &call, const char *name)
{
    out.key(key);
    rapidjson::Document milestones;
    if (call)
        milestones.Parse(call->milestones.text.data(), call->milestones.text.size());
    if (!milestones.IsObject() || !milestones.HasMember(name))
        return out.null();
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    milestones[name].Accept(writer);
    out.raw({buffer.GetString(), buffer.GetSize()});
}

void writeTags(Out &out, const std::vector<Tag> &tags)
{
    out.key("tags");
    out.beginArray();
    for (const Tag &tag : tags)
        writeRecord(out, tag, chosen<Tag>({}, Extent::List), QTimeZone::utc());
    out.endArray();
}

void writeClickId(Out &out, const Call &call)
{
    out.key("click_id");
    const std::pair<const char *, const std::string *> ids[] = {
        {"gclid", &call.gclid}, {"fbclid", &call.fbclid}, {"msclkid", &call.msclkid}};
    for (const auto &[name, id] : ids) {
        if (id->empty())
            continue;
        out.beginObject();
        put(out, name, *id);
        return out.endObject();
    }
    out.null();
}

void writeLead(Out &out, const Timeline &timeline)
{
    const Call from = timeline.first.value_or(Call());
    out.beginObject();
    put(out, "id", timeline.person.id.text);
    put(out, "customer_name", timeline.person.name);
    put(out, "customer_phone_number", timeline.person.phone);
    put(out, "customer_email", timeline.person.email);
    putNumber(out, "total_interactions", timeline.interactions);
    writeMilestone(out, "first_touch", timeline.last, "first_touch");
    writeMilestone(out, "last_touch", timeline.last, "last_touch");
    writeMilestone(out, "lead_creation", timeline.last, "lead_created");
    writeMilestone(out, "lead_qualification", timeline.last, "qualified");
    writeTags(out, timeline.tags);
    for (const char *ours : {"convert_assist", "voice_assist", "transcript"}) { // of the service's own products
        out.key(ours);
        out.null();
    }
    put(out, "source", from.source);
    put(out, "medium", from.medium);
    put(out, "campaign", from.campaign);
    put(out, "landing_page_url", from.landingPageUrl);
    put(out, "referrer_url", from.referringUrl);
    writeClickId(out, from);
    out.endObject();
}

/// "SCI" and 32 digits, as texts are called in threads; a plain integer in conversations.
std::string threadMessageId(const std::string &id)
{
    constexpr std::size_t Digits = 32;
    return "SCI" + std::string(Digits - std::min(id.size(), Digits), '0') + id;
}

void writeThreadMembers(Out &out, const Conversation &thread)
{
    put(out, "id", thread.id.text);
    put(out, "notes", "");
    putList(out, "tags", {});
    put(out, "value", "");
    put(out, "lead_qualification", thread.leadStatus);
    put(out, "company_id", thread.clientId.text);
    put(out, "initial_tracker_id", thread.initialTrackerId.text);
    put(out, "current_tracker_id", thread.currentTrackerId.text);
    put(out, "customer_name", thread.customerName);
    put(out, "customer_phone_number", thread.customerPhoneNumber);
    put(out, "initial_tracking_number", thread.initialTrackingNumber);
    put(out, "current_tracking_number", thread.currentTrackingNumber);
    put(out, "state", thread.state);
    put(out, "company_time_zone", thread.clientTimeZone);
    put(out, "last_message_at", thread.lastMessageAt);
}

} // namespace

std::string writeTimeline(const Timeline &timeline, const PageInfo &info)
{
    Out out;
    out.beginObject();
    writeOffsets(out, info);
    out.key("lead");
    writeLead(out, timeline);
    out.key("timeline");
    out.beginArray();
    for (const Timeline::Event &event : timeline.events) {
        out.beginObject();
        std::visit(EventWriter{out}, event);
        out.endObject();
    }
    out.endArray();
    out.endObject();
    return out.take();
}

std::string writeThreads(const std::vector<Conversation> &conversations, const PageInfo &info)
{
    Out out;
    out.beginObject();
    writeOffsets(out, info);
    out.key("sms_threads");
    out.beginArray();
    for (const Conversation &conversation : conversations) {
        out.beginObject();
        writeThreadMembers(out, conversation);
        out.endObject();
    }
    out.endArray();
    out.endObject();
    return out.take();
}

std::string writeThread(const Conversation &conversation, const PageInfo &messages)
{
    Out out;
    out.beginObject();
    writeThreadMembers(out, conversation);
    writeOffsets(out, messages);
    out.key("messages");
    out.beginArray();
    for (const TextMessage &text : conversation.messages) {
        out.beginObject();
        put(out, "id", threadMessageId(text.id));
        put(out, "content", text.content);
        put(out, "created_at", text.createdAt);
        put(out, "status", text.status);
        put(out, "direction", text.direction);
        put(out, "message_type", text.type);
        putList(out, "media_urls", text.mediaUrls);
        out.endObject();
    }
    out.endArray();
    out.endObject();
    return out.take();
}

std::string writeEmptyPage(std::string_view key, const PageInfo &info)
{
    Out out;
    out.beginObject();
    writeOffsets(out, info);
    putList(out, key, {});
    out.endObject();
    return out.take();
}

std::string writeMessage(std::string_view sentence)
{
    Out out;
    out.beginObject();
    put(out, "message", sentence);
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
