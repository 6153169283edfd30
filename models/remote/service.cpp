#include "models/remote/service.h"

#include "models/domain/callids.h"
#include "models/remote/receipt.h"
#include "models/wire/fields.h"

#include <initializer_list>
#include <set>

namespace earshot::remote {
namespace {

constexpr int MessageRows = 100; // the most the service gives of one conversation
constexpr std::size_t MostRecordingBytes = std::size_t(512) << 20;

// The optional fields of the other lists (callrail-v3 §2, §4.6); those of calls come from the catalogue.
constexpr std::string_view FormFields = "company_name,lead_status,value,note,tags,utm_source,utm_medium,utm_campaign,"
                                        "form_name,timeline_url,milestones";
constexpr std::string_view TrackerFields = "campaign_name,swap_targets";
constexpr std::string_view ConversationFields = "lead_status,source";

using Parameters = std::initializer_list<std::pair<std::string_view, std::string>>;

/// The path with a query; parameters without a value are left out.
std::string withQuery(std::string path, const Parameters &parameters)
{
    char separator = '?';
    for (const auto &[name, value] : parameters) {
        if (value.empty())
            continue;
        path += separator + std::string(name) + '=' + urlEncoded(value);
        separator = '&';
    }
    return path;
}

std::string number(int n)
{
    return std::to_string(n);
}

/// "2017-01-24T16:27", in UTC: such requests say time_zone=UTC.
std::string minute(Instant t)
{
    return formatIso(t, IsoStyle::Utc).substr(0, 16);
}

std::string fromMinute(const Window &window)
{
    return minute(window.from);
}

std::string toMinute(const Window &window)
{
    return minute(std::chrono::ceil<std::chrono::minutes>(window.to));
}

HttpRequest get(std::string url)
{
    HttpRequest request;
    request.url = std::move(url);
    return request;
}

/// Calls have two ids, a number and a masked one; an answer may name the other.
Result<void> isOf(const Call &call, const CallId &asked)
{
    if (call.id == asked || haveDifferentForms(call.id, asked))
        return {};
    return Error{Error::Kind::BadData, "the server answered for another call"};
}

/// A reader for answers whose errors need no second look.
template <typename T>
typename Pending<T>::Reader reading(std::function<Result<T>(std::string body)> read)
{
    return [read = std::move(read)](Result<HttpResponse> answer, int) -> Result<T> {
        if (!answer)
            return answer.error();
        return read(std::move(answer->body));
    };
}

template <typename T>
typename Pending<wire::Page<T>>::Reader readingPage()
{
    return reading<wire::Page<T>>([](std::string body) { return wire::readPage<T>(std::move(body)); });
}

/// What Earshot's own server calls the version of a call. Others have validators too, which do not hold writes back.
std::string versionIn(const HttpResponse &answer)
{
    const std::string tag = answer.etag.substr(answer.etag.starts_with("W/") ? 2 : 0); // of a compressed answer
    return tag.starts_with(wire::CallVersionPrefix) ? tag : std::string();
}

template <typename T, typename Update>
T updated(T record, const Update &update)
{
    wire::apply(update, record);
    return record;
}

} // namespace

namespace {

/// Whoever does not know the accounts' list, or gives none, is not the service.
Error unlikeTheService(Error error)
{
    if (error.kind == Error::Kind::NotFound || error.kind == Error::Kind::BadData)
        error.kind = Error::Kind::NotTheService;
    return error;
}

} // namespace

Result<ServerReport> probe(Courier &courier)
{
    ServerReport report;
    std::set<std::string> seen; // a server that ignores pages gives the first one for ever
    for (int number = 1;; ++number) {
        Result<wire::Page<Account>> page = accounts(courier, number, Priority::Foreground).take();
        if (!page)
            return number == 1 ? unlikeTheService(page.error()) : page.error();
        bool news = false;
        for (Account &account : page->items)
            if (seen.insert(account.id.text).second) {
                news = true;
                report.accounts.push_back(std::move(account));
            }
        const bool last = page->totalPages ? number >= *page->totalPages : page->items.size() < PageRows;
        if (!news || last)
            break;
    }
    if (report.accounts.empty())
        return report;
    const auto changes = Service(courier, report.accounts.front().id, Priority::Foreground).changes({}).take();
    if (changes)
        report.sort = ServerReport::Sort::Earshot;
    else if (!isNoFeed(changes.error()))
        return changes.error();
    return report;
}

bool isNoFeed(const Error &error)
{
    using enum Error::Kind;
    return error.kind == NotFound || error.kind == Forbidden || error.kind == Refused || error.kind == BadData;
}

Pending<wire::Page<Account>> accounts(Courier &courier, int page, Priority priority)
{
    HttpRequest request = get(
        withQuery("/v3/a.json", {{"page", number(page)}, {"per_page", number(PageRows)}, {"fields", "numeric_id"}}));
    request.timeout = seconds(30);
    return {courier.send(std::move(request), priority), readingPage<Account>()};
}

Service::Service(Courier &courier, AccountId account, Priority priority)
    : m_courier(courier), m_account(std::move(account)), m_priority(priority)
{
}

std::string Service::path(std::string_view resource) const
{
    return "/v3/a/" + urlEncoded(m_account.text) + '/' + std::string(resource);
}

template <typename T>
Pending<wire::Page<T>> Service::list(std::string url) const
{
    return {m_courier.send(get(std::move(url)), m_priority), readingPage<T>()};
}

template <typename T>
Pending<T> Service::write(Method method, std::string url, std::string body, T asked) const
{
    HttpRequest request = get(std::move(url));
    request.method = method;
    request.body = std::move(body);
    // The answer names the default fields, or nothing (204); what it does not name is as we asked.
    const auto read = [asked = std::move(asked)](std::string answer) -> Result<T> {
        return answer.empty() ? Result<T>(asked) : wire::readOne<T>(std::move(answer), asked);
    };
    return {m_courier.send(std::move(request), m_priority), reading<T>(read)};
}

Pending<wire::Page<Client>> Service::clients(int page) const
{
    return list<Client>(withQuery(path("companies.json"), {{"page", number(page)}, {"per_page", number(PageRows)}}));
}

Pending<wire::Page<Tracker>> Service::trackers(int page) const
{
    return list<Tracker>(
        withQuery(path("trackers.json"),
                  {{"page", number(page)}, {"per_page", number(PageRows)}, {"fields", std::string(TrackerFields)}}));
}

Pending<wire::Page<Tag>> Service::tags(int page) const
{
    return list<Tag>(withQuery(path("tags.json"), {{"page", number(page)}, {"per_page", number(PageRows)}}));
}

Pending<wire::Page<User>> Service::users(int page) const
{
    return list<User>(withQuery(path("users.json"), {{"page", number(page)}, {"per_page", number(PageRows)}}));
}

Pending<wire::Page<Call>> Service::calls(const CallQuery &query) const
{
    return list<Call>(withQuery(path("calls.json"), {{"start_date", fromMinute(query.window)},
                                                     {"end_date", toMinute(query.window)},
                                                     {"time_zone", "UTC"},
                                                     {"company_id", query.client.text},
                                                     {"sort", "start_time"},
                                                     {"order", query.newestFirst ? "desc" : "asc"},
                                                     {"per_page", number(query.rows)},
                                                     {"page", query.relative ? "" : number(query.page)},
                                                     {"relative_pagination", query.relative ? "true" : ""},
                                                     {"offset", query.relative ? "0" : ""},
                                                     {"list_transcripts", query.withDialogues ? "true" : ""},
                                                     {"fields", wire::allCallFields()}}));
}

Pending<wire::Page<Call>> Service::nextCalls(const std::string &nextPage) const
{
    return list<Call>(nextPage);
}

Pending<CallState> Service::call(const CallId &id) const
{
    const std::string url = withQuery(path("calls/" + urlEncoded(id.text) + ".json"),
                                      {{"fields", wire::allCallFields() + ",conversational_transcript"}});
    return {m_courier.send(get(url), m_priority), reading<CallState>([id](std::string body) -> Result<CallState> {
                CallState state;
                auto call = wire::readOne<Call>(std::move(body), {}, &state.problems);
                if (!call)
                    return call.error();
                if (const auto fits = isOf(*call, id); !fits)
                    return fits.error();
                state.call = std::move(*call);
                return state;
            })};
}

Pending<CallState> Service::callState(const CallId &id) const
{
    const std::string url =
        withQuery(path("calls/" + urlEncoded(id.text) + ".json"), {{"fields", wire::allCallFields()}});
    return {m_courier.send(get(url), m_priority), [id](Result<HttpResponse> answer, int) -> Result<CallState> {
                if (!answer)
                    return answer.error();
                const std::string version = versionIn(*answer);
                std::vector<wire::Problem> problems;
                auto call = wire::readOne<Call>(std::move(answer->body), {}, &problems);
                if (!call)
                    return call.error();
                if (const auto fits = isOf(*call, id); !fits)
                    return fits.error();
                call->id = id; // it may know the call by its number too
                return CallState{std::move(*call), version, std::move(problems)};
            }};
}

Pending<wire::Page<PageView>> Service::pageViews(const CallId &id, int page) const
{
    return list<PageView>(withQuery(path("calls/" + urlEncoded(id.text) + "/page_views.json"),
                                    {{"page", number(page)}, {"per_page", number(PageRows)}}));
}

Pending<std::string> Service::recordingUrl(const CallId &id) const
{
    return {m_courier.send(get(path("calls/" + urlEncoded(id.text) + "/recording.json")), m_priority),
            reading<std::string>([](std::string body) { return wire::readRecordingUrl(std::move(body)); })};
}

Pending<DownloadHead> Service::recording(const std::string &url, Download download) const
{
    const auto receipt = std::make_shared<Receipt>(std::move(download));
    HttpRequest request = get(url);
    request.accept = "audio/*";
    request.maxBytes = MostRecordingBytes;
    request.timeout = std::chrono::hours(2); // a slow line is no fault; a stalled one is noticed before
    request.from = receipt->wanted().from;
    request.validator = receipt->wanted().validator;
    request.sink = [receipt](const HttpResponse &head, std::string_view piece) { return receipt->take(head, piece); };
    return {m_courier.fetch(std::move(request), m_priority),
            [receipt](const Result<HttpResponse> &answer, int status) { return receipt->close(answer, status); }};
}

Pending<wire::Page<FormSubmission>> Service::forms(const Window &window, int page) const
{
    return list<FormSubmission>(withQuery(path("form_submissions.json"), {{"start_date", fromMinute(window)},
                                                                          {"end_date", toMinute(window)},
                                                                          {"time_zone", "UTC"},
                                                                          {"page", number(page)},
                                                                          {"per_page", number(PageRows)},
                                                                          {"fields", std::string(FormFields)}}));
}

Pending<wire::Page<Conversation>> Service::conversations(const Window &window, int page) const
{
    return list<Conversation>(withQuery(path("text-messages.json"), {{"start_date", fromMinute(window)},
                                                                     {"end_date", toMinute(window)},
                                                                     {"time_zone", "UTC"},
                                                                     {"page", number(page)},
                                                                     {"per_page", number(PageRows)},
                                                                     {"fields", std::string(ConversationFields)}}));
}

Pending<wire::ConversationPage> Service::conversation(const ConversationId &id, int page) const
{
    const std::string url = withQuery(
        path("text-messages/" + urlEncoded(id.text) + ".json"),
        {{"page", number(page)}, {"per_page", number(MessageRows)}, {"fields", std::string(ConversationFields)}});
    return {m_courier.send(get(url), m_priority),
            reading<wire::ConversationPage>([](std::string body) { return wire::readConversation(std::move(body)); })};
}

Pending<std::optional<wire::Changes>> Service::changes(const std::string &cursor) const
{
    using Answer = std::optional<wire::Changes>;
    const std::string url = withQuery(path("changes.json"), {{"cursor", cursor}, {"per_page", number(PageRows)}});
    return {m_courier.send(get(url), m_priority), [](Result<HttpResponse> answer, int status) -> Result<Answer> {
                if (status == 410)
                    return Answer();
                if (!answer)
                    return answer.error();
                Result<wire::Changes> changes = wire::readChanges(std::move(answer->body));
                if (!changes)
                    return changes.error();
                return Answer(std::move(*changes));
            }};
}

Pending<CallState> Service::updateCall(const CallState &known, const wire::CallUpdate &update) const
{
    const bool isOurs = !known.version.empty(); // it tells with the answer what it made of it
    HttpRequest request = get(withQuery(path("calls/" + urlEncoded(known.call.id.text) + ".json"),
                                        {{"fields", isOurs ? wire::allCallFields() : std::string()}}));
    request.method = Method::Put;
    request.body = wire::writeCallUpdate(update);
    request.ifMatch = known.version;
    request.once = true;
    const auto read = [asked = updated(known.call, update)](Result<HttpResponse> answer,
                                                            int status) -> Result<CallState> {
        if (!answer && status == 412)
            return Error{Error::Kind::Conflict, answer.error().detail};
        if (!answer)
            return answer.error();
        const std::string version = versionIn(*answer);
        auto call = answer->body.empty() ? Result<Call>(asked) : wire::readOne<Call>(std::move(answer->body), asked);
        if (!call)
            return call.error();
        if (const auto fits = isOf(*call, asked.id); !fits)
            return fits.error();
        call->id = asked.id;
        return CallState{std::move(*call), version};
    };
    return {m_courier.send(std::move(request), m_priority), read};
}

Pending<FormSubmission> Service::updateForm(const FormSubmission &known, const wire::FormUpdate &update) const
{
    return write<FormSubmission>(Method::Put, path("form_submissions/" + urlEncoded(known.id.text) + ".json"),
                                 wire::writeFormUpdate(update), updated(known, update));
}

Pending<Tag> Service::createTag(const wire::TagUpdate &tag) const
{
    return write<Tag>(Method::Post, path("tags.json"), wire::writeTagUpdate(tag), updated(Tag(), tag));
}

Pending<Tag> Service::updateTag(const Tag &known, const wire::TagUpdate &update) const
{
    return write<Tag>(Method::Put, path("tags/" + urlEncoded(known.id.text) + ".json"), wire::writeTagUpdate(update),
                      updated(known, update));
}

Pending<std::monostate> Service::deleteTag(const TagId &id) const
{
    HttpRequest request = get(path("tags/" + urlEncoded(id.text) + ".json"));
    request.method = Method::Delete;
    return {m_courier.send(std::move(request), m_priority),
            [](Result<HttpResponse> answer, int status) -> Result<std::monostate> {
                if (!answer && status != 404)
                    return answer.error();
                return std::monostate();
            }};
}

} // namespace earshot::remote
