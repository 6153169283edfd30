#include "backend/http/connection.h"

#include "backend/http/outgoing.h"
#include "backend/http/requestparser.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <array>

namespace earshot::http {

namespace {

using namespace std::chrono_literals;
using boost::system::error_code;

template <typename T>
using Async = asio::awaitable<T, Executor>;
using Parts = std::array<asio::const_buffer, 2>;

constexpr std::size_t HeadPiece = 4 * 1024;     // bytes read at a time
constexpr std::size_t BodyPiece = 32 * 1024;    // bytes read at a time
constexpr std::size_t ContentPiece = 64 * 1024; // bytes of a file sent at a time
constexpr auto Linger = 2s;                     // for the client to read the last answer before the line is cut

// What came of receiving: one of these, or else the status to refuse the request with.
constexpr int Whole = 0;
constexpr int Unfinished = -1;
constexpr int Gone = -2; // nobody left to answer

/// The patience with one transfer: a fixed time, and a second more for each `rate` bytes that came through.
class Pace {
public:
    Pace(std::chrono::milliseconds patience, std::size_t rate)
        : m_end(Steady::now() + patience), m_rate(std::max<std::size_t>(rate, 1))
    {
    }
    Steady::time_point deadline(std::uint64_t bytes) const
    {
        return m_end + std::chrono::milliseconds(bytes * 1000 / m_rate);
    }

private:
    Steady::time_point m_end;
    std::size_t m_rate;
};

void skip(Parts &parts, std::size_t bytes)
{
    for (auto &part : parts) {
        const std::size_t n = std::min(bytes, part.size());
        part += n;
        bytes -= n;
    }
}

template <typename Stream>
class Connection final : public Deadlined {
public:
    Connection(Stream stream, std::shared_ptr<EventLoop> loop, const Site &site, Seats::Seat seat,
               std::unique_ptr<Strangers::Stranger> stranger)
        : m_seat(std::move(seat)), m_stranger(std::move(stranger)), m_loop(std::move(loop)),
          m_place(m_loop->enter(*this)), m_site(site), m_stream(std::move(stream)), m_handled(m_loop->executor()),
          m_buffer(site.options.limits.headBytes + BodyPiece)
    {
        error_code ignored;
        socket().non_blocking(true, ignored);
        socket().set_option(asio::ip::tcp::no_delay(true), ignored);
        if (const auto peer = socket().remote_endpoint(ignored); !ignored)
            m_request.remoteAddress = peer.address().to_string();
        m_request.tls = isTls;
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection() { m_loop->leave(m_place); }

    Async<void> run()
    {
        deadline = Steady::now() + limits().head;
        idle = true;
        bool goesOn = co_await shakeHands();
        while (goesOn && !m_loop->isWindingDown()) {
            goesOn = co_await exchange();
            deadline = Steady::now() + limits().idle;
            idle = true;
            if (m_buffer.size() == 0 && m_buffer.capacity() > BodyPiece)
                m_buffer.shrink_to_fit();
        }
        if (m_isAnswered)
            co_await close();
    }

    bool isUnwanted() const override { return m_stranger && m_stranger->isUnwanted(); }
    void interrupt() override
    {
        error_code ignored;
        socket().cancel(ignored);
    }

private:
    static constexpr bool isTls = !std::is_same_v<Stream, Socket>;

    Socket &socket()
    {
        if constexpr (isTls)
            return m_stream.next_layer();
        else
            return m_stream;
    }
    const Limits &limits() const { return m_site.options.limits; }

    Async<bool> shakeHands()
    {
        if constexpr (isTls) {
            const auto [error] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, noThrow);
            co_return !error;
        }
        co_return true;
    }

    /// One request and its answer; true when another may follow. The usual request, which came in one piece and is
    /// answered at once, waits here alone for its first byte: each coroutine more would cost it a tenth of its time.
    Async<bool> exchange()
    {
        forgetRequest();
        if (m_stranger)
            m_stranger->waits(true);
        RequestParser parser(m_request, limits().headBytes);
        int verdict = parseHead(parser);
        while (verdict == Unfinished) {
            const auto [error, n] = co_await m_stream.async_read_some(m_buffer.prepare(HeadPiece), noThrow);
            m_buffer.commit(n);
            verdict = error ? verdictOn(error) : parseHead(parser);
        }
        if (verdict == Whole)
            verdict = judgeHead(parser);
        if (verdict == Unfinished)
            verdict = co_await receiveBody(parser);
        m_isAnswered = verdict != Gone;
        if (!m_isAnswered)
            co_return false;
        idle = false;
        if (m_stranger)
            m_stranger->waits(false);
        const auto begin = Steady::now();
        Task<Response> task = verdict == Whole ? handled() : refuse(verdict);
        if (!task.finished())
            co_await waitFor(task);
        const bool keepAlive = verdict == Whole && parser.keep_alive() && !m_loop->isWindingDown();
        Response answer = outcomeOf(task);
        if (answer.isToKnown)
            m_stranger.reset();
        const Outgoing out =
            outgoing(m_request, std::move(answer), {m_loop->date(), keepAlive, parser.isHttp10()}, m_loop->gzip);
        Parts parts = {asio::buffer(out.head), asio::buffer(out.body)};
        std::uint64_t sent = 0;
        if (out.content || !sendAtOnce(parts, sent))
            sent = co_await send(out, parts, sent);
        log(parser, out, sent, Steady::now() - begin);
        m_isAnswered = sent == out.head.size() + out.length;
        co_return keepAlive &&m_isAnswered;
    }

