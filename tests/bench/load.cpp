#include "tests/bench/load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <optional>

namespace earshot::bench {
namespace {

using Steady = std::chrono::steady_clock;

class Connection {
public:
    explicit Connection(std::uint16_t port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Connection() { ::close(m_descriptor); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    int descriptor() const { return m_descriptor; }
    bool isConnected() const { return m_connected; }
    bool send(const std::string &bytes) const
    {
        return ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) == ssize_t(bytes.size());
    }

    /// Reads what is there. The size of the body when an answer is whole; empty while it is not.
    Result<std::optional<std::size_t>> read();

private:
    Result<void> readHead(std::size_t end);

    int m_descriptor;
    bool m_connected = false;
    std::string m_head;        // until it is whole
    std::size_t m_body = 0;    // its size, once the head is whole
    std::size_t m_missing = 0; // of the body
    bool m_inBody = false;
};

Result<void> Connection::readHead(std::size_t end)
{
    const std::string_view head(m_head.data(), end);
    const std::string_view name = "\r\nContent-Length: ";
    const std::size_t found = head.find(name);
    if (!head.starts_with("HTTP/1.1 200") || found == head.npos)
        return Error{Error::Kind::BadData, "not the answer expected: " + std::string(head.substr(0, 200))};
    std::from_chars(head.data() + found + name.size(), head.data() + head.size(), m_body);
    return {};
}

Result<std::optional<std::size_t>> Connection::read()
{
    static thread_local std::array<char, 256 * 1024> bytes;
    const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
    if (count <= 0)
        return Error{Error::Kind::Offline, "the server closed a connection"};
    auto size = std::size_t(count);
    if (!m_inBody) {
        m_head.append(bytes.data(), size);
        const std::size_t end = m_head.find("\r\n\r\n");
        if (end == m_head.npos)
            return std::optional<std::size_t>();
        if (const auto read = readHead(end); !read)
            return read.error();
        size = m_head.size() - end - 4;
        m_missing = m_body;
        m_inBody = true;
        m_head.clear();
    }
    m_missing -= std::min(m_missing, size);
    if (m_missing > 0)
        return std::optional<std::size_t>();
    m_inBody = false;
    return std::optional(m_body);
}

struct Poll {
    int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
    ~Poll() { ::close(descriptor); }
};

} // namespace

Result<Answers> load(const Load &load)
{
    const Poll poll;
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < load.connections; ++i) {
        auto &connection = *connections.emplace_back(std::make_unique<Connection>(load.port));
        epoll_event event = {};
        event.events = EPOLLIN;
        event.data.ptr = &connection;
        ::epoll_ctl(poll.descriptor, EPOLL_CTL_ADD, connection.descriptor(), &event);
        if (!connection.isConnected() || !connection.send(load.request()))
            return Error{Error::Kind::Offline, "the server does not answer"};
    }
    Answers answers;
    const auto begin = Steady::now() + std::chrono::duration_cast<Steady::duration>(load.warmUp);
    const auto end = begin + std::chrono::duration_cast<Steady::duration>(load.time);
    for (auto now = Steady::now(); now < end; now = Steady::now()) {
        std::array<epoll_event, 64> events;
        const int ready = ::epoll_wait(poll.descriptor, events.data(), int(events.size()), 100);
        for (int i = 0; i < ready; ++i) {
            auto &connection = *static_cast<Connection *>(events[std::size_t(i)].data.ptr);
            const auto body = connection.read();
            if (!body)
                return body.error();
            if (!*body)
                continue;
            if (now >= begin) {
                ++answers.count;
                answers.bytes += std::int64_t(**body);
            }
            if (!connection.send(load.request()))
                return Error{Error::Kind::Offline, "the server closed a connection"};
        }
    }
    answers.time = Steady::now() - begin;
    return answers;
}

std::string getRequest(const std::string &target, const std::string &key)
{
    std::string out = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n";
    if (!key.empty())
        out += "Authorization: Token token=\"" + key + "\"\r\n";
    return out + "\r\n";
}

} // namespace earshot::bench
