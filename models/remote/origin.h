#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>

namespace earshot::remote {

/// Scheme, host and port: the server a key is meant for, and nobody else.
struct Origin {
    std::string scheme; // "https"; "http" only on this machine
    std::string host;   // lower case; IPv6 in brackets
    int port = 0;
    bool operator==(const Origin &) const = default;

    /// "https://api.callrail.com", with the port where it is not the scheme's own.
    std::string text() const;
    /// True for localhost and the loopback addresses, where plain http is allowed.
    bool isLoopback() const;

    /// What a person types as the server's address: the scheme may be left out, a path of "/v3" may be there.
    /// BadAddress, with the reason: http to another machine, a name or password in the address, any other path.
    static Result<Origin> parse(std::string_view address);
    /// The origin of an absolute http or https URL, whatever its path.
    static Result<Origin> ofUrl(std::string_view url);
};

/// `reference` as the server wrote it (absolute, or relative to `base`) as an absolute URL without fragment.
Result<std::string> resolved(const std::string &base, const std::string &reference);

/// Text for a query value or path part, percent-encoded.
std::string urlEncoded(std::string_view text);

} // namespace earshot::remote
