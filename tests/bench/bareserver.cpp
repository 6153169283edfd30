#include "tests/bench/bareserver.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <thread>
#include <vector>

namespace earshot::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Executor = asio::io_context::executor_type;
template <typename T>
using Async = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> await{};
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

Async<void> talk(Socket socket, const std::string &body)
{
    boost::beast::flat_buffer buffer;
    socket.set_option(asio::ip::tcp::no_delay(true));
    try {
        for (;;) {
            http::request<http::string_body> request;
            co_await http::async_read(socket, buffer, request, await);
            http::response<http::string_body> response(http::status::ok, request.version());
            response.set(http::field::content_type, "application/json; charset=utf-8");
            response.keep_alive(true);
            response.body() = body;
            response.prepare_payload();
            co_await http::async_write(socket, response, await);
        }
    } catch (const boost::system::system_error &) {
        // the client has gone
    }
}

/// A context a thread, each with connections of its own, as earshotd has them.
Async<void> accept(Acceptor &acceptor, std::vector<std::unique_ptr<asio::io_context>> &contexts,
                   const std::string &body)
{
    for (std::size_t next = 0;; ++next) {
        asio::io_context &context = *contexts[next % contexts.size()];
        Socket socket = co_await acceptor.async_accept(context.get_executor(), await);
        asio::co_spawn(context.get_executor(), talk(std::move(socket), body), asio::detached);
    }
}

} // namespace

int BareServer::serve() const
{
    const unsigned count = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::unique_ptr<asio::io_context>> contexts;
    for (unsigned i = 0; i < count; ++i)
        contexts.push_back(std::make_unique<asio::io_context>(1));
    Acceptor acceptor(contexts.front()->get_executor(), asio::ip::tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    std::fprintf(stderr, "{\"event\":\"listening\",\"url\":\"http://127.0.0.1:%u\"}\n",
                 unsigned(acceptor.local_endpoint().port()));
    asio::co_spawn(contexts.front()->get_executor(), accept(acceptor, contexts, body), asio::detached);
    std::vector<std::thread> threads;
    for (auto &context : contexts)
        threads.emplace_back([&context] {
            const auto busy = asio::make_work_guard(*context);
            context->run();
        });
    for (std::thread &thread : threads)
        thread.join();
    return 0;
}

} // namespace earshot::bench
