#pragma once
// One client: requests read, answered and logged in turn until either side closes.

#include "backend/http/strangers.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace earshot::http {

/// What all connections share, unchanging while the server runs.
struct Site {
    const Router router;
    const Options options;
};

/// Serves `socket` on `loop` from now on; with TLS when `tls` is set. The connection holds `seat` until it ends,
/// and is a stranger until an answer goes to somebody known.
void serve(Socket socket, std::shared_ptr<asio::ssl::context> tls, std::shared_ptr<EventLoop> loop, const Site &site,
           Seats::Seat seat, std::unique_ptr<Strangers::Stranger> stranger);

} // namespace earshot::http
