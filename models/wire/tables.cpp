#include "models/wire/tables.h"

#include "models/domain/derived.h"
#include "models/domain/member.h"
#include "models/domain/phone.h"
#include "models/wire/json_out.h"

#include <rapidjson/document.h>

namespace earshot::wire {
namespace {

using enum Kind;
constexpr auto Default = FieldSet::Default;
constexpr auto Optional = FieldSet::Optional;

// What a row may say beside its key and kind.
struct Trait {
    Form form = Form::Plain;
    FieldSet set = Default;
    bool nullable = false;
};
constexpr Trait Nullable{.nullable = true};
constexpr Trait Asked{.set = Optional, .nullable = true};

template <typename T>
Member<T> row(const char *key, Kind kind, Trait trait, ValueView (*get)(const T &, std::string &),
              bool (*assign)(T &, const Value &))
{
    return {key, kind, trait.form, trait.set, trait.nullable, get, assign};
}

template <auto M>
struct Of;
template <typename T, typename V, V T::*M>
struct Of<M> {
    using Record = T;
};

template <auto M>
auto field(const char *key, Kind kind, Trait trait = {})
{
    using T = typename Of<M>::Record;
    return row<T>(key, kind, trait, &member::get<M, T>, &member::assign<M, T>);
}

/// Another name under which the member is read.
template <auto M>
auto alias(const char *key, Kind kind)
{
    using T = typename Of<M>::Record;
    return row<T>(key, kind, {}, nullptr, &member::assign<M, T>);
}

template <auto M>
auto formattedNumber(const char *key)
{
    using T = typename Of<M>::Record;
    return row<T>(
        key, Text, Nullable,
        [](const T &record, std::string &scratch) -> ValueView {
            scratch = phone::formatted(record.*M);
            return std::string_view(scratch);
        },
        nullptr);
}

template <auto M>
auto formattedName(const char *key)
{
    using T = typename Of<M>::Record;
    return row<T>(
        key, Text, Nullable,
        [](const T &record, std::string &scratch) -> ValueView {
            Call call;
            call.customerName = record.*M;
            scratch = derive::customerName(call);
            return std::string_view(scratch);
        },
        nullptr);
}

ValueView roleOf(const User &user, std::string &)
{
    return word(user.role);
}
bool assignRole(User &user, const Value &value)
{
    const auto *name = std::get_if<std::string>(&value);
    const auto role = name ? roleFrom(*name) : std::nullopt;
    user.role = role.value_or(Role::Reporting); // an unknown role may do the least
    return role.has_value();
}

ValueView companiesOf(const User &user, std::string &scratch)
{
    Out out;
    out.beginArray();
    for (std::size_t i = 0; i < user.clients.size(); ++i) {
        out.beginObject();
        out.key("id");
        out.text(user.clients[i].text);
        out.key("name");
        out.text(i < user.clientNames.size() ? user.clientNames[i] : std::string());
        out.endObject();
    }
    out.endArray();
    scratch = out.take();
    return std::string_view(scratch);
}

std::string textOf(const rapidjson::Value &json)
{
    if (json.IsString())
        return {json.GetString(), json.GetStringLength()};
    return json.IsInt64() ? std::to_string(json.GetInt64()) : std::string();
}

/// [{"id", "name"}], or on create bare ids.
bool assignCompanies(User &user, const Value &value)
{
    rapidjson::Document json;
    const auto &text = std::get<std::string>(value);
    json.Parse(text.data(), text.size());
    user.clients.clear();
    user.clientNames.clear();
    if (text.empty())
        return true;
    if (json.HasParseError() || !json.IsArray())
        return false;
    for (const rapidjson::Value &item : json.GetArray()) {
        const bool named = item.IsObject();
        const std::string id = textOf(named && item.HasMember("id") ? item["id"] : item);
        if (id.empty())
            continue;
        user.clients.emplace_back(id);
        user.clientNames.push_back(named && item.HasMember("name") ? textOf(item["name"]) : std::string());
    }
    return true;
}

ValueView nameOf(const User &user, std::string &scratch)
{
    scratch = user.name();
    return std::string_view(scratch);
}

/// `MMS` stands in capitals in one of the service's samples.
bool assignMessageType(TextMessage &message, const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    if (!text)
        return false;
    message.type = *text == "MMS" || *text == "mms" ? "mms" : "sms";
    return true;
}

Form formOf(const Field &field)
{
    return std::string_view(field.key) == "recording_duration" ? Form::Quoted : Form::Plain;
}

std::vector<Member<Call>> callMembers()
{
    std::vector<Member<Call>> members;
    for (const Field &f : callFields())
        if (!f.isOwn())
            members.push_back({f.key, f.kind, formOf(f), f.set, f.nullable, f.get, f.assign});
    return members;
}

} // namespace

template <>
const Table<Call> &table()
{
    static const Table<Call> calls("calls", callMembers());
    return calls;
}

template <>
const Table<Account> &table()
{
    using T = Account;
    static const Table<T> accounts(
        "accounts", {field<&T::id>("id", Text), field<&T::name>("name", Text),
                     field<&T::outboundRecordingEnabled>("outbound_recording_enabled", YesNo),
                     field<&T::hipaaAccount>("hipaa_account", YesNo),
                     field<&T::numericId>("numeric_id", Number, Trait{.set = Optional, .nullable = false})});
    return accounts;
}

template <>
const Table<Client> &table()
{
    using T = Client;
    constexpr Trait Time_{.form = Form::UtcMs, .nullable = true};
    static const Table<T> clients("companies",
                                  {
                                      field<&T::id>("id", Text),
                                      field<&T::name>("name", Text),
                                      field<&T::status>("status", Text),
                                      field<&T::timeZone>("time_zone", Text),
                                      field<&T::createdAt>("created_at", Time, Time_),
                                      field<&T::disabledAt>("disabled_at", Time, Time_),
                                      field<&T::dniActive>("dni_active", YesNo, Nullable),
                                      field<&T::scriptUrl>("script_url", Url),
                                      field<&T::callscoreEnabled>("callscore_enabled", YesNo),
                                      field<&T::leadScoringEnabled>("lead_scoring_enabled", YesNo),
                                      field<&T::swapExcludeJquery>("swap_exclude_jquery", YesNo),
                                      field<&T::swapPpcOverride>("swap_ppc_override", YesNo, Nullable),
                                      field<&T::swapLandingOverride>("swap_landing_override", Text, Nullable),
                                      field<&T::swapCookieDuration>("swap_cookie_duration", Number),
                                      field<&T::swapCookieDurationUnit>("swap_cookie_duration_unit", Text),
                                      field<&T::callscribeEnabled>("callscribe_enabled", YesNo),
                                      field<&T::keywordSpottingEnabled>("keyword_spotting_enabled", YesNo),
                                      field<&T::formCapture>("form_capture", YesNo),
                                      alias<&T::formCapture>("external_form_capture", YesNo), // how updates name it
                                  });
    return clients;
}

template <>
const Table<Tracker> &table()
{
    using T = Tracker;
    constexpr Trait Time_{.form = Form::Utc, .nullable = true};
    static const Table<T> trackers(
        "trackers", {
                        field<&T::id>("id", Text),
                        field<&T::name>("name", Text),
                        field<&T::type>("type", Text),
                        field<&T::status>("status", Text),
                        field<&T::destinationNumber>("destination_number", Phone, Nullable),
                        field<&T::trackingNumbers>("tracking_numbers", List),
                        field<&T::whisperMessage>("whisper_message", Text, Nullable),
                        field<&T::smsEnabled>("sms_enabled", YesNo),
                        field<&T::smsSupported>("sms_supported", YesNo),
                        field<&T::clientId>("company.id", Text),
                        field<&T::clientName>("company.name", Text),
                        alias<&T::clientId>("company_id", Text), // in create bodies
                        field<&T::callFlow>("call_flow", Nested, Nullable),
                        field<&T::messageFlow>("message_flow", Nested, Asked),
                        field<&T::source>("source", Nested, Nullable),
                        field<&T::createdAt>("created_at", Time, Time_),
                        field<&T::disabledAt>("disabled_at", Time, Time_),
                        field<&T::campaignName>("campaign_name", Text, Asked),
                        field<&T::swapTargets>("swap_targets", List, {.set = Optional, .nullable = false}),
                    });
    return trackers;
}

template <>
const Table<Tag> &table()
{
    using T = Tag;
    static const Table<T> tags("tags", {
                                           field<&T::id>("id", Text, {.form = Form::Integer}),
                                           field<&T::name>("name", Text),
                                           field<&T::level>("tag_level", Text),
                                           field<&T::color>("color", Text),
                                           field<&T::backgroundColor>("background_color", Text),
                                           field<&T::clientId>("company_id", Text, Nullable),
                                           field<&T::status>("status", Text),
                                           field<&T::createdAt>("created_at", Time, Nullable),
                                       });
    return tags;
}

template <>
const Table<User> &table()
{
    using T = User;
    static const Table<T> users("users", {
                                             field<&T::email>("email", Text),
                                             field<&T::id>("id", Text),
                                             field<&T::createdAt>("created_at", Time, Nullable),
                                             row<T>("role", Text, {}, &roleOf, &assignRole),
                                             field<&T::firstName>("first_name", Text),
                                             field<&T::lastName>("last_name", Text),
                                             row<T>("name", Text, {}, &nameOf, nullptr),
                                             row<T>("companies", Nested, {}, &companiesOf, &assignCompanies),
                                             field<&T::accepted>("accepted", YesNo, {.set = Optional}),
                                         });
    return users;
}

template <>
const Table<FormSubmission> &table()
{
    using T = FormSubmission;
    static const Table<T> forms("form_submissions",
                                {
                                    field<&T::id>("id", Text),
                                    field<&T::clientId>("company_id", Text),
                                    field<&T::personId>("person_id", Text, Nullable),
                                    field<&T::formData>("form_data", Nested, Nullable),
                                    field<&T::formUrl>("form_url", Url, Nullable),
                                    field<&T::landingPageUrl>("landing_page_url", Url, Nullable),
                                    field<&T::referrer>("referrer", Text, Nullable),
                                    field<&T::referringUrl>("referring_url", Url, Nullable),
                                    field<&T::submittedAt>("submitted_at", Time, Nullable),
                                    field<&T::firstForm>("first_form", YesNo),
                                    field<&T::customerPhoneNumber>("customer_phone_number", Phone, Nullable),
                                    field<&T::customerName>("customer_name", Text, Nullable),
                                    field<&T::customerEmail>("customer_email", Text, Nullable),
                                    formattedNumber<&T::customerPhoneNumber>("formatted_customer_phone_number"),
                                    formattedName<&T::customerName>("formatted_customer_name"),
                                    field<&T::source>("source", Text, Nullable),
                                    field<&T::keywords>("keywords", Text, Nullable),
                                    field<&T::campaign>("campaign", Text, Nullable),
                                    field<&T::medium>("medium", Text, Nullable),
                                    field<&T::clientName>("company_name", Text, Asked),
                                    field<&T::leadStatus>("lead_status", Text, Asked),
                                    field<&T::value>("value", Money, Asked),
                                    field<&T::note>("note", Text, Asked),
                                    field<&T::tags>("tags", Tags, {.set = Optional, .nullable = false}),
                                    field<&T::utmSource>("utm_source", Text, Asked),
                                    field<&T::utmMedium>("utm_medium", Text, Asked),
                                    field<&T::utmCampaign>("utm_campaign", Text, Asked),
                                    field<&T::formName>("form_name", Text, Asked),
                                    field<&T::timelineUrl>("timeline_url", Url, Asked),
                                    field<&T::milestones>("milestones", Nested, Asked),
                                });
    return forms;
}

template <>
const Table<Conversation> &table()
{
    using T = Conversation;
    static const Table<T> conversations(
        "conversations", {
                             field<&T::id>("id", Text),
                             field<&T::clientId>("company_id", Text),
                             field<&T::initialTrackerId>("initial_tracker_id", Text, Nullable),
                             field<&T::currentTrackerId>("current_tracker_id", Text, Nullable),
                             field<&T::customerName>("customer_name", Text, Nullable),
                             field<&T::customerPhoneNumber>("customer_phone_number", Phone),
                             field<&T::initialTrackingNumber>("initial_tracking_number", Phone, Nullable),
                             field<&T::currentTrackingNumber>("current_tracking_number", Phone, Nullable),
                             field<&T::lastMessageAt>("last_message_at", Time, {.form = Form::UtcMs, .nullable = true}),
                             field<&T::state>("state", Text),
                             field<&T::clientTimeZone>("company_time_zone", Text, Nullable),
                             formattedNumber<&T::customerPhoneNumber>("formatted_customer_phone_number"),
                             formattedNumber<&T::initialTrackingNumber>("formatted_initial_tracking_number"),
                             formattedNumber<&T::currentTrackingNumber>("formatted_current_tracking_number"),
                             formattedName<&T::customerName>("formatted_customer_name"),
                             field<&T::leadStatus>("lead_status", Text, Asked),
                             field<&T::source>("source", Text, Asked),
                         });
    return conversations;
}

template <>
const Table<TextMessage> &table()
{
    // The default ones are what `recent_messages` shows.
    using T = TextMessage;
    static const Table<T> messages(
        "messages", {
                        field<&T::id>("id", Text, {.form = Form::Integer, .set = Optional}),
                        field<&T::content>("content", Text),
                        field<&T::createdAt>("created_at", Time, {.form = Form::UtcMs, .nullable = true}),
                        field<&T::status>("status", Text, Asked),
                        field<&T::direction>("direction", Text),
                        row<T>("type", Text, {}, &member::get<&T::type, T>, &assignMessageType),
                        field<&T::mediaUrls>("media_urls", List),
                        field<&T::userId>("user.id", Text, Asked),
                        field<&T::userName>("user.name", Text, Asked),
                    });
    return messages;
}

template <>
const Table<Person> &table()
{
    using T = Person;
    static const Table<T> people("leads",
                                 {
                                     field<&T::id>("id", Text),
                                     field<&T::name>("name", Text, Nullable),
                                     field<&T::phone>("phone", Phone, Nullable),
                                     field<&T::email>("email", Text, Nullable),
                                     field<&T::createdAt>("created_at", Time, {.form = Form::UtcMs, .nullable = true}),
                                     field<&T::clientId>("company_id", Text),
                                     field<&T::clientName>("company_name", Text),
                                     field<&T::totalCalls>("total_calls", Number, {.set = Optional}),
                                     field<&T::goodLeadCallId>("good_lead_call_id", Text, Asked),
                                     field<&T::goodLeadCallTime>("good_lead_call_time", Time, Asked),
                                 });
    return people;
}

template <>
const Table<PageView> &table()
{
    using T = PageView;
    static const Table<T> views("page_views",
                                {
                                    field<&T::referrerUrl>("referrer_url", Url, Nullable),
                                    field<&T::pageUrl>("page_url", Url),
                                    field<&T::createdAt>("created_at", Time, {.form = Form::Offset, .nullable = true}),
                                });
    return views;
}

template <>
const Table<PageInfo> &table()
{
    using T = PageInfo;
    static const Table<T> envelope("", {
                                           field<&T::page>("page", Number),
                                           field<&T::perPage>("per_page", Number),
                                           field<&T::totalPages>("total_pages", Number),
                                           field<&T::totalRecords>("total_records", Number),
                                           field<&T::nextPage>("next_page", Url),
                                           field<&T::hasNextPage>("has_next_page", YesNo),
                                       });
    return envelope;
}

} // namespace earshot::wire
