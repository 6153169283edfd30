#include "tests/support/scriptedserver.h"

#include "tests/support/bytestream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace earshot::test {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

/// Calls `use(piece)` for each piece between separators.
template <typename Use>
void split(std::string_view text, std::string_view separator, Use use)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        use(text.substr(0, end));
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
}

Request parseHead(std::string_view head)
{
    Request request;
    const std::size_t lineEnd = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, lineEnd);
    const std::size_t first = line.find(' ');
    const std::size_t second = line.rfind(' ');
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, second - first - 1);
    const std::size_t mark = std::min(request.target.find('?'), request.target.size());
    request.path = decoded(std::string_view(request.target).substr(0, mark));
    if (mark < request.target.size()) {
        split(std::string_view(request.target).substr(mark + 1), "&", [&](std::string_view pair) {
            const std::size_t equals = std::min(pair.find('='), pair.size());
            request.query.emplace(decoded(pair.substr(0, equals)),
                                  decoded(equals < pair.size() ? pair.substr(equals + 1) : std::string_view()));
        });
    }
    split(head.substr(std::min(lineEnd + 2, head.size())), "\r\n", [&](std::string_view field) {
        const std::size_t colon = std::min(field.find(':'), field.size());
        const std::size_t value = std::min(field.find_first_not_of(" \t", colon + 1), field.size());
        request.fields.emplace(lower(field.substr(0, colon)), field.substr(value));
    });
    return request;
}

/// The next request of a connection; empty when the client went away.
std::optional<Request> readRequest(ByteStream &stream)
{
    const std::optional<std::string> head = stream.readUntil("\r\n\r\n");
    if (!head)
        return {};
    Request request = parseHead(*head);
    if (request.hasHeader("expect"))
        stream.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (const std::string length = request.header("content-length"); !length.empty()) {
        std::optional<std::string> body = stream.readExactly(std::stoul(length));
        if (!body)
            return {};
        request.body = std::move(*body);
    }
    return request;
}

/// False when the connection is over.
bool sendReply(ByteStream &stream, const Reply &reply)
{
    const std::string_view bytes = reply.bytes;
    const std::size_t chunk = reply.chunk ? reply.chunk : std::max<std::size_t>(bytes.size(), 1);
    for (std::size_t at = 0; at < bytes.size(); at += chunk) {
        if (at > 0 && stream.closedWithin(reply.pause))
            return false;
        if (!stream.write(bytes.substr(at, chunk)))
            return false;
    }
    switch (reply.then) {
    case Reply::Then::KeepOpen:
        return true;
    case Reply::Then::Hang:
        stream.waitForEnd();
        return false;
    case Reply::Then::Reset:
        stream.resetOnClose();
        return false;
    case Reply::Then::Close:
        return false;
    }
    return false;
}

std::string_view reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 429:
        return "Too Many Requests";
    default:
        return status < 400 ? "Moved" : "Error";
    }
}

} // namespace

std::string Request::header(std::string_view name) const
{
    const auto found = fields.find(lower(name));
    return found == fields.end() ? std::string() : found->second;
}

bool Request::hasHeader(std::string_view name) const
{
    return fields.contains(lower(name));
}

std::string Request::parameter(const std::string &name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
}

Reply Reply::with(int status, std::string_view contentType, std::string_view body, const Headers &more)
{
    Reply reply;
    reply.bytes = "HTTP/1.1 " + std::to_string(status) + ' ' + std::string(reason(status)) + "\r\n";
    if (!contentType.empty())
        reply.bytes += "Content-Type: " + std::string(contentType) + "\r\n";
    if (status != 204)
        reply.bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    for (const auto &[name, value] : more)
        reply.bytes += name + ": " + value + "\r\n";
    reply.bytes += "\r\n";
    reply.bytes += body;
    return reply;
}

Reply Reply::json(int status, std::string_view body, const Headers &more)
{
    return with(status, "application/json; charset=utf-8", body, more);
}

