#include "models/store/records.h"

#include "models/domain/member.h"
#include "models/sql/columns.h"

#include <algorithm>

namespace earshot::store {
namespace {

template <auto Member>
struct Of;
template <typename T, typename M, M T::*Member>
struct Of<Member> {
    using Record = T;
};

template <auto Member>
auto column(const char *name, Kind kind = Kind::Text) -> Column<typename Of<Member>::Record>
{
    using Record = typename Of<Member>::Record;
    return {name, kind, &member::get<Member, Record>, &member::assign<Member, Record>};
}

ValueView roleOf(const User &user, std::string &)
{
    return std::int64_t(user.role);
}
bool setRole(User &user, const Value &value)
{
    const auto *number = std::get_if<std::int64_t>(&value);
    if (number && *number >= 0 && *number <= std::int64_t(Role::Admin))
        user.role = Role(*number);
    return number != nullptr;
}
ValueView clientsOf(const User &user, std::string &scratch)
{
    Words ids;
    for (const ClientId &id : user.clients)
        ids.push_back(id.text);
    scratch = sql::wordsToJson(ids);
    return std::string_view(scratch);
}
bool setClients(User &user, const Value &value)
{
    user.clients.clear();
    for (const std::string &id : sql::wordsFromJson(std::get<std::string>(value)))
        user.clients.emplace_back(id);
    return true;
}

} // namespace

template <>
const Table<Client> &table()
{
    using enum Kind;
    using C = Client;
    static const Table<Client> out = {"clients",
                                      {column<&C::id>("id"), column<&C::name>("name"), column<&C::status>("status"),
                                       column<&C::timeZone>("time_zone"), column<&C::createdAt>("created_at", Time),
                                       column<&C::disabledAt>("disabled_at", Time),
                                       column<&C::dniActive>("dni_active", YesNo), column<&C::scriptUrl>("script_url"),
                                       column<&C::callscoreEnabled>("callscore_enabled", YesNo),
                                       column<&C::leadScoringEnabled>("lead_scoring_enabled", YesNo),
                                       column<&C::swapExcludeJquery>("swap_exclude_jquery", YesNo),
                                       column<&C::swapPpcOverride>("swap_ppc_override", YesNo),
                                       column<&C::swapLandingOverride>("swap_landing_override"),
                                       column<&C::swapCookieDuration>("swap_cookie_duration", Number),
                                       column<&C::swapCookieDurationUnit>("swap_cookie_duration_unit"),
                                       column<&C::callscribeEnabled>("callscribe_enabled", YesNo),
                                       column<&C::keywordSpottingEnabled>("keyword_spotting_enabled", YesNo),
                                       column<&C::formCapture>("form_capture", YesNo)}};
    return out;
}

template <>
const Table<Tracker> &table()
{
    using enum Kind;
    using T = Tracker;
    static const Table<Tracker> out = {
        "trackers",
        {column<&T::id>("id"), column<&T::clientId>("company_id"), column<&T::clientName>("company_name"),
         column<&T::name>("name"), column<&T::type>("type"), column<&T::status>("status"),
         column<&T::destinationNumber>("destination_number"), column<&T::trackingNumbers>("tracking_numbers", List),
         column<&T::whisperMessage>("whisper_message"), column<&T::smsEnabled>("sms_enabled", YesNo),
         column<&T::smsSupported>("sms_supported", YesNo), column<&T::callFlow>("call_flow"),
         column<&T::messageFlow>("message_flow"), column<&T::source>("source"),
         column<&T::createdAt>("created_at", Time), column<&T::disabledAt>("disabled_at", Time),
         column<&T::campaignName>("campaign_name"), column<&T::swapTargets>("swap_targets", List)}};
    return out;
}

template <>
const Table<Tag> &table()
{
    using T = Tag;
    static const Table<Tag> out = {"tags",
                                   {column<&T::id>("id"), column<&T::name>("name"), column<&T::level>("level"),
                                    column<&T::color>("color"), column<&T::backgroundColor>("background_color"),
                                    column<&T::clientId>("company_id"), column<&T::status>("status"),
                                    column<&T::createdAt>("created_at", Kind::Time)}};
    return out;
}

template <>
const Table<User> &table()
{
    using enum Kind;
    using U = User;
    static const Table<User> out = {
        "users",
        {column<&U::id>("id"), column<&U::email>("email"), column<&U::firstName>("first_name"),
         column<&U::lastName>("last_name"), Column<User>{"role", Number, &roleOf, &setRole},
         Column<User>{"companies", Text, &clientsOf, &setClients}, column<&U::clientNames>("company_names", List),
         column<&U::createdAt>("created_at", Time), column<&U::accepted>("accepted", YesNo)}};
    return out;
}

template <>
const Table<FormSubmission> &table()
{
    using enum Kind;
    using F = FormSubmission;
    static const Table<FormSubmission> out = {"forms",
                                              {column<&F::id>("id"),
                                               column<&F::clientId>("company_id"),
                                               column<&F::personId>("person_id"),
                                               column<&F::formData>("form_data"),
                                               column<&F::formUrl>("form_url"),
                                               column<&F::landingPageUrl>("landing_page_url"),
                                               column<&F::referrer>("referrer"),
                                               column<&F::referringUrl>("referring_url"),
                                               column<&F::submittedAt>("submitted_at", Time),
                                               column<&F::firstForm>("first_form", YesNo),
                                               column<&F::customerPhoneNumber>("customer_phone_number"),
                                               column<&F::customerName>("customer_name"),
                                               column<&F::customerEmail>("customer_email"),
                                               column<&F::source>("source"),
                                               column<&F::keywords>("keywords"),
                                               column<&F::campaign>("campaign"),
                                               column<&F::medium>("medium"),
                                               column<&F::clientName>("company_name"),
                                               column<&F::leadStatus>("lead_status"),
                                               column<&F::note>("note"),
                                               column<&F::formName>("form_name"),
                                               column<&F::timelineUrl>("timeline_url"),
                                               column<&F::value>("value", Money),
                                               column<&F::tags>("tags", List),
                                               column<&F::utmSource>("utm_source"),
                                               column<&F::utmMedium>("utm_medium"),
                                               column<&F::utmCampaign>("utm_campaign"),
                                               column<&F::milestones>("milestones")}};
    return out;
}

template <>
const Table<Conversation> &table()
{
    using C = Conversation;
    static const Table<Conversation> out = {
        "conversations",
        {column<&C::id>("id"), column<&C::clientId>("company_id"), column<&C::initialTrackerId>("initial_tracker_id"),
         column<&C::currentTrackerId>("current_tracker_id"), column<&C::customerName>("customer_name"),
         column<&C::customerPhoneNumber>("customer_phone_number"),
         column<&C::initialTrackingNumber>("initial_tracking_number"),
         column<&C::currentTrackingNumber>("current_tracking_number"),
         column<&C::lastMessageAt>("last_message_at", Kind::Time), column<&C::state>("state"),
         column<&C::clientTimeZone>("company_time_zone"), column<&C::leadStatus>("lead_status"),
         column<&C::source>("source")}};
    return out;
}

template <>
const Table<TextMessage> &table()
{
    using M = TextMessage;
    static const Table<TextMessage> out = {
        "messages",
        {column<&M::id>("id"), column<&M::direction>("direction"), column<&M::content>("content"),
         column<&M::createdAt>("created_at", Kind::Time), column<&M::status>("status"), column<&M::type>("type"),
         column<&M::mediaUrls>("media_urls", Kind::List), column<&M::userId>("user_id"),
         column<&M::userName>("user_name")}};
    return out;
}

template <>
const Table<PageView> &table()
{
    using P = PageView;
    static const Table<PageView> out = {"page_views",
                                        {column<&P::pageUrl>("page_url"), column<&P::referrerUrl>("referrer_url"),
                                         column<&P::createdAt>("created_at", Kind::Time)}};
    return out;
}

template <typename T>
std::string Table<T>::columnList() const
{
    std::string out;
    for (const Column<T> &column : columns)
        out += (out.empty() ? "" : ", ") + std::string(column.name);
    return out;
}

template <typename T>
void Table<T>::bind(SQLite::Statement &statement, int first, const T &record) const
{
    std::string scratch;
    for (const Column<T> &column : columns)
        sql::bindValue(statement, first++, column.get(record, scratch));
}

template <typename T>
T Table<T>::read(const SQLite::Statement &statement, int first) const
{
    T out;
    for (const Column<T> &column : columns)
        column.assign(out, sql::readValue(statement, first++, column.kind));
    return out;
}

template <typename T>
std::vector<T> select(sql::Connection &connection, std::string_view where, const std::vector<Value> &bound)
{
    const Table<T> &from = table<T>();
    const auto statement =
        connection.prepared("SELECT " + from.columnList() + " FROM " + from.name + ' ' + std::string(where));
    int index = 0;
    for (const Value &value : bound)
        sql::bindValue(*statement, ++index, value);
    std::vector<T> out;
    while (statement->executeStep())
        out.push_back(from.read(*statement, 0));
    return out;
}

template <typename T>
T withKnown(sql::Connection &connection, T record, const Words &keys)
{
    for (std::string key : keys) {
        std::replace(key.begin(), key.end(), '.', '_'); // "company.id" is a column company_id
        for (const Column<T> &column : table<T>().columns) {
            const bool isName = key == "companies" && column.name == std::string_view("company_names");
            if (column.name != key && !isName)
                continue;
            const auto known = connection.prepared(std::string("SELECT ") + column.name + " FROM " + table<T>().name +
                                                   " WHERE id = ?");
            known->bind(1, record.id.text);
            if (known->executeStep())
                column.assign(record, sql::readValue(*known, 0, column.kind));
        }
    }
    return record;
}

template <typename T>
bool upsert(sql::Connection &connection, const T &record)
{
    const Table<T> &into = table<T>();
    static const std::string text = [&into] {
        std::string set, mine, theirs;
        for (std::size_t i = 1; i < into.columns.size(); ++i) {
            const std::string name = into.columns[i].name;
            set += (i > 1 ? ", " : "") + name + " = excluded." + name;
            mine += (i > 1 ? ", " : "") + std::string(into.name) + '.' + name;
            theirs += (i > 1 ? ", excluded." : "excluded.") + name;
        }
        return std::string("INSERT INTO ") + into.name + " (" + into.columnList() + ") VALUES (" +
               sql::placeholders(into.columns.size()) + ") ON CONFLICT (id) DO UPDATE SET " + set + " WHERE (" + mine +
               ") IS NOT (" + theirs + ')';
    }();
    const auto statement = connection.prepared(text);
    into.bind(*statement, 1, record);
    return statement->exec() > 0;
}

#define INSTANTIATE(T)                                                                                                 \
    template struct Table<T>;                                                                                          \
    template std::vector<T> select(sql::Connection &, std::string_view, const std::vector<Value> &);
INSTANTIATE(Client)
INSTANTIATE(Tracker)
INSTANTIATE(Tag)
INSTANTIATE(User)
INSTANTIATE(FormSubmission)
INSTANTIATE(Conversation)
INSTANTIATE(TextMessage)
INSTANTIATE(PageView)
#undef INSTANTIATE
template bool upsert(sql::Connection &, const Client &);
template Client withKnown(sql::Connection &, Client, const Words &);
template bool upsert(sql::Connection &, const Tracker &);
template Tracker withKnown(sql::Connection &, Tracker, const Words &);
template bool upsert(sql::Connection &, const Tag &);
template Tag withKnown(sql::Connection &, Tag, const Words &);
template bool upsert(sql::Connection &, const User &);
template User withKnown(sql::Connection &, User, const Words &);
template bool upsert(sql::Connection &, const FormSubmission &);
template FormSubmission withKnown(sql::Connection &, FormSubmission, const Words &);
template bool upsert(sql::Connection &, const Conversation &);
template Conversation withKnown(sql::Connection &, Conversation, const Words &);

} // namespace earshot::store
