#pragma once
// A value or an Error. std::expected needs C++23; the calls are nearly the same, so that we can swap later.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace earshot {

struct Error {
    enum class Kind {
        Offline,      // no network, name not found, connection refused
        Timeout,      // connected, but no answer in time
        Tls,          // certificate not trusted, expired, or for another host
        Unauthorized, // 401: the key is missing or wrong
        Forbidden,    // 403: the key may not do this
        NotFound,     // 404, or no such row
        Refused,      // 400, 406, 422: the other side understood and said no
        RateLimited,  // 429, or our own budget is spent
        Server,       // 5xx
        BadData,      // not what the format promises
        Conflict,     // both sides changed the same thing, or a unique name is taken
        Storage,      // SQLite or the file system failed
        DiskFull,
        ReadOnly,
        NewerSchema, // written by a newer Earshot
        Corrupt,
        Locked, // another program holds it
        Cancelled,
    };
    Kind kind;
    std::string detail; // for the log and for "show details"; the UI words its own message from `kind`
    bool operator==(const Error &) const = default;
};

/// The kind as a stable word for logs and JSON, such as "rate_limited".
std::string_view word(Error::Kind kind);

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    bool ok() const { return m_state.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &operator*() & { return std::get<0>(m_state); }
    T operator*() && { return std::get<0>(std::move(m_state)); } // by value, so that a loop over *f() is safe
    const T *operator->() const { return &std::get<0>(m_state); }
    T *operator->() { return &std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }
    T valueOr(T fallback) const { return ok() ? std::get<0>(m_state) : std::move(fallback); }

private:
    std::variant<T, Error> m_state;
};

/// Done, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    explicit operator bool() const { return !m_error; }
    bool ok() const { return !m_error; }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace earshot
