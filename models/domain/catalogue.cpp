#include "models/domain/catalogue.h"

#include "models/domain/derived.h"
#include "models/domain/member.h"

#include <QCoreApplication>

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

template <auto Member>
ValueView getFigure(const Call &call, std::string &)
{
    return member::view(call.figures.*Member);
}
template <auto Member>
bool assignFigure(Call &call, const Value &value)
{
    return member::put(call.figures.*Member, value);
}

template <auto Member>
Field figure(const char *key, Kind kind, const char *label)
{
    return row(key, kind, label, FieldGroup::Conversation, FieldSet::Own, &getFigure<Member>, &assignFigure<Member>,
               None, {});
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

// A class for its translation context.
class Fields {
    Q_DECLARE_TR_FUNCTIONS(Field)
public:
    static std::vector<Field> table()
    {
        using C = Call;
        using F = TalkFigures;
        using G = FieldGroup;
        using enum Kind;
        constexpr auto Default = FieldSet::Default;
        constexpr auto Optional = FieldSet::Optional;
        constexpr auto Legacy = FieldSet::Legacy;
        return {
            field<&C::answered>("answered", YesNo, QT_TR_NOOP("Answered"), G::Call, Default, Sortable),
            field<&C::businessPhoneNumber>("business_phone_number", Phone, QT_TR_NOOP("Business number"), G::Call,
                                           Default, Searchable),
            field<&C::customerCity>("customer_city", Text, QT_TR_NOOP("City"), G::Customer, Default,
                                    NotNull | Sortable),
            field<&C::customerCountry>("customer_country", Text, QT_TR_NOOP("Country"), G::Customer, Default,
                                       NotNull | Sortable),
            field<&C::customerName>("customer_name", Text, QT_TR_NOOP("Customer"), G::Customer, Default,
                                    Sortable | Searchable | Editable),
            field<&C::customerPhoneNumber>("customer_phone_number", Phone, QT_TR_NOOP("Phone number"), G::Customer,
                                           Default, NotNull | Sortable | Searchable),
            field<&C::customerState>("customer_state", Text, QT_TR_NOOP("State"), G::Customer, Default, NotNull),
            field<&C::direction>("direction", OneOf, QT_TR_NOOP("Direction"), G::Call, Default, NotNull, Directions),
            field<&C::duration>("duration", Duration, QT_TR_NOOP("Duration"), G::Call, Default, Sortable),
            field<&C::id>("id", Text, QT_TR_NOOP("Call ID"), G::Technical, Default, NotNull),
            field<&C::recording>("recording", Url, QT_TR_NOOP("Recording"), G::Conversation, Default),
            field<&C::recordingDuration>("recording_duration", Duration, QT_TR_NOOP("Recording length"),
                                         G::Conversation, Default),
            field<&C::recordingPlayer>("recording_player", Url, QT_TR_NOOP("Recording player"), G::Technical, Default),
            field<&C::startTime>("start_time", Time, QT_TR_NOOP("Time"), G::Call, Default, NotNull | Sortable),
            field<&C::trackingPhoneNumber>("tracking_phone_number", Phone, QT_TR_NOOP("Tracking number"), G::Call,
                                           Default, NotNull | Searchable),
            field<&C::voicemail>("voicemail", YesNo, QT_TR_NOOP("Voicemail"), G::Call, Default, NotNull),
            field<&C::agentEmail>("agent_email", Text, QT_TR_NOOP("Agent"), G::Call, Default),

            field<&C::callType>("call_type", OneOf, QT_TR_NOOP("Call type"), G::Call, Optional, None, CallTypes),
            field<&C::clientId>("company_id", Text, QT_TR_NOOP("Client ID"), G::Technical, Optional, NotNull),
            field<&C::clientName>("company_name", Text, QT_TR_NOOP("Client"), G::Call, Optional),
            field<&C::clientTimeZone>("company_time_zone", Text, QT_TR_NOOP("Client time zone"), G::Technical,
                                      Optional),
            field<&C::createdAt>("created_at", Time, QT_TR_NOOP("Recorded at"), G::Technical, Optional),
            field<&C::trackerId>("tracker_id", Text, QT_TR_NOOP("Tracker ID"), G::Technical, Optional),
            field<&C::personId>("person_id", Text, QT_TR_NOOP("Person ID"), G::Technical, Optional),
            field<&C::firstCall>("first_call", YesNo, QT_TR_NOOP("First call"), G::Customer, Optional, Sortable),
            field<&C::priorCalls>("prior_calls", Number, QT_TR_NOOP("Earlier calls"), G::Customer, Optional),
            field<&C::totalCalls>("total_calls", Number, QT_TR_NOOP("Calls in all"), G::Customer, Optional),
            field<&C::sessionUuid>("session_uuid", Text, QT_TR_NOOP("Web session"), G::Technical, Optional),
            field<&C::keypadEntries>("keypad_entries", Nested, QT_TR_NOOP("Keypad entries"), G::Conversation, Optional),
            field<&C::zipCode>("zip_code", List, QT_TR_NOOP("Postcode"), G::Customer, Optional),
            field<&C::deviceType>("device_type", OneOf, QT_TR_NOOP("Device"), G::Attribution, Optional, Sortable,
                                  Devices),

            shown<derive::callType>("formatted_call_type", QT_TR_NOOP("Call type in words"), G::Call),
            shown<derive::location>("formatted_customer_location", QT_TR_NOOP("Location"), G::Customer),
            shown<derive::businessNumber>("formatted_business_phone_number", QT_TR_NOOP("Business number as written"),
                                          G::Call),
            shown<derive::customerName>("formatted_customer_name", QT_TR_NOOP("Customer as written"), G::Customer),
            shown<derive::nameOrNumber>("formatted_customer_name_or_phone_number", QT_TR_NOOP("Customer or number"),
                                        G::Customer),
            shown<derive::customerNumber>("formatted_customer_phone_number", QT_TR_NOOP("Phone number as written"),
                                          G::Customer),
            shown<derive::duration>("formatted_duration", QT_TR_NOOP("Duration in words"), G::Call),
            shown<derive::trackingNumber>("formatted_tracking_phone_number", QT_TR_NOOP("Tracking number as written"),
                                          G::Call),
            shown<derive::trackingSource>("formatted_tracking_source", QT_TR_NOOP("Source in words"), G::Attribution),
            shown<derive::value>("formatted_value", QT_TR_NOOP("Value as written"), G::Review),

            field<&C::leadStatus>("lead_status", OneOf, QT_TR_NOOP("Lead status"), G::Review, Optional,
                                  Sortable | Editable, LeadStatuses),
            field<&C::goodLeadCallId>("good_lead_call_id", Text, QT_TR_NOOP("Call that made the lead"), G::Technical,
                                      Optional),
            field<&C::goodLeadCallTime>("good_lead_call_time", Time, QT_TR_NOOP("Lead since"), G::Review, Optional),
            field<&C::value>("value", Money, QT_TR_NOOP("Value"), G::Review, Optional, Editable),
            field<&C::note>("note", Text, QT_TR_NOOP("Note"), G::Review, Optional, Searchable | Editable),
            field<&C::tags>("tags", Tags, QT_TR_NOOP("Tags"), G::Review, Optional, NotNull | Sortable | Editable),
            field<&C::leadScore>("lead_score", OneOf, QT_TR_NOOP("Lead score"), G::Review, Optional, None, LeadScores),
            field<&C::leadExplanation>("lead_explanation", Text, QT_TR_NOOP("Why this score"), G::Review, Optional),

            field<&C::source>("source", Text, QT_TR_NOOP("Source"), G::Attribution, Optional, Sortable | Searchable),
            field<&C::sourceName>("source_name", Text, QT_TR_NOOP("Tracker"), G::Attribution, Optional, Sortable),
            field<&C::medium>("medium", Text, QT_TR_NOOP("Medium"), G::Attribution, Optional),
            field<&C::campaign>("campaign", Text, QT_TR_NOOP("Campaign"), G::Attribution, Optional),
            field<&C::keywords>("keywords", Text, QT_TR_NOOP("Keywords"), G::Attribution, Optional),
            field<&C::referringUrl>("referring_url", Url, QT_TR_NOOP("Referrer"), G::Attribution, Optional),
            field<&C::referrerDomain>("referrer_domain", Text, QT_TR_NOOP("Referrer domain"), G::Attribution, Optional),
            field<&C::landingPageUrl>("landing_page_url", Url, QT_TR_NOOP("Landing page"), G::Attribution, Optional,
                                      Sortable),
            field<&C::lastRequestedUrl>("last_requested_url", Url, QT_TR_NOOP("Last page"), G::Attribution, Optional),
            field<&C::utmSource>("utm_source", Text, QT_TR_NOOP("UTM source"), G::Attribution, Optional),
            field<&C::utmMedium>("utm_medium", Text, QT_TR_NOOP("UTM medium"), G::Attribution, Optional),
            field<&C::utmCampaign>("utm_campaign", Text, QT_TR_NOOP("UTM campaign"), G::Attribution, Optional),
            field<&C::utmTerm>("utm_term", Text, QT_TR_NOOP("UTM term"), G::Attribution, Optional),
            field<&C::utmContent>("utm_content", Text, QT_TR_NOOP("UTM content"), G::Attribution, Optional),
            field<&C::gclid>("gclid", Text, QT_TR_NOOP("Google click ID"), G::Attribution, Optional),
            field<&C::fbclid>("fbclid", Text, QT_TR_NOOP("Facebook click ID"), G::Attribution, Optional),
            field<&C::msclkid>("msclkid", Text, QT_TR_NOOP("Microsoft click ID"), G::Attribution, Optional),
            field<&C::ga>("ga", Text, QT_TR_NOOP("Google Analytics ID"), G::Technical, Optional),
            field<&C::custom>("custom", Nested, QT_TR_NOOP("Captured cookies"), G::Technical, Optional),
            field<&C::milestones>("milestones", Nested, QT_TR_NOOP("Milestones"), G::Attribution, Optional),
            field<&C::timelineUrl>("timeline_url", Url, QT_TR_NOOP("Timeline"), G::Technical, Optional),

            field<&C::transcription>("transcription", Text, QT_TR_NOOP("Transcript text"), G::Conversation, Optional),
            field<&C::callSummary>("call_summary", Text, QT_TR_NOOP("Summary"), G::Conversation, Optional),
            field<&C::sentiment>("sentiment", OneOf, QT_TR_NOOP("Sentiment"), G::Conversation, Optional, None,
                                 Sentiments),
            field<&C::speakerPercent>("speaker_percent", Nested, QT_TR_NOOP("Talk share"), G::Conversation, Optional),
            field<&C::callHighlights>("call_highlights", List, QT_TR_NOOP("Highlights"), G::Conversation, Optional,
                                      NotNull),
            field<&C::keywordsSpotted>("keywords_spotted", Nested, QT_TR_NOOP("Keywords spotted"), G::Conversation,
                                       Optional),
            field<&C::waveforms>("waveforms", List, QT_TR_NOOP("Waveform images"), G::Technical, Optional, NotNull),
            field<&C::voiceAssistMessage>("voice_assist_message", Nested, QT_TR_NOOP("Voice assistant"),
                                          G::Conversation, Optional),
            row("conversational_transcript", Dialogue, QT_TR_NOOP("Transcript"), G::Conversation,
                FieldSet::SingleCallOnly, &noView, &noAssign, None, {}),

            figure<&F::silence>("silence", Duration, QT_TR_NOOP("Silence")),
            figure<&F::longestSilence>("longest_silence", Duration, QT_TR_NOOP("Longest silence")),
            figure<&F::overlap>("overlap", Duration, QT_TR_NOOP("Both talk")),
            figure<&F::overlaps>("overlaps", Number, QT_TR_NOOP("Times both talk")),
            figure<&F::agentShare>("agent_share", Number, QT_TR_NOOP("Agent's share of talk (%)")),
            figure<&F::callerMonologue>("caller_monologue", Duration, QT_TR_NOOP("Caller's longest monologue")),
            figure<&F::agentMonologue>("agent_monologue", Duration, QT_TR_NOOP("Agent's longest monologue")),
            figure<&F::callerInterruptions>("caller_interruptions", Number, QT_TR_NOOP("Interruptions by the caller")),
            figure<&F::agentInterruptions>("agent_interruptions", Number, QT_TR_NOOP("Interruptions by the agent")),
            figure<&F::callerQuestions>("caller_questions", Number, QT_TR_NOOP("Caller's questions")),
            figure<&F::agentQuestions>("agent_questions", Number, QT_TR_NOOP("Agent's questions")),
            figure<&F::callerPace>("caller_pace", Number, QT_TR_NOOP("Caller's words a minute")),
            figure<&F::agentPace>("agent_pace", Number, QT_TR_NOOP("Agent's words a minute")),
            figure<&F::callerLoudness>("caller_loudness", Number, QT_TR_NOOP("Caller's loudness (dBov)")),
            figure<&F::agentLoudness>("agent_loudness", Number, QT_TR_NOOP("Agent's loudness (dBov)")),
            figure<&F::callerPitchRange>("caller_pitch_range", Number, QT_TR_NOOP("Caller's pitch range (semitones)")),
            figure<&F::agentPitchRange>("agent_pitch_range", Number, QT_TR_NOOP("Agent's pitch range (semitones)")),

            field<&C::utma>("utma", Text, QT_TR_NOOP("utma cookie"), G::Technical, Legacy),
            field<&C::utmb>("utmb", Text, QT_TR_NOOP("utmb cookie"), G::Technical, Legacy),
            field<&C::utmc>("utmc", Text, QT_TR_NOOP("utmc cookie"), G::Technical, Legacy),
            field<&C::utmv>("utmv", Text, QT_TR_NOOP("utmv cookie"), G::Technical, Legacy),
            field<&C::utmz>("utmz", Text, QT_TR_NOOP("utmz cookie"), G::Technical, Legacy),
            field<&C::integrationData>("integration_data", Nested, QT_TR_NOOP("Integration data"), G::Technical,
                                       Legacy),
        };
    }
};

const std::vector<Field> &all()
{
    static const std::vector<Field> fields = Fields::table();
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
