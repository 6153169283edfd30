#include "tests/models/sync/fakeservice.h"

#include "models/wire/changes.h"
#include "models/wire/reading.h"
#include "models/wire/updates.h"
#include "models/wire/writing.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace earshot::test {
namespace {

template <typename T>
std::string page(std::vector<T> items)
{
    wire::PageInfo info;
    info.page = 1;
    info.perPage = 250;
    info.totalPages = 1;
    info.totalRecords = std::int64_t(items.size());
    return wire::writePage<T>(items, info, wire::FieldSelection::everything());
}

} // namespace

FakeService::FakeService(bool withFeed) : m_withFeed(withFeed)
{
    m_server.otherwise([this](const Request &request) { return answer(request); });
}

std::size_t FakeService::count(const std::string &method, const std::string &pathPart) const
{
    const auto all = requests();
    return std::size_t(std::count_if(all.begin(), all.end(), [&](const Request &r) {
        return r.method == method && r.path.find(pathPart) != std::string::npos;
    }));
}

void FakeService::put(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    m_calls[call.id.text] = call;
    note("call", call.id.text, false);
}

void FakeService::change(const CallId &id, const std::function<void(Call &)> &what)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_calls.find(id.text);
    if (it == m_calls.end())
        return;
    what(it->second);
    note("call", id.text, false);
}

Reply FakeService::doneButNotSaid(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    world(request);
    return Reply::reset();
}

void FakeService::remove(const CallId &id)
{
    const std::lock_guard lock(m_mutex);
    m_calls.erase(id.text);
    note("call", id.text, true);
}

std::optional<Call> FakeService::call(const CallId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_calls.find(id.text);
    return it == m_calls.end() ? std::nullopt : std::optional(it->second);
}

std::size_t FakeService::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls.size();
}

void FakeService::put(const Client &client)
{
    const std::lock_guard lock(m_mutex);
    m_clients.push_back(client);
}

void FakeService::put(const FormSubmission &form)
{
    const std::lock_guard lock(m_mutex);
    m_forms.push_back(form);
}

void FakeService::put(const Conversation &texts)
{
    const std::lock_guard lock(m_mutex);
    m_texts.push_back(texts);
}

void FakeService::rename(const CallId &from, const CallId &to, OldId old)
{
    const std::lock_guard lock(m_mutex);
    Call call = m_calls.at(from.text);
    call.id = to;
    m_calls.erase(from.text);
    m_calls[to.text] = call;
    if (old != OldId::Unknown)
        m_oldIds[from.text] = {to.text, old};
}

std::string FakeService::current(const std::string &id) const
{
    const auto renamed = m_oldIds.find(id);
    return renamed == m_oldIds.end() ? id : renamed->second.first;
}

Call FakeService::named(const Call &call, const std::string &asked) const
{
    Call out = call;
    const auto renamed = m_oldIds.find(asked);
    if (renamed != m_oldIds.end() && renamed->second.second == OldId::GivesItself)
        out.id = CallId(asked);
    return out;
}

std::size_t FakeService::logged() const
{
    const std::lock_guard lock(m_mutex);
    return m_log.size();
}

void FakeService::expireCursors()
{
    const std::lock_guard lock(m_mutex);
    m_oldestCursor = m_log.size() + 1;
    m_log.resize(m_log.size() + 2);
}

void FakeService::hide(const std::set<std::string> &clients, bool fromTheListOnly)
{
    const std::lock_guard lock(m_mutex);
    m_unlisted = clients;
    m_hidden = fromTheListOnly ? std::set<std::string>() : clients;
}

void FakeService::interfere(Interference interference)
{
    const std::lock_guard lock(m_mutex);
    m_interference = std::move(interference);
}

void FakeService::note(const std::string &type, const std::string &id, bool gone)
{
    m_log.push_back({type, id, gone});
    if (type == "call")
        m_versions[id] = m_log.size();
}

