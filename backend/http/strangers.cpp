#include "backend/http/strangers.h"

#include <algorithm>

namespace earshot::http {
namespace {

/// Whoever has one IPv6 address has the 64 bits behind it.
std::string shareOf(const asio::ip::address &address)
{
    if (!address.is_v6())
        return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    if (address.to_v6().is_v4_mapped())
        return std::string(bytes.begin() + 12, bytes.end());
    return std::string(bytes.begin(), bytes.begin() + 8);
}

} // namespace

Strangers::Stranger::~Stranger()
{
    const std::lock_guard lock(m_home.m_mutex);
    const auto at = m_home.m_byAddress.find(m_address);
    at->second.erase(m_place);
    if (at->second.empty())
        m_home.m_byAddress.erase(at);
}

std::unique_ptr<Strangers::Stranger> Strangers::admit(const asio::ip::address &address)
{
    const std::string share = shareOf(address);
    const std::lock_guard lock(m_mutex);
    auto &others = m_byAddress[share];
    if (others.size() >= 2 * m_share)
        return nullptr;
    const auto wanted = std::count_if(others.begin(), others.end(), [](const Stranger *s) { return !s->isUnwanted(); });
    if (std::size_t(wanted) >= m_share) {
        const auto since = [](const Stranger *s) { return s->isUnwanted() ? Stranger::Busy : s->m_waitsSince.load(); };
        const auto longest = std::min_element(
            others.begin(), others.end(), [&](const Stranger *a, const Stranger *b) { return since(a) < since(b); });
        if (since(*longest) != Stranger::Busy)
            (*longest)->m_isUnwanted = true;
    }
    auto stranger = std::make_unique<Stranger>(*this, share);
    stranger->m_place = others.insert(others.end(), stranger.get());
    return stranger;
}

} // namespace earshot::http
