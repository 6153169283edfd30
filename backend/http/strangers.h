#pragma once
// Connections on which nobody has shown a key yet, by the address they come from: each address has a share of them, so
// that one that keeps opening connections, and says nothing or little on them, takes none from others.

#include "backend/http/eventloop.h"

#include <boost/asio/ip/address.hpp>

#include <atomic>
#include <map>

namespace earshot::http {

class Strangers {
public:
    /// A connection until it is known, or ends. Its waiting is told by the connection, read by anybody.
    class Stranger {
    public:
        Stranger(Strangers &home, std::string address) : m_home(home), m_address(std::move(address)) {}
        Stranger(const Stranger &) = delete;
        Stranger &operator=(const Stranger &) = delete;
        ~Stranger();

        /// For bytes of the client, from now on; or not.
        void waits(bool yes) { m_waitsSince = yes ? Steady::now().time_since_epoch().count() : Busy; }
        /// Another one is to have its place: cut at the next sweep.
        bool isUnwanted() const { return m_isUnwanted; }

    private:
        friend class Strangers;
        static constexpr Steady::rep Busy = Steady::duration::max().count();
        Strangers &m_home;
        const std::string m_address;
        std::list<Stranger *>::iterator m_place;
        std::atomic<Steady::rep> m_waitsSince = Steady::now().time_since_epoch().count();
        std::atomic<bool> m_isUnwanted = false;
    };

    explicit Strangers(std::size_t share) : m_share(share) {}

    /// Where an address has its share already, the one of them goes that waits longest. Null: twice as many are there,
    /// since they come quicker than they go. Any thread.
    std::unique_ptr<Stranger> admit(const asio::ip::address &address);

private:
    const std::size_t m_share;
    std::mutex m_mutex;
    std::map<std::string, std::list<Stranger *>> m_byAddress;
};

} // namespace earshot::http