    void forgetRequest()
    {
        m_request.method = Method::Get;
        m_request.path.clear();
        m_request.query.clear();
        m_request.headers.clear();
        m_request.parameters.clear();
        m_request.route = {};
        m_request.body = {};
        m_match = {};
        m_fault.clear();
    }

    /// What it means that reading failed: slow clients are told, those who left are forgotten.
    int verdictOn(error_code error) const
    {
        const bool wasCut = error == asio::error::operation_aborted && Steady::now() >= deadline;
        return wasCut && !idle ? 408 : Gone;
    }

    /// Whole when the head is there.
    int parseHead(RequestParser &parser)
    {
        skipEmptyLines();
        if (m_buffer.size() == 0)
            return Unfinished;
        error_code error;
        m_buffer.consume(parser.put(m_buffer.data(), error));
        if (error && error != beast::http::error::need_more)
            return RequestParser::statusOf(error);
        if (parser.is_header_done())
            return Whole;
        if (std::exchange(idle, false))
            deadline = Steady::now() + limits().head;
        return Unfinished;
    }

    /// Whole when there is no body to come.
    int judgeHead(RequestParser &parser)
    {
        if (const int refusal = parser.judgeHead())
            return refusal;
        m_match = m_site.router.match(m_request.method, m_request.path, m_request.parameters);
        if (m_match.route)
            m_request.route = m_match.route->pattern;
        if (parser.is_done())
            return Whole;
        const bool hasOwnLimit = m_match.route && m_match.route->bodyLimit;
        const std::size_t limit = hasOwnLimit ? *m_match.route->bodyLimit : limits().bodyBytes;
        if (const auto length = parser.content_length(); length && *length > limit)
            return 413;
        parser.body_limit(limit);
        return Unfinished;
    }

    /// Clients may send empty lines before a request (RFC 9112 §2.2).
    void skipEmptyLines()
    {
        const auto bytes = static_cast<const char *>(m_buffer.data().data());
        std::size_t n = 0;
        while (n < m_buffer.size() && (bytes[n] == '\r' || bytes[n] == '\n'))
            ++n;
        m_buffer.consume(n);
    }

    Async<int> receiveBody(RequestParser &parser)
    {
        idle = false;
        const Pace pace(limits().body, limits().slowestRate);
        if (parser.expectsContinue() && m_buffer.size() == 0) {
            deadline = pace.deadline(0);
            const auto go = asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25);
            if (const auto [error, n] = co_await asio::async_write(m_stream, go, noThrow); error)
                co_return Gone;
        }
        parser.eager(true);
        for (;;) {
            if (m_buffer.size() > 0) {
                error_code error;
                m_buffer.consume(parser.put(m_buffer.data(), error));
                if (error && error != beast::http::error::need_more)
                    co_return RequestParser::statusOf(error);
            }
            if (parser.is_done())
                co_return Whole;
            const std::size_t room = std::min(BodyPiece, m_buffer.max_size() - m_buffer.size());
            if (room == 0)
                co_return 400; // only the header of a chunk can be that long
            deadline = pace.deadline(m_request.body.size());
            const auto [error, n] = co_await m_stream.async_read_some(m_buffer.prepare(room), noThrow);
            m_buffer.commit(n);
            if (error)
                co_return verdictOn(error);
        }
    }

    Task<Response> handled()
    {
        if (!m_match.route)
            return m_match.allow.empty() ? refuse(404) : refuse(405).with("Allow", m_match.allow);
        try {
            Task<Response> task = m_match.route->handler(m_request);
            task.start(m_loop, [this] { m_handled.cancel(); });
            return task;
        } catch (...) {
            return failed(std::current_exception());
        }
    }

    Async<void> waitFor(const Task<Response> &task)
    {
        deadline = Steady::time_point::max();
        while (!task.finished()) {
            m_handled.expires_at(Steady::time_point::max());
            co_await m_handled.async_wait(noThrow);
        }
    }

    Response outcomeOf(Task<Response> &task)
    {
        try {
            return task.take();
        } catch (...) {
            return failed(std::current_exception());
        }
    }

    Response failed(const std::exception_ptr &fault)
    {
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception &known) {
            m_fault = known.what();
        } catch (...) {
            m_fault = "unknown";
        }
        return refuse(500);
    }

