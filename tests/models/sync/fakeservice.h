#pragma once
// A tracking service in memory, as far as sync needs it: lists with windows and pages, single calls, updates, and (when
// asked) a changes feed. It answers through a ScriptedServer, so over a real socket.

#include "models/domain/account.h"
#include "models/domain/interactions.h"
#include "tests/support/scriptedserver.h"

#include <map>
#include <mutex>
#include <set>

namespace earshot::test {

class FakeService {
public:
    explicit FakeService(bool withFeed);

    std::string url() const { return m_server.url(); }
    std::vector<Request> requests() const { return m_server.requests(); }
    std::size_t count(const std::string &method, const std::string &pathPart) const;

    // The world, as the other side sees it. Any thread.
    void put(const Call &call);
    void remove(const CallId &id);
    std::optional<Call> call(const CallId &id) const;
    std::size_t size() const;
    void put(const Client &client);
    void put(const FormSubmission &form);
    void put(const Conversation &texts);
    void expireCursors();
    /// What the key may see: not these clients, nor (unless only the list leaves them out) their calls.
    void hide(const std::set<std::string> &clients, bool fromTheListOnly = false);

    /// Answers matching requests instead of the world until it gives nothing; runs on the server's threads.
    using Interference = std::function<std::optional<Reply>(const Request &)>;
    void interfere(Interference interference);
    int perPage = 250;

private:
    Reply answer(const Request &request);
    Reply world(const Request &request);
    Reply listCalls(const Request &request);
    Reply oneCall(const Request &request, const std::string &id);
    Reply update(const Request &request, const std::string &id);
    Reply feed(const Request &request);
    void note(const std::string &type, const std::string &id, bool gone);

    struct Entry {
        std::string type, id;
        bool gone = false;
    };
    const bool m_withFeed;
    mutable std::recursive_mutex m_mutex;
    std::map<std::string, Call> m_calls;
    std::vector<Client> m_clients;
    std::set<std::string> m_unlisted;
    std::set<std::string> m_hidden;
    std::vector<FormSubmission> m_forms;
    std::vector<Conversation> m_texts;
    std::vector<Entry> m_log;
    std::size_t m_oldestCursor = 0;
    Interference m_interference;
    ScriptedServer m_server; // last: its threads use the others
};

} // namespace earshot::test
