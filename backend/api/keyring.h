#pragma once
// Who holds which key, remembered for a moment so that a busy client costs no look-up a request.

#include "backend/storage/keys.h"

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace earshot::api {

class KeyRing {
public:
    explicit KeyRing(const storage::Keys &keys) : m_keys(keys) {}

    /// As storage::Keys::viewer. Any thread.
    Result<storage::Viewer> viewer(const std::string &key);

    /// Users or what they may see have changed.
    void forget();

private:
    using Steady = std::chrono::steady_clock;
    struct Known {
        storage::Viewer viewer;
        Steady::time_point until;
    };

    const storage::Keys &m_keys;
    std::mutex m_mutex;
    std::unordered_map<std::string, Known> m_known; // with m_mutex, as the next
    std::uint64_t m_age = 0;                        // rises with forget()
};

} // namespace earshot::api