Reply FakeService::answer(const Request &request)
{
    Interference interference;
    {
        const std::lock_guard lock(m_mutex);
        interference = m_interference;
    }
    if (interference)
        if (const auto reply = interference(request))
            return *reply;
    const std::lock_guard lock(m_mutex);
    Reply reply = world(request);
    const std::size_t line = reply.bytes.find("\r\n");
    if (line != std::string::npos)
        reply.bytes.insert(line + 2, m_date);
    return reply;
}

void FakeService::setDate(const std::optional<Instant> &date)
{
    const std::lock_guard lock(m_mutex);
    m_date.clear();
    if (date)
        m_date = QLocale::c()
                     .toString(QDateTime::fromMSecsSinceEpoch(toMs(*date), Qt::UTC),
                               QStringLiteral("'Date: 'ddd, dd MMM yyyy HH:mm:ss' GMT\r\n'"))
                     .toStdString();
}

Reply FakeService::world(const Request &request)
{
    const std::string base = "/v3/a/ACC1/";
    if (request.path == "/v3/a.json")
        return Reply::json(200, R"({"page":1,"total_pages":1,"accounts":[{"id":"ACC1","name":"Agency"}]})");
    if (!request.path.starts_with(base))
        return Reply::error(404, "Not found");
    const std::string resource = request.path.substr(base.size());
    if (resource == "companies.json") {
        std::vector<Client> listed;
        for (const Client &client : m_clients)
            if (!m_unlisted.contains(client.id.text))
                listed.push_back(client);
        return Reply::json(200, page(listed));
    }
    if (resource == "tags.json")
        return Reply::json(200, page(std::vector<Tag>()));
    if (resource == "trackers.json")
        return Reply::json(200, page(std::vector<Tracker>()));
    if (resource == "users.json")
        return Reply::error(403, "You do not have permission to perform the requested action");
    if (resource == "form_submissions.json")
        return Reply::json(200, page(m_forms));
    if (resource == "text-messages.json")
        return Reply::json(200, page(m_texts));
    if (resource.starts_with("text-messages/")) {
        const std::string id = resource.substr(14, resource.size() - 14 - 5);
        for (const Conversation &texts : m_texts)
            if (texts.id.text == id)
                return Reply::json(200, wire::writeConversation(texts, {}));
        return Reply::error(404, "Not found");
    }
    if (resource == "changes.json")
        return m_withFeed ? feed(request) : Reply::error(404, "Not found");
    if (resource == "calls.json")
        return listCalls(request);
    if (resource.ends_with("/page_views.json"))
        return Reply::error(404, "Not found");
    const std::string id = resource.substr(6, resource.size() - 6 - 5); // calls/….json
    return request.method == "PUT" ? update(request, id) : oneCall(request, id);
}

Reply FakeService::listCalls(const Request &request)
{
    const auto from = parseIso(request.parameter("start_date"));
    const auto to = parseIso(request.parameter("end_date"));
    const std::string of = request.parameter("company_id");
    std::vector<Call> found;
    for (const auto &[id, call] : m_calls)
        if (from && to && !m_hidden.contains(call.clientId.text) && (of.empty() || call.clientId.text == of) &&
            *call.startTime >= *from && *call.startTime < *to + std::chrono::minutes(1))
            found.push_back(call);
    const bool oldestFirst = request.parameter("order") == "asc";
    std::sort(found.begin(), found.end(), [oldestFirst](const Call &a, const Call &b) {
        return oldestFirst ? *a.startTime < *b.startTime : *a.startTime > *b.startTime;
    });
    if (oldestFirst && found.size() > std::stoul("0" + request.parameter("per_page")))
        found.resize(std::stoul("0" + request.parameter("per_page")));
    wire::FieldSelection fields = wire::FieldSelection::everything();
    const bool dialogues = m_withFeed && request.parameter("list_transcripts") == "true";
    if (dialogues)
        fields.askDialogues();
    const std::string offsetText = request.parameter("offset");
    const std::size_t offset = offsetText.empty() ? 0 : std::stoul(offsetText);
    const std::size_t first = std::min(offset * std::size_t(perPage), found.size());
    const std::size_t last = std::min(first + std::size_t(perPage), found.size());
    wire::PageInfo info;
    info.hasNextPage = last < found.size();
    if (*info.hasNextPage)
        info.nextPage = m_server.url() +
                        "/v3/a/ACC1/calls.json?relative_pagination=true&offset=" + std::to_string(offset + 1) +
                        "&start_date=" + request.parameter("start_date") +
                        "&end_date=" + request.parameter("end_date") + (dialogues ? "&list_transcripts=true" : "");
    const std::vector<Call> part(found.begin() + std::ptrdiff_t(first), found.begin() + std::ptrdiff_t(last));
    return Reply::json(200, wire::writePage<Call>(part, info, fields));
}