Reply Reply::html(int status, std::string_view body)
{
    return with(status, "text/html; charset=utf-8", body);
}

Reply Reply::noContent()
{
    return with(204, "", "");
}

Reply Reply::redirect(std::string_view location, int status)
{
    return with(status, "", "", {{"Location", std::string(location)}});
}

Reply Reply::error(int status, std::string_view message, const Headers &more)
{
    return json(status, "{\"error\":\"" + std::string(message) + "\"}", more);
}

Reply Reply::hang()
{
    Reply reply;
    reply.then = Then::Hang;
    return reply;
}

Reply Reply::close()
{
    Reply reply;
    reply.then = Then::Close;
    return reply;
}

Reply Reply::reset()
{
    Reply reply;
    reply.then = Then::Reset;
    return reply;
}

Reply Reply::cutTo(std::size_t count) const
{
    Reply cut = *this;
    cut.bytes.resize(std::min(cut.bytes.size(), cut.bytes.find("\r\n\r\n") + 4 + count));
    cut.then = Then::Close;
    return cut;
}

Reply Reply::dripping(std::size_t count, std::chrono::milliseconds between) const
{
    Reply slow = *this;
    slow.chunk = count;
    slow.pause = between;
    return slow;
}

Step::Step(std::string method, std::string path)
    : m_method(std::move(method)), m_path(std::move(path)),
      m_answer([](const Request &) { return Reply::json(200, "{}"); })
{
}

Step &Step::query(std::string name, std::string value)
{
    return where(name + "=" + value, [name, value](const Request &r) {
        const auto [from, to] = r.query.equal_range(name);
        return std::any_of(from, to, [&](const auto &pair) { return pair.second == value; });
    });
}

Step &Step::withoutQuery(std::string name)
{
    return where("no " + name, [name](const Request &r) { return !r.query.contains(name); });
}

Step &Step::header(std::string name, std::string value)
{
    return where(name + ": " + value, [name, value](const Request &r) { return r.header(name) == value; });
}

Step &Step::withoutHeader(std::string name)
{
    return where("no " + name, [name](const Request &r) { return !r.hasHeader(name); });
}

Step &Step::body(std::string exact)
{
    return where("body " + exact, [exact](const Request &r) { return r.body == exact; });
}

Step &Step::where(std::string condition, std::function<bool(const Request &)> holds)
{
    m_conditions.push_back({std::move(condition), std::move(holds)});
    return *this;
}

Step &Step::times(int count)
{
    m_left = count;
    return *this;
}

Step &Step::reply(Reply reply)
{
    m_answer = [reply = std::move(reply)](const Request &) { return reply; };
    return *this;
}

Step &Step::reply(Answerer answer)
{
    m_answer = std::move(answer);
    return *this;
}

std::optional<std::string> Step::complaint(const Request &request) const
{
    const std::string got = request.method + ' ' + request.target;
    if (request.method != m_method || request.path != m_path)
        return "expected " + m_method + ' ' + m_path + ", got " + got;
    for (const Condition &condition : m_conditions) {
        if (!condition.holds(request))
            return "expected " + condition.words + " in " + got;
    }
    return {};
}

/// The dialogue and what came of it, shared by the connections' threads.
struct Script {
    mutable std::mutex mutex;
    ScriptedServer::Order order = ScriptedServer::Order::Strict;
    std::deque<Step> steps; // references stay valid while it grows
    Answerer otherwise;
    std::vector<Request> requests;
    std::vector<std::string> violations;

    Step *next(const Request &request, std::string &complaint)
    {
        for (Step &step : steps) {
            if (step.m_left == 0)
                continue;
            const std::optional<std::string> wrong = step.complaint(request);
            if (!wrong)
                return &step;
            if (complaint.empty())
                complaint = *wrong;
            if (order == ScriptedServer::Order::Strict)
                return nullptr;
        }
        return nullptr;
    }