    Response refuse(int status) const
    {
        Response response =
            m_site.options.refusal ? m_site.options.refusal(status) : text(status, std::string(reason(status)) + '\n');
        response.status = status;
        return response;
    }

    /// The bytes that went out in all: fewer than the answer has when the client left or was too slow.
    Async<std::uint64_t> send(const Outgoing &out, Parts parts, std::uint64_t sent)
    {
        const Pace pace(limits().send, limits().slowestRate);
        if (!out.content) {
            co_await sendParts(parts, sent, pace);
            co_return sent;
        }
        std::vector<char> piece(std::size_t(std::min<std::uint64_t>(out.length, ContentPiece)));
        std::uint64_t done = 0;
        bool goesOn = true;
        while (goesOn && done < out.length) {
            const std::size_t size = std::size_t(std::min<std::uint64_t>(out.length - done, piece.size()));
            if (!out.content->read(out.offset + done, std::span(piece.data(), size)))
                co_return sent;
            parts[1] = asio::buffer(piece.data(), size);
            done += size;
            if (!sendAtOnce(parts, sent))
                goesOn = co_await sendParts(parts, sent, pace);
        }
        co_return sent;
    }

    /// Most answers fit the kernel's buffer: no need to wait for it. True when all is sent.
    bool sendAtOnce(Parts &parts, std::uint64_t &sent)
    {
        if constexpr (isTls)
            return false;
        error_code error;
        const std::size_t n = socket().write_some(parts, error);
        sent += n;
        skip(parts, n);
        return asio::buffer_size(parts) == 0;
    }

    Async<bool> sendParts(Parts &parts, std::uint64_t &sent, const Pace &pace)
    {
        while (asio::buffer_size(parts) > 0) {
            deadline = pace.deadline(sent);
            const auto [error, n] = co_await m_stream.async_write_some(parts, noThrow);
            sent += n;
            skip(parts, n);
            if (error)
                co_return false;
        }
        co_return true;
    }

    void log(const RequestParser &parser, const Outgoing &out, std::uint64_t sent, Steady::duration took) const
    {
        if (!m_site.options.log)
            return;
        m_site.options.log({
            .method = parser.is_header_done() ? m_request.method : Method::Other,
            .route = m_request.route,
            .status = sent == 0 ? 0 : out.status,
            .bytesSent = sent,
            .duration = std::chrono::duration_cast<std::chrono::microseconds>(took),
            .fault = m_fault,
        });
    }

    /// Closing with unread bytes would reset the line and take our last answer with it: first let the client read.
    Async<void> close()
    {
        deadline = Steady::now() + Linger;
        idle = true;
        if constexpr (isTls)
            co_await m_stream.async_shutdown(noThrow);
        error_code error;
        socket().shutdown(Socket::shutdown_send, error);
        std::array<char, HeadPiece> rest;
        while (!error && Steady::now() < deadline)
            error = std::get<0>(co_await socket().async_read_some(asio::buffer(rest), noThrow));
    }

    Seats::Seat m_seat;
    std::unique_ptr<Strangers::Stranger> m_stranger; // null: somebody known
    std::shared_ptr<EventLoop> m_loop;
    EventLoop::Place m_place;
    const Site &m_site;
    Stream m_stream;
    Timer m_handled; // never runs out: the wait on it ends when the handler does
    beast::flat_buffer m_buffer;
    Request m_request;
    Router::Match m_match;
    std::string m_fault;
    bool m_isAnswered = false;
};

/// Made inside the coroutine, hence on the loop's thread.
template <typename Stream, typename MakeStream>
Async<void> live(MakeStream makeStream, std::shared_ptr<EventLoop> loop, const Site &site, Seats::Seat seat,
                 std::unique_ptr<Strangers::Stranger> stranger)
{
    Connection<Stream> connection(makeStream(), std::move(loop), site, std::move(seat), std::move(stranger));
    co_await connection.run(); // NOLINT(bugprone-use-after-move): the coroutine's own copies
}

/// Memory may run out: that ends one connection, not the server.
void ended(std::exception_ptr) {}

} // namespace

void serve(Socket socket, std::shared_ptr<asio::ssl::context> tls, std::shared_ptr<EventLoop> loop, const Site &site,
           Seats::Seat seat, std::unique_ptr<Strangers::Stranger> stranger)
{
    const Executor executor = loop->executor();
    if (tls) {
        using Stream = asio::ssl::stream<Socket>;
        auto make = [s = std::move(socket), tls]() mutable { return Stream(std::move(s), *tls); };
        asio::co_spawn(executor,
                       live<Stream>(std::move(make), std::move(loop), site, std::move(seat), std::move(stranger)),
                       ended);
    } else {
        auto make = [s = std::move(socket)]() mutable { return std::move(s); };
        asio::co_spawn(executor,
                       live<Socket>(std::move(make), std::move(loop), site, std::move(seat), std::move(stranger)),
                       ended);
    }
}

} // namespace earshot::http
