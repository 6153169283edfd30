#pragma once
// A value or an Error. std::expected needs C++23; the calls are nearly the same, so that we can swap later.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace earshot {

struct Error {
    /// The numbers are kept in caches (refused edits, failed recordings): a kind keeps its own for ever, new ones come
    /// at the end.
    enum class Kind {
        Offline = 0,      // no network, name not found, connection refused
        Timeout = 1,      // connected, but no answer in time
        Tls = 2,          // certificate not trusted, expired, or for another host
        Unauthorized = 3, // 401: the key is missing or wrong
        Forbidden = 4,    // 403: the key may not do this
        NotFound = 5,     // 404, or no such row
        Refused = 6,      // 400, 406, 422: the other side understood and said no
        RateLimited = 7,  // 429, or our own budget is spent
        Server = 8,       // 5xx
        BadData = 9,      // not what the format promises
        Conflict = 10,    // both sides changed the same thing, or a unique name is taken
        Storage = 11,     // SQLite or the file system failed
        DiskFull = 12,
        ReadOnly = 13,
        NewerSchema = 14, // written by a newer Earshot
        Corrupt = 15,
        Locked = 16, // another program holds it
        Cancelled = 17,
        BadAddress = 18,    // what was given as a server's address is none, or one that no key may go to
        WrongAccount = 19,  // this profile holds the calls of another account
        NoRoom = 20,        // the recordings take all the room they may
        TooOld = 21,        // further back than the other side, or a rule here, lets it be kept
        CaFile = 22,        // the file of certificate authorities is missing or no such file
        NotTheService = 23, // something else answers there: a log-in page, a proxy, another program
        PlainServer = 24,   // https was spoken to a server that speaks plain http
        NotSound = 25,      // what came as a recording is empty or no sound
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