    /// The answer due to a request; a request nobody expects is a violation and gets a 500.
    Answerer play(const Request &request)
    {
        const std::lock_guard lock(mutex);
        requests.push_back(request);
        std::string complaint;
        if (Step *step = next(request, complaint)) {
            --step->m_left;
            return step->m_answer;
        }
        if (otherwise)
            return otherwise;
        if (complaint.empty())
            complaint = "expected nothing more, got " + request.method + ' ' + request.target;
        violations.push_back(complaint);
        return [](const Request &) { return Reply::error(500, "not in the script"); };
    }
};

struct ScriptedServer::Port {
    Script &script;
    std::unique_ptr<TlsContext> tls;
    int listener = -1;
    int number = 0;
    std::mutex mutex;
    bool stopping = false;
    int accepted = 0;
    std::set<int> open; // sockets of the connections
    std::vector<std::thread> talks;
    std::thread acceptor;

    Port(Script &played, const std::optional<Identity> &identity, Tls version)
        : script(played), tls(identity ? std::make_unique<TlsContext>(*identity, version == Tls::UpTo1_1) : nullptr),
          listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(listener, generic, size) != 0 || ::listen(listener, 64) != 0 ||
            ::getsockname(listener, generic, &size) != 0)
            throw std::runtime_error("no loopback port to listen on");
        number = ntohs(address.sin_port);
        acceptor = std::thread([this] { accept(); });
    }

    ~Port() { stop(); }

    void accept()
    {
        for (;;) {
            const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            const std::lock_guard lock(mutex);
            if (stopping || fd < 0) {
                if (fd >= 0)
                    ::close(fd);
                return;
            }
            ++accepted;
            open.insert(fd);
            talks.emplace_back([this, fd] { talk(fd); });
        }
    }

    void talk(int fd)
    {
        {
            ByteStream stream(fd, tls.get());
            while (const std::optional<Request> request = readRequest(stream)) {
                if (!sendReply(stream, script.play(*request)(*request)))
                    break;
            }
        }
        const std::lock_guard lock(mutex);
        open.erase(fd);
        ::close(fd);
    }

    void stop()
    {
        {
            const std::lock_guard lock(mutex);
            if (stopping)
                return;
            stopping = true;
            for (const int fd : open)
                ::shutdown(fd, SHUT_RDWR);
        }
        ::shutdown(listener, SHUT_RDWR);
        acceptor.join();
        ::close(listener);
        for (std::thread &talk : talks)
            talk.join();
    }
};

ScriptedServer::ScriptedServer(Order order, std::optional<Identity> identity, Tls tls)
    : m_script(std::make_unique<Script>()), m_port(std::make_unique<Port>(*m_script, identity, tls))
{
    const std::lock_guard lock(m_script->mutex);
    m_script->order = order;
}

ScriptedServer::~ScriptedServer() = default;

std::string ScriptedServer::url() const
{
    return (m_port->tls ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(m_port->number);
}

int ScriptedServer::port() const
{
    return m_port->number;
}

Step &ScriptedServer::expect(std::string method, std::string path)
{
    const std::lock_guard lock(m_script->mutex);
    return m_script->steps.emplace_back(std::move(method), std::move(path));
}

void ScriptedServer::otherwise(Answerer answer)
{
    const std::lock_guard lock(m_script->mutex);
    m_script->otherwise = std::move(answer);
}

std::vector<Request> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_script->mutex);
    return m_script->requests;
}

std::vector<std::string> ScriptedServer::violations() const
{
    const std::lock_guard lock(m_script->mutex);
    return m_script->violations;
}

bool ScriptedServer::finished() const
{
    const std::lock_guard lock(m_script->mutex);
    return std::all_of(m_script->steps.begin(), m_script->steps.end(), [](const Step &s) { return s.m_left == 0; });
}

int ScriptedServer::connections() const
{
    const std::lock_guard lock(m_port->mutex);
    return m_port->accepted;
}

bool ScriptedServer::isIdle() const
{
    const std::lock_guard lock(m_port->mutex);
    return m_port->open.empty();
}

void ScriptedServer::stop()
{
    m_port->stop();
}

} // namespace earshot::test