Reply FakeService::oneCall(const Request &, const std::string &id)
{
    const auto it = m_calls.find(current(id));
    if (it == m_calls.end() || m_hidden.contains(it->second.clientId.text))
        return Reply::error(404, "Not found");
    return Reply::json(200, wire::writeOne(named(it->second, id), wire::FieldSelection::everything()),
                       versionOf(current(id)));
}

Reply::Headers FakeService::versionOf(const std::string &id) const
{
    const auto version = m_versions.find(id);
    if (!m_withFeed || version == m_versions.end())
        return {};
    return {{"ETag", std::string(wire::CallVersionPrefix) + std::to_string(version->second) + '"'}};
}

Reply FakeService::update(const Request &request, const std::string &id)
{
    const auto it = m_calls.find(current(id));
    const auto change = wire::readCallUpdate(request.body);
    if (it == m_calls.end() || m_hidden.contains(it->second.clientId.text))
        return Reply::error(404, "Not found");
    if (!change)
        return Reply::error(422, change.error().detail);
    if (m_withFeed && request.hasHeader("If-Match") && request.header("If-Match") != versionOf(id).front().second)
        return Reply::error(412, "The call has changed since that version");
    if (change->leadStatus == GoodLead && it->second.isEarlierLead())
        return Reply::error(400, "This lead has already been marked as a good lead.");
    wire::apply(*change, it->second);
    note("call", id, false);
    if (change->customerName && !it->second.personId.text.empty())
        for (auto &[otherId, other] : m_calls) // it is the person who is called so
            if (otherId != id && other.personId == it->second.personId &&
                std::exchange(other.customerName, *change->customerName) != *change->customerName)
                note("call", otherId, false);
    const bool all = m_withFeed && !request.parameter("fields").empty();
    return Reply::json(
        200, wire::writeOne(named(it->second, id), all ? wire::FieldSelection::everything() : wire::FieldSelection()),
        versionOf(id));
}

Reply FakeService::feed(const Request &request)
{
    wire::Changes changes;
    changes.nextCursor = std::to_string(m_log.size());
    const std::string cursor = request.parameter("cursor");
    if (cursor.empty())
        return Reply::json(200, wire::writeChanges(changes));
    if (std::stoul(cursor) < m_oldestCursor)
        return Reply::json(410, R"({"error":"cursor_expired"})");
    for (std::size_t i = std::stoul(cursor); i < m_log.size(); ++i) {
        wire::Change change;
        change.seq = std::int64_t(i) + 1;
        change.type = m_log[i].type;
        change.id = m_log[i].id;
        change.action = m_log[i].gone ? wire::Action::Deleted : wire::Action::Changed;
        const auto it = m_calls.find(change.id);
        if (it == m_calls.end() && !m_log[i].gone)
            continue; // its deletion follows
        if (!m_log[i].gone) {
            Call call = it->second;
            change.transcriptAvailable = call.transcript.has_value();
            call.transcript.reset();
            change.record = call;
        }
        changes.changes.push_back(std::move(change));
    }
    return Reply::json(200, wire::writeChanges(changes));
}

} // namespace earshot::test
