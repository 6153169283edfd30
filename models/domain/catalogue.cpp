#include "models/domain/catalogue.h"

#include "models/domain/derived.h"
#include "models/domain/member.h"

#include <QtGlobal>

#include <unordered_map>

namespace earshot {
namespace {

template <auto Derive>
ValueView derived(const Call &call, std::string &scratch)
{
    scratch = Derive(call);
    return std::string_view(scratch);
}

// How a row deviates from the plain one; combined with |.
enum Trait : unsigned { None = 0, NotNull = 1, Sortable = 2, Searchable = 4, Editable = 8 };
constexpr Trait operator|(Trait a, Trait b)
{
    return Trait(unsigned(a) | unsigned(b));
}

Field row(const char *key, Kind kind, const char *label, FieldGroup group, FieldSet set,
          ValueView (*read)(const Call &, std::string &), bool (*store)(Call &, const Value &), Trait traits,
          std::span<const Choice> choices)
{
    return {key,
            kind,
            label,
            group,
            set,
            read,
            store,
            (traits & NotNull) == 0,
            (traits & Sortable) != 0,
            (traits & Searchable) != 0,
            (traits & Editable) != 0,
            choices};
}

template <auto Member>
Field field(const char *key, Kind kind, const char *label, FieldGroup group, FieldSet set, Trait traits = None,
            std::span<const Choice> choices = {})
{
    return row(key, kind, label, group, set, &member::get<Member, Call>, &member::assign<Member, Call>, traits,
               choices);
}

template <auto Derive>
Field shown(const char *key, const char *label, FieldGroup group)
{
    return row(key, Kind::Text, label, group, FieldSet::Optional, &derived<Derive>, nullptr, None, {});
}

ValueView noView(const Call &, std::string &)
{
    return {};
}
bool noAssign(Call &, const Value &)
{
    return false;
}

constexpr Choice Directions[] = {{"inbound", QT_TRANSLATE_NOOP("Field", "Inbound")},
                                 {"outbound", QT_TRANSLATE_NOOP("Field", "Outbound")}};
constexpr Choice CallTypes[] = {{"answered", QT_TRANSLATE_NOOP("Field", "Answered")},
                                {"missed", QT_TRANSLATE_NOOP("Field", "Missed")},
                                {"voicemail", QT_TRANSLATE_NOOP("Field", "Voicemail")},
                                {"voicemail_transcription", QT_TRANSLATE_NOOP("Field", "Voicemail, transcribed")},
                                {"abandoned", QT_TRANSLATE_NOOP("Field", "Abandoned")},
                                {"outbound", QT_TRANSLATE_NOOP("Field", "Outbound")},
                                {"in_progress", QT_TRANSLATE_NOOP("Field", "In progress")}};
constexpr Choice Devices[] = {{"desktop", QT_TRANSLATE_NOOP("Field", "Desktop")},
                              {"mobile", QT_TRANSLATE_NOOP("Field", "Mobile")}};
constexpr Choice LeadStatuses[] = {{"good_lead", QT_TRANSLATE_NOOP("Field", "Lead")},
                                   {"not_a_lead", QT_TRANSLATE_NOOP("Field", "Not a lead")},
                                   {"previously_marked_good_lead", QT_TRANSLATE_NOOP("Field", "Earlier lead")}};
constexpr Choice LeadScores[] = {{"very poor", QT_TRANSLATE_NOOP("Field", "Very poor")},
                                 {"poor", QT_TRANSLATE_NOOP("Field", "Poor")},
                                 {"average", QT_TRANSLATE_NOOP("Field", "Average")},
                                 {"good", QT_TRANSLATE_NOOP("Field", "Good")},
                                 {"very good", QT_TRANSLATE_NOOP("Field", "Very good")}};
constexpr Choice Sentiments[] = {{"positive", QT_TRANSLATE_NOOP("Field", "Positive")},
                                 {"neutral", QT_TRANSLATE_NOOP("Field", "Neutral")},
                                 {"negative", QT_TRANSLATE_NOOP("Field", "Negative")}};

std::vector<Field> table()
{
    using C = Call;
    using G = FieldGroup;
    using enum Kind;
    constexpr auto Default = FieldSet::Default;
    constexpr auto Optional = FieldSet::Optional;
    constexpr auto Legacy = FieldSet::Legacy;
#define LABEL(text) QT_TRANSLATE_NOOP("Field", text)
    return {
        field<&C::answered>("answered", YesNo, LABEL("Answered"), G::Call, Default, Sortable),
        field<&C::businessPhoneNumber>("business_phone_number", Phone, LABEL("Business number"), G::Call, Default,
                                       Searchable),
        field<&C::customerCity>("customer_city", Text, LABEL("City"), G::Customer, Default, NotNull | Sortable),
        field<&C::customerCountry>("customer_country", Text, LABEL("Country"), G::Customer, Default,
                                   NotNull | Sortable),
        field<&C::customerName>("customer_name", Text, LABEL("Customer"), G::Customer, Default,
                                Sortable | Searchable | Editable),
        field<&C::customerPhoneNumber>("customer_phone_number", Phone, LABEL("Phone number"), G::Customer, Default,
                                       NotNull | Sortable | Searchable),
        field<&C::customerState>("customer_state", Text, LABEL("State"), G::Customer, Default, NotNull),
        field<&C::direction>("direction", OneOf, LABEL("Direction"), G::Call, Default, NotNull, Directions),
        field<&C::duration>("duration", Duration, LABEL("Duration"), G::Call, Default, Sortable),
        field<&C::id>("id", Text, LABEL("Call ID"), G::Technical, Default, NotNull),
        field<&C::recording>("recording", Url, LABEL("Recording"), G::Conversation, Default),
        field<&C::recordingDuration>("recording_duration", Duration, LABEL("Recording length"), G::Conversation,
                                     Default),
        field<&C::recordingPlayer>("recording_player", Url, LABEL("Recording player"), G::Technical, Default),
        field<&C::startTime>("start_time", Time, LABEL("Time"), G::Call, Default, NotNull | Sortable),
        field<&C::trackingPhoneNumber>("tracking_phone_number", Phone, LABEL("Tracking number"), G::Call, Default,
                                       NotNull | Searchable),
        field<&C::voicemail>("voicemail", YesNo, LABEL("Voicemail"), G::Call, Default, NotNull),
        field<&C::agentEmail>("agent_email", Text, LABEL("Agent"), G::Call, Default),

        field<&C::callType>("call_type", OneOf, LABEL("Call type"), G::Call, Optional, None, CallTypes),
        field<&C::clientId>("company_id", Text, LABEL("Client ID"), G::Technical, Optional, NotNull),
        field<&C::clientName>("company_name", Text, LABEL("Client"), G::Call, Optional),
        field<&C::clientTimeZone>("company_time_zone", Text, LABEL("Client time zone"), G::Technical, Optional),
        field<&C::createdAt>("created_at", Time, LABEL("Recorded at"), G::Technical, Optional),
        field<&C::trackerId>("tracker_id", Text, LABEL("Tracker ID"), G::Technical, Optional),
        field<&C::personId>("person_id", Text, LABEL("Person ID"), G::Technical, Optional),
        field<&C::firstCall>("first_call", YesNo, LABEL("First call"), G::Customer, Optional, Sortable),
        field<&C::priorCalls>("prior_calls", Number, LABEL("Earlier calls"), G::Customer, Optional),
        field<&C::totalCalls>("total_calls", Number, LABEL("Calls in all"), G::Customer, Optional),
        field<&C::sessionUuid>("session_uuid", Text, LABEL("Web session"), G::Technical, Optional),
        field<&C::keypadEntries>("keypad_entries", Nested, LABEL("Keypad entries"), G::Conversation, Optional),
        field<&C::zipCode>("zip_code", List, LABEL("Postcode"), G::Customer, Optional),
        field<&C::deviceType>("device_type", OneOf, LABEL("Device"), G::Attribution, Optional, Sortable, Devices),

        shown<derive::callType>("formatted_call_type", LABEL("Call type in words"), G::Call),
        shown<derive::location>("formatted_customer_location", LABEL("Location"), G::Customer),
        shown<derive::businessNumber>("formatted_business_phone_number", LABEL("Business number as written"), G::Call),
        shown<derive::customerName>("formatted_customer_name", LABEL("Customer as written"), G::Customer),
        shown<derive::nameOrNumber>("formatted_customer_name_or_phone_number", LABEL("Customer or number"),
                                    G::Customer),
        shown<derive::customerNumber>("formatted_customer_phone_number", LABEL("Phone number as written"), G::Customer),
        shown<derive::duration>("formatted_duration", LABEL("Duration in words"), G::Call),
        shown<derive::trackingNumber>("formatted_tracking_phone_number", LABEL("Tracking number as written"), G::Call),
        shown<derive::trackingSource>("formatted_tracking_source", LABEL("Source in words"), G::Attribution),
        shown<derive::value>("formatted_value", LABEL("Value as written"), G::Review),

        field<&C::leadStatus>("lead_status", OneOf, LABEL("Lead status"), G::Review, Optional, Sortable | Editable,
                              LeadStatuses),
        field<&C::goodLeadCallId>("good_lead_call_id", Text, LABEL("Call that made the lead"), G::Technical, Optional),
        field<&C::goodLeadCallTime>("good_lead_call_time", Time, LABEL("Lead since"), G::Review, Optional),
        field<&C::value>("value", Money, LABEL("Value"), G::Review, Optional, Editable),
        field<&C::note>("note", Text, LABEL("Note"), G::Review, Optional, Searchable | Editable),
        field<&C::tags>("tags", Tags, LABEL("Tags"), G::Review, Optional, NotNull | Sortable | Editable),
        field<&C::leadScore>("lead_score", OneOf, LABEL("Lead score"), G::Review, Optional, None, LeadScores),
        field<&C::leadExplanation>("lead_explanation", Text, LABEL("Why this score"), G::Review, Optional),

        field<&C::source>("source", Text, LABEL("Source"), G::Attribution, Optional, Sortable | Searchable),
        field<&C::sourceName>("source_name", Text, LABEL("Tracker"), G::Attribution, Optional, Sortable),
        field<&C::medium>("medium", Text, LABEL("Medium"), G::Attribution, Optional),
        field<&C::campaign>("campaign", Text, LABEL("Campaign"), G::Attribution, Optional),
        field<&C::keywords>("keywords", Text, LABEL("Keywords"), G::Attribution, Optional),
        field<&C::referringUrl>("referring_url", Url, LABEL("Referrer"), G::Attribution, Optional),
        field<&C::referrerDomain>("referrer_domain", Text, LABEL("Referrer domain"), G::Attribution, Optional),
        field<&C::landingPageUrl>("landing_page_url", Url, LABEL("Landing page"), G::Attribution, Optional, Sortable),
        field<&C::lastRequestedUrl>("last_requested_url", Url, LABEL("Last page"), G::Attribution, Optional),
        field<&C::utmSource>("utm_source", Text, LABEL("UTM source"), G::Attribution, Optional),
        field<&C::utmMedium>("utm_medium", Text, LABEL("UTM medium"), G::Attribution, Optional),
        field<&C::utmCampaign>("utm_campaign", Text, LABEL("UTM campaign"), G::Attribution, Optional),
        field<&C::utmTerm>("utm_term", Text, LABEL("UTM term"), G::Attribution, Optional),
        field<&C::utmContent>("utm_content", Text, LABEL("UTM content"), G::Attribution, Optional),
        field<&C::gclid>("gclid", Text, LABEL("Google click ID"), G::Attribution, Optional),
        field<&C::fbclid>("fbclid", Text, LABEL("Facebook click ID"), G::Attribution, Optional),
        field<&C::msclkid>("msclkid", Text, LABEL("Microsoft click ID"), G::Attribution, Optional),
        field<&C::ga>("ga", Text, LABEL("Google Analytics ID"), G::Technical, Optional),
        field<&C::custom>("custom", Nested, LABEL("Captured cookies"), G::Technical, Optional),
        field<&C::milestones>("milestones", Nested, LABEL("Milestones"), G::Attribution, Optional),
        field<&C::timelineUrl>("timeline_url", Url, LABEL("Timeline"), G::Technical, Optional),

        field<&C::transcription>("transcription", Text, LABEL("Transcript text"), G::Conversation, Optional),
        field<&C::callSummary>("call_summary", Text, LABEL("Summary"), G::Conversation, Optional),
        field<&C::sentiment>("sentiment", OneOf, LABEL("Sentiment"), G::Conversation, Optional, None, Sentiments),
        field<&C::speakerPercent>("speaker_percent", Nested, LABEL("Talk share"), G::Conversation, Optional),
        field<&C::callHighlights>("call_highlights", List, LABEL("Highlights"), G::Conversation, Optional, NotNull),
        field<&C::keywordsSpotted>("keywords_spotted", Nested, LABEL("Keywords spotted"), G::Conversation, Optional),
        field<&C::waveforms>("waveforms", List, LABEL("Waveform images"), G::Technical, Optional, NotNull),
        field<&C::voiceAssistMessage>("voice_assist_message", Nested, LABEL("Voice assistant"), G::Conversation,
                                      Optional),
        row("conversational_transcript", Dialogue, LABEL("Transcript"), G::Conversation, FieldSet::SingleCallOnly,
            &noView, &noAssign, None, {}),

        field<&C::utma>("utma", Text, LABEL("utma cookie"), G::Technical, Legacy),
        field<&C::utmb>("utmb", Text, LABEL("utmb cookie"), G::Technical, Legacy),
        field<&C::utmc>("utmc", Text, LABEL("utmc cookie"), G::Technical, Legacy),
        field<&C::utmv>("utmv", Text, LABEL("utmv cookie"), G::Technical, Legacy),
        field<&C::utmz>("utmz", Text, LABEL("utmz cookie"), G::Technical, Legacy),
        field<&C::integrationData>("integration_data", Nested, LABEL("Integration data"), G::Technical, Legacy),
    };
#undef LABEL
}

const std::vector<Field> &all()
{
    static const std::vector<Field> fields = table();
    return fields;
}

} // namespace

std::span<const Field> callFields()
{
    return all();
}

const Field *callField(std::string_view key)
{
    static const auto index = [] {
        std::unordered_map<std::string_view, const Field *> byKey;
        for (const Field &f : all())
            byKey.emplace(f.key, &f);
        return byKey;
    }();
    const auto it = index.find(key);
    return it == index.end() ? nullptr : it->second;
}

Value value(const Field &field, const Call &call)
{
    std::string scratch;
    return std::visit(
        [](auto v) -> Value {
            using V = decltype(v);
            if constexpr (std::is_same_v<V, std::string_view>)
                return std::string(v);
            else if constexpr (std::is_same_v<V, const Words *>)
                return *v;
            else
                return v;
        },
        field.get(call, scratch));
}

} // namespace earshot
