#pragma once
// Which handler answers a path. All routes stand in one table:
//
//     Router router({
//         {Method::Get, "/v3/a/{account}/calls.json", listCalls},
//         {Method::Put, "/v3/a/{account}/calls/{call}.json", updateCall},
//     });

#include "backend/http/message.h"
#include "backend/http/task.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace earshot::http {

/// Answers a request, on the io thread of its connection: quick work at once, longer work behind until(). The request
/// lives until the task ends. What it throws becomes a 500.
using Handler = std::function<Task<Response>(const Request &)>;

struct Route {
    Method method;
    std::string pattern; // segments of text, "{name}" or "{name}.suffix"; a name takes one non-empty segment
    Handler handler;
    std::optional<std::size_t> bodyLimit = {}; // bytes, instead of the server's
};

/// Immutable, so shared by all threads. Text beats a name with suffix, which beats a bare name, from left to right.
class Router {
public:
    explicit Router(std::vector<Route> routes);

    struct Match {
        const Route *route = nullptr;
        std::string allow; // when no route: the methods this path has, as the Allow header wants them; empty for a 404
    };
    /// Finds the route of a path (percent-encoded, as sent, decodable) and adds what its names matched. HEAD is served
    /// by GET.
    Match match(Method method, std::string_view path, std::vector<Field> &parameters) const;

private:
    struct Segment {
        std::string text; // to be equal, or the suffix after a name
        std::string name; // empty for text
        int rank() const { return name.empty() ? 0 : text.empty() ? 2 : 1; }
    };
    struct Entry {
        Route route;
        std::vector<Segment> segments;
    };

    static std::vector<Segment> parse(std::string_view pattern);
    static bool fits(const Segment &segment, std::string_view part);

    std::vector<std::vector<Entry>> m_byLength; // by number of segments, the most particular first
};

} // namespace earshot::http
