#include "backend/http/server.h"

#include "backend/http/connection.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include <algorithm>
#include <cerrno>

namespace earshot::http {

namespace {

using namespace std::chrono_literals;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

std::chrono::milliseconds sweepEvery(const Limits &limits)
{
    const auto shortest = std::min({limits.head, limits.body, limits.send, limits.idle});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, 1ms, 1s);
}

Error listenError(const error_code &error)
{
    const auto kind = error == asio::error::address_in_use  ? Error::Kind::Conflict
                      : error == asio::error::access_denied ? Error::Kind::Forbidden
                                                            : Error::Kind::Refused;
    return {kind, error.message()};
}

Result<std::shared_ptr<asio::ssl::context>> tlsContext(const Certificate &certificate)
{
    using asio::ssl::context;
    auto tls = std::make_shared<context>(context::tls_server);
    SSL_CTX *const raw = tls->native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20");
    error_code error;
    tls->use_certificate_chain_file(certificate.chainFile, error);
    if (!error)
        tls->use_private_key_file(certificate.keyFile, context::pem, error);
    if (error)
        return Error{Error::Kind::Tls, error.message()};
    return tls;
}

} // namespace

struct Server::Private {
    Private(Router router, Options given)
        : site{std::move(router), std::move(given)}, seats(site.options.limits.connections),
          strangers(site.options.limits.strangers)
    {
    }

    Result<void> listen();
    asio::awaitable<void, Executor> accept();
    void closeAcceptor();

    const Site site;
    Seats seats;
    Strangers strangers;
    std::vector<std::shared_ptr<EventLoop>> loops; // the first also accepts
    std::unique_ptr<Acceptor> acceptor;            // of the first loop's thread once started
    std::unique_ptr<Timer> pause;                  // likewise: waits for a seat, or for descriptors
    std::mutex tlsMutex;
    std::shared_ptr<asio::ssl::context> tls; // with tlsMutex
    std::uint16_t port = 0;
};

Result<void> Server::Private::listen()
{
    error_code error;
    const auto address = asio::ip::make_address(site.options.address, error);
    if (error)
        return listenError(error);
    const asio::ip::tcp::endpoint endpoint(address, site.options.port);
    acceptor = std::make_unique<Acceptor>(loops.front()->executor());
    acceptor->open(endpoint.protocol(), error);
    if (!error)
        acceptor->set_option(Acceptor::reuse_address(true), error);
    if (!error && address.is_v6())
        acceptor->set_option(asio::ip::v6_only(false), error);
    if (!error)
        acceptor->bind(endpoint, error);
    if (!error)
        acceptor->listen(Acceptor::max_listen_connections, error);
    if (error)
        return listenError(error);
    port = acceptor->local_endpoint(error).port();
    return {};
}

asio::awaitable<void, Executor> Server::Private::accept()
{
    for (std::size_t next = 0;; ++next) {
        while (seats.full() && acceptor->is_open()) {
            pause->expires_at(Steady::time_point::max());
            co_await pause->async_wait(noThrow);
        }
        const auto &loop = loops[next % loops.size()];
        auto [error, socket] = co_await acceptor->async_accept(loop->executor(), noThrow);
        if (!acceptor->is_open())
            co_return;
        if (error == asio::error::no_descriptors || error == asio::error::no_memory ||
            error == asio::error::no_buffer_space) {
            pause->expires_after(100ms); // till some connection ends
            co_await pause->async_wait(noThrow);
        }
        if (error)
            continue;
        const auto peer = socket.remote_endpoint(error);
        auto stranger = error ? nullptr : strangers.admit(peer.address());
        if (!stranger)
            continue;
        std::unique_lock lock(tlsMutex);
        auto context = tls;
        lock.unlock();
        serve(std::move(socket), std::move(context), loop, site, Seats::Seat(seats), std::move(stranger));
    }
}

void Server::Private::closeAcceptor()
{
    error_code ignored;
    acceptor->close(ignored);
    pause->cancel();
}

Server::Server(Router router, Options options) : d(std::make_unique<Private>(std::move(router), std::move(options))) {}

Server::~Server()
{
    stop(0ms);
}

Result<void> Server::start()
{
    const Options &options = d->site.options;
    if (options.certificate) {
        if (const auto loaded = reloadCertificate(); !loaded)
            return loaded;
    }
    const unsigned threads = options.threads ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < threads; ++i)
        d->loops.push_back(std::make_shared<EventLoop>(sweepEvery(options.limits), options.clock));
    d->pause = std::make_unique<Timer>(d->loops.front()->executor());
    if (auto listening = d->listen(); !listening) {
        stop(0ms);
        return listening;
    }
    d->seats.onRoom = [this, loop = d->loops.front().get()] { loop->post([this] { d->pause->cancel(); }); };
    asio::co_spawn(d->loops.front()->executor(), d->accept(), [](std::exception_ptr) {});
    for (const auto &loop : d->loops)
        loop->run();
    return {};
}

std::uint16_t Server::port() const
{
    return d->port;
}

Result<void> Server::reloadCertificate()
{
    const auto &certificate = d->site.options.certificate;
    if (!certificate)
        return {};
    auto fresh = tlsContext(*certificate);
    if (!fresh)
        return fresh.error();
    const std::lock_guard lock(d->tlsMutex);
    d->tls = *fresh;
    return {};
}

void Server::stop(std::chrono::milliseconds grace)
{
    if (d->loops.empty())
        return;
    if (d->port != 0) {
        d->loops.front()->post([this] { d->closeAcceptor(); });
        for (const auto &loop : d->loops)
            loop->windDown();
        d->seats.waitUntilEmpty(grace);
    }
    // Everything of asio goes with, and not after, the loop it belongs to: the frame in accept() among it.
    for (const auto &loop : d->loops)
        loop->halt();
    d->pause.reset();
    d->acceptor.reset();
    for (const auto &loop : d->loops)
        loop->end();
    d->loops.clear();
}

} // namespace earshot::http
