#pragma once
// A tracking service in memory, as far as sync needs it: lists with windows and pages, single calls, updates, and (when
// asked) what Earshot's own server has beyond: a changes feed, versions of calls, tags to add and to remove. It answers
// through a ScriptedServer, so over a real socket.

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
    /// Nobody is being answered.
    bool isIdle() const { return m_server.isIdle(); }
    std::size_t count(const std::string &method, const std::string &pathPart) const;

    // The world, as the other side sees it. Any thread.
    void put(const Call &call);
    /// Somebody changes a call there, at once.
    void change(const CallId &id, const std::function<void(Call &)> &what);
    void remove(const CallId &id);
    std::optional<Call> call(const CallId &id) const;
    std::size_t size() const;
    void put(const Client &client);
    void put(const FormSubmission &form);
    void put(const Conversation &texts);
    /// The call is listed under another id from now on. Asked for by its old one it is given under the new one, or as
    /// it was asked for, or not any more.
    enum class OldId { GivesTheNew, GivesItself, Unknown };
    void rename(const CallId &from, const CallId &to, OldId old);
    /// How far its log goes.
    std::size_t logged() const;
    void expireCursors();
    /// What the key may see: not these clients, nor (unless only the list leaves them out) their calls.
    void hide(const std::set<std::string> &clients, bool fromTheListOnly = false);

    /// Answers matching requests instead of the world until it gives nothing; runs on the server's threads.
    using Interference = std::function<std::optional<Reply>(const Request &)>;
    void interfere(Interference interference);
    /// For interferences: does what is asked, and the answer is lost.
    Reply doneButNotSaid(const Request &request);
    int perPage = 250;
    /// What its clock says, as a Date header; unset: it does not tell. Set between requests.
    void setDate(const std::optional<Instant> &date);

private:
    Reply answer(const Request &request);
    Reply world(const Request &request);
    Reply listCalls(const Request &request);
    Reply oneCall(const Request &request, const std::string &id);
    Reply update(const Request &request, const std::string &id);
    std::string current(const std::string &id) const;
    Call named(const Call &call, const std::string &asked) const;
    Reply::Headers versionOf(const std::string &id) const;
    Reply feed(const Request &request);
    void note(const std::string &type, const std::string &id, bool gone);

    struct Entry {
        std::string type, id;
        bool gone = false;
    };
    const bool m_withFeed;
    mutable std::recursive_mutex m_mutex;
    std::map<std::string, Call> m_calls;
    std::map<std::string, std::pair<std::string, OldId>> m_oldIds;
    std::vector<Client> m_clients;
    std::set<std::string> m_unlisted;
    std::set<std::string> m_hidden;
    std::vector<FormSubmission> m_forms;
    std::vector<Conversation> m_texts;
    std::vector<Entry> m_log;
    std::map<std::string, std::size_t> m_versions; // of calls: their newest place in the log
    std::size_t m_oldestCursor = 0;
    Interference m_interference;
    std::string m_date;      // the header's line
    ScriptedServer m_server; // last: its threads use the others
};

} // namespace earshot::test
