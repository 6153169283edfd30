#pragma once
// A server that plays dialogues: "the client must send X; the server says Y", whole, broken or late.
//
//     ScriptedServer server;
//     server.expect("GET", "/v3/a.json").header("Authorization", "Token token=\"k\"").reply(Reply::json(200,
//     accounts)); server.expect("GET", "/v3/a/ACC1/calls.json").query("page", "1").reply(Reply::json(200,
//     page).cutTo(300)); … let the client talk to server.url() … QCOMPARE(server.violations(),
//     std::vector<std::string>()); QVERIFY(server.finished());
//
// It listens on a free loopback port, answers each connection on a thread of its own and stops in its destructor.

#include "tests/support/certificates.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earshot::test {

/// A request as it came in.
struct Request {
    std::string method;
    std::string target; // path and query as sent
    std::string path;
    std::multimap<std::string, std::string> query;  // decoded
    std::multimap<std::string, std::string> fields; // header fields, names in lower case
    std::string body;

    /// The field's first value; empty when it is not there.
    std::string header(std::string_view name) const;
    bool hasHeader(std::string_view name) const;
    /// The parameter's first value; empty when it is not there.
    std::string parameter(const std::string &name) const;
};

/// The bytes of an answer, and how they are sent.
struct Reply {
    enum class Then {
        KeepOpen, // wait for the next request on this connection
        Close,    // close in the ordinary way
        Reset,    // close so that the client sees "connection reset"
        Hang,     // say nothing more until the client goes
    };
    using Headers = std::vector<std::pair<std::string, std::string>>;

    std::string bytes; // sent as they are
    Then then = Then::KeepOpen;
    std::size_t chunk = 0; // 0: all at once; else so many bytes at a time, `pause` apart
    std::chrono::milliseconds pause{0};

    /// A well-formed answer with Content-Length.
    static Reply with(int status, std::string_view contentType, std::string_view body, const Headers &more = {});
    static Reply json(int status, std::string_view body, const Headers &more = {});
    static Reply html(int status, std::string_view body);
    static Reply noContent();
    static Reply redirect(std::string_view location, int status = 302);
    /// `{"error": message}`, the error body of CallRail.
    static Reply error(int status, std::string_view message, const Headers &more = {});
    /// Takes the request and never answers.
    static Reply hang();
    /// Takes the request and closes without a byte.
    static Reply close();
    static Reply reset();

    /// Only the first `count` bytes of the body, then the connection closes: a page cut in the middle.
    Reply cutTo(std::size_t count) const;
    /// `count` bytes at a time, `pause` apart.
    Reply dripping(std::size_t count, std::chrono::milliseconds between) const;
};

/// Makes the answer when the request is there; runs on the connection's thread, and may wait for the test.
using Answerer = std::function<Reply(const Request &)>;

/// One line of the dialogue. Every condition must hold.
class Step {
public:
    Step(std::string method, std::string path);

    Step &query(std::string name, std::string value);
    Step &withoutQuery(std::string name);
    Step &header(std::string name, std::string value);
    Step &withoutHeader(std::string name);
    Step &body(std::string exact);
    /// `condition` in words, for the violation; `holds` may look at anything.
    Step &where(std::string condition, std::function<bool(const Request &)> holds);
    /// Played so many times before the next line; 1 unless told.
    Step &times(int count);
    Step &reply(Reply reply);
    Step &reply(Answerer answer);

private:
    friend class ScriptedServer;
    friend struct Script;
    std::optional<std::string> complaint(const Request &request) const;

    struct Condition {
        std::string words;
        std::function<bool(const Request &)> holds;
    };
    std::string m_method;
    std::string m_path;
    std::vector<Condition> m_conditions;
    int m_left = 1;
    Answerer m_answer;
};

/// Which TLS the server speaks.
enum class Tls { Modern, UpTo1_1 };

class ScriptedServer {
public:
    enum class Order {
        Strict, // requests come in the order of the script
        Any,    // a request plays the first line left that fits: for clients with several requests under way
    };

    /// Listens at once. With an identity it speaks TLS.
    explicit ScriptedServer(Order order = Order::Strict, std::optional<Identity> identity = {}, Tls tls = Tls::Modern);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    /// "http://127.0.0.1:PORT"; "https://localhost:PORT" with TLS.
    std::string url() const;
    int port() const;

    /// Adds a line to the script. Write the script before the client talks; what must wait, waits in an Answerer.
    Step &expect(std::string method, std::string path);
    /// Answers what no line of the script is waiting for, any number of times, and is no violation.
    void otherwise(Answerer answer);

    /// Every request so far, in order of arrival.
    std::vector<Request> requests() const;
    /// What the client did against the script, in words; empty when all is well.
    std::vector<std::string> violations() const;
    /// True when every line was played.
    bool finished() const;
    /// Connections accepted so far.
    int connections() const;
    /// True when no connection is open: whoever was here has gone, and all they asked is answered.
    bool isIdle() const;

    /// Closes the port and every connection; later requests meet "connection refused". Called by the destructor.
    void stop();

private:
    struct Port;
    std::unique_ptr<struct Script> m_script;
    std::unique_ptr<Port> m_port;
};

} // namespace earshot::test
