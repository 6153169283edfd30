#include "app/earshotd/commands.h"
#include "app/earshotd/log.h"
#include "backend/http/server.h"

#include <csignal>
#include <iostream>

namespace earshot::server {
namespace {

struct Place {
    std::string address;
    std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:0".
std::optional<Place> placeFrom(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return {};
    std::string_view host = text.substr(0, colon);
    unsigned port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9' || port > 65'535)
            return {};
        port = port * 10 + unsigned(c - '0');
    }
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    if (port > 65'535 || host.empty())
        return {};
    return Place{std::string(host == "localhost" ? "127.0.0.1" : host), std::uint16_t(port)};
}

bool isLoopback(const Place &place)
{
    return place.address.starts_with("127.") || place.address == "::1";
}

int wrongUsage(std::string_view sentence)
{
    std::cerr << "earshotd: " << sentence << '\n';
    return Usage;
}

void logAccess(const http::AccessRecord &record)
{
    Line line("access");
    line.add("method", http::word(record.method)).add("route", record.route);
    line.add("status", std::uint64_t(record.status)).add("bytes", record.bytesSent);
    line.add("ms", double(record.duration.count()) / 1000);
    if (!record.fault.empty())
        line.add("fault", record.fault);
    line.write();
}

void logFault(std::string_view route, const Error &error)
{
    Line("fault").add("route", route).add("kind", word(error.kind)).add("detail", error.detail).write();
}

/// The database may not be the one that belongs to the recordings, and nothing else would tell.
void logStrays(const storage::Strays &strays)
{
    if (strays.setAside > 0)
        Line("recordings_set_aside").add("files", std::uint64_t(strays.setAside)).add("to", "recordings/aside").write();
    if (strays.takenBack > 0)
        Line("recordings_taken_back").add("files", std::uint64_t(strays.takenBack)).write();
}

http::Options serverOptions(const Place &place, const ServeOptions &options)
{
    http::Options server;
    server.address = place.address;
    server.port = place.port;
    server.threads = options.threads;
    server.refusal = api::Api::refusal;
    if (!options.certificate.empty())
        server.certificate = http::Certificate{options.certificate, options.key};
    if (options.accessLog)
        server.log = logAccess;
    else
        server.log = [](const http::AccessRecord &record) {
            if (!record.fault.empty())
                logAccess(record);
        };
    return server;
}

/// The signals that serve() waits for. Blocked before any thread begins, so that all of them inherit it.
sigset_t blockSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

void reloadCertificate(http::Server &server)
{
    if (const auto reloaded = server.reloadCertificate(); reloaded)
        Line("certificate_reloaded").write();
    else
        Line("certificate_refused").add("detail", reloaded.error().detail).write();
}

/// Reloads the certificate at each SIGHUP; comes back at SIGTERM or SIGINT.
void waitForStop(http::Server &server, const sigset_t &signals)
{
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGHUP)
        reloadCertificate(server);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr); // a second one ends the program in the middle of things
}

std::string urlOf(const Place &place, std::uint16_t port, bool tls)
{
    const bool v6 = place.address.find(':') != std::string::npos;
    return std::string(tls ? "https://" : "http://") + (v6 ? '[' + place.address + ']' : place.address) + ':' +
           std::to_string(port);
}

std::optional<std::string> publicUrlFrom(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    const bool isHttp = url.empty() || url.starts_with("http://") || url.starts_with("https://");
    return isHttp && url.find_first_of("?# \"") == std::string::npos ? std::optional(url) : std::nullopt;
}

} // namespace

int serve(const std::string &data, const ServeOptions &options)
{
    const auto place = placeFrom(options.listen);
    if (!place)
        return wrongUsage("--listen takes an address and a port, such as 127.0.0.1:8080 or [::1]:8080");
    const bool tls = !options.certificate.empty();
    if (!tls && !options.behindProxy && !isLoopback(*place))
        return wrongUsage("this address is reachable for others, and calls and keys must not cross a network in "
                          "clear.\nGive --tls-cert and --tls-key, or --behind-proxy when a proxy before it does TLS.");
    const auto publicUrl = publicUrlFrom(options.publicUrl);
    if (!publicUrl)
        return wrongUsage("--public-url takes an address such as https://calls.example");

    const sigset_t signals = blockSignals();
    auto storage = storage::Storage::open({.folder = data, .retentionMonths = options.retentionMonths});
    if (!storage)
        return report(storage.error());
    logStrays((*storage)->strays());
    const api::Api api(**storage, {*publicUrl, options.behindProxy,
                                   options.asCallRail ? api::CallRailLimit : options.limit, systemNow, logFault});
    http::Server server(api.router(), serverOptions(*place, options));
    if (const auto started = server.start(); !started) {
        const bool certificate = started.error().kind == Error::Kind::Tls;
        std::cerr << "earshotd: " << (certificate ? "the certificate or its key" : options.listen) << ": "
                  << started.error().detail << '\n';
        return NoPort;
    }
    Line("listening").add("url", urlOf(*place, server.port(), tls)).write();
    waitForStop(server, signals);
    Line("stopping").write();
    server.stop();
    storage->reset();
    Line("stopped").write();
    return Ok;
}

} // namespace earshot::server
