#pragma once
// Certificates made while the test runs: good ones, and each kind of bad one.

#include <memory>
#include <string>

namespace earshot::test {

/// A certificate chain and its private key, in PEM.
struct Identity {
    std::string certificate;
    std::string privateKey;
};

/// An authority whose word counts only for those who are given its certificate.
class Authority {
public:
    Authority();
    ~Authority();

    /// The authority's own certificate, for a CA file.
    std::string certificate() const;

    /// A certificate for a host name or an IP address, valid from `fromDays` to `toDays` counted from today.
    Identity issue(const std::string &host, int fromDays = -1, int toDays = 30) const;

private:
    struct Keys;
    std::unique_ptr<Keys> m_keys;
};

/// A certificate that vouches for itself.
Identity selfSigned(const std::string &host);

} // namespace earshot::test
