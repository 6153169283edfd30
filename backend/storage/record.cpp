#include "backend/storage/record.h"

#include "models/domain/interactions.h"
#include "models/domain/person.h"

namespace earshot::storage {

template <>
const std::vector<Column<Account>> &columns()
{
    using T = Account;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        own<&T::name>("name"),
        joined<&T::numericId>("row"),
        own<&T::outboundRecordingEnabled>("outbound_recording_enabled"),
        own<&T::hipaaAccount>("hipaa_account"),
    };
    return table;
}

template <>
const std::vector<Column<Client>> &columns()
{
    using T = Client;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        own<&T::name>("name"),
        own<&T::status>("status"),
        own<&T::timeZone>("time_zone"),
        own<&T::createdAt>("created_at"),
        own<&T::disabledAt>("disabled_at"),
        own<&T::dniActive>("dni_active"),
        own<&T::scriptUrl>("script_url"),
        own<&T::callscoreEnabled>("callscore_enabled"),
        own<&T::leadScoringEnabled>("lead_scoring_enabled"),
        own<&T::swapExcludeJquery>("swap_exclude_jquery"),
        own<&T::swapPpcOverride>("swap_ppc_override"),
        own<&T::swapLandingOverride>("swap_landing_override"),
        own<&T::swapCookieDuration>("swap_cookie_duration"),
        own<&T::swapCookieDurationUnit>("swap_cookie_duration_unit"),
        own<&T::callscribeEnabled>("callscribe_enabled"),
        own<&T::keywordSpottingEnabled>("keyword_spotting_enabled"),
        own<&T::formCapture>("form_capture"),
    };
    return table;
}

template <>
const std::vector<Column<Tracker>> &columns()
{
    using T = Tracker;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        joined<&T::clientId>("company_id"),
        joined<&T::clientName>("company_name"),
        own<&T::name>("name"),
        own<&T::type>("type"),
        own<&T::status>("status"),
        own<&T::destinationNumber>("destination_number"),
        own<&T::trackingNumbers>("tracking_numbers"),
        own<&T::whisperMessage>("whisper_message"),
        own<&T::smsEnabled>("sms_enabled"),
        own<&T::smsSupported>("sms_supported"),
        own<&T::callFlow>("call_flow"),
        own<&T::messageFlow>("message_flow"),
        own<&T::source>("source"),
        own<&T::createdAt>("created_at"),
        own<&T::disabledAt>("disabled_at"),
        own<&T::campaignName>("campaign_name"),
        own<&T::swapTargets>("swap_targets"),
    };
    return table;
}

template <>
const std::vector<Column<Tag>> &columns()
{
    using T = Tag;
    static const std::vector<Column<T>> table = {
        joined<&T::id>("id"),
        own<&T::name>("name"),
        joined<&T::level>("tag_level"),
        own<&T::color>("color"),
        joined<&T::clientId>("company_id"),
        own<&T::status>("status"),
        own<&T::createdAt>("created_at"),
    };
    return table;
}

template <>
const std::vector<Column<User>> &columns()
{
    using T = User;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        own<&T::email>("email"),
        own<&T::firstName>("first_name"),
        own<&T::lastName>("last_name"),
        own<&T::role>("role"),
        own<&T::createdAt>("created_at"),
        own<&T::accepted>("accepted"),
    };
    return table;
}

template <>
const std::vector<Column<FormSubmission>> &columns()
{
    using T = FormSubmission;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        joined<&T::clientId>("company_id"),
        joined<&T::personId>("person_id"),
        own<&T::formData>("form_data"),
        own<&T::formUrl>("form_url"),
        own<&T::landingPageUrl>("landing_page_url"),
        own<&T::referrer>("referrer"),
        own<&T::referringUrl>("referring_url"),
        own<&T::submittedAt>("submitted_at"),
        own<&T::firstForm>("first_form"),
        own<&T::customerPhoneNumber>("customer_phone_number"),
        own<&T::customerName>("customer_name"),
        own<&T::customerEmail>("customer_email"),
        own<&T::source>("source"),
        own<&T::keywords>("keywords"),
        own<&T::campaign>("campaign"),
        own<&T::medium>("medium"),
        joined<&T::clientName>("company_name"),
        own<&T::leadStatus>("lead_status"),
        own<&T::value>("value"),
        own<&T::note>("note"),
        own<&T::formName>("form_name"),
        own<&T::timelineUrl>("timeline_url"),
        joined<&T::tags>("tags"),
        own<&T::utmSource>("utm_source"),
        own<&T::utmMedium>("utm_medium"),
        own<&T::utmCampaign>("utm_campaign"),
        own<&T::milestones>("milestones"),
    };
    return table;
}

template <>
const std::vector<Column<Conversation>> &columns()
{
    using T = Conversation;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        joined<&T::clientId>("company_id"),
        joined<&T::initialTrackerId>("initial_tracker_id"),
        joined<&T::currentTrackerId>("current_tracker_id"),
        own<&T::customerName>("customer_name"),
        own<&T::customerPhoneNumber>("customer_phone_number"),
        own<&T::initialTrackingNumber>("initial_tracking_number"),
        own<&T::currentTrackingNumber>("current_tracking_number"),
        own<&T::lastMessageAt>("last_message_at"),
        own<&T::state>("state"),
        joined<&T::clientTimeZone>("company_time_zone"),
        own<&T::leadStatus>("lead_status"),
        own<&T::source>("source"),
    };
    return table;
}

template <>
const std::vector<Column<TextMessage>> &columns()
{
    using T = TextMessage;
    static const std::vector<Column<T>> table = {
        own<&T::id>("id"),
        own<&T::direction>("direction"),
        own<&T::content>("content"),
        own<&T::createdAt>("created_at"),
        own<&T::status>("status"),
        own<&T::type>("type"),
        own<&T::mediaUrls>("media_urls"),
        own<&T::userId>("user_id"),
        own<&T::userName>("user_name"),
    };
    return table;
}

template <>
const std::vector<Column<PageView>> &columns()
{
    using T = PageView;
    static const std::vector<Column<T>> table = {
        own<&T::referrerUrl>("referrer_url"),
        own<&T::pageUrl>("page_url"),
        own<&T::createdAt>("created_at"),
    };
    return table;
}

template <>
const std::vector<Column<Person>> &columns()
{
    using T = Person;
    static const std::vector<Column<T>> table = {
        joined<&T::id>("id"),
        joined<&T::clientId>("company_id"),
        joined<&T::clientName>("company_name"),
        joined<&T::name>("name"),
        joined<&T::phone>("phone"),
        joined<&T::email>("email"),
        joined<&T::createdAt>("created_at"),
        joined<&T::totalCalls>("total_calls"),
        joined<&T::goodLeadCallId>("good_lead_call_id"),
        joined<&T::goodLeadCallTime>("good_lead_call_time"),
    };
    return table;
}

} // namespace earshot::storage
