#pragma once
// The service's API as sync uses it: one function a request, values in and out. The contract is CallRail's v3.

#include "models/remote/courier.h"
#include "models/remote/download.h"
#include "models/remote/pending.h"
#include "models/wire/changes.h"
#include "models/wire/page.h"
#include "models/wire/reading.h"
#include "models/wire/updates.h"

namespace earshot::remote {

/// Rows per page: the most the service gives.
constexpr int PageRows = 250;

/// A window of time, both ends inside. The service counts in minutes: `from` is rounded down to one and `to` up.
struct Window {
    Instant from;
    Instant to;
};

struct CallQuery {
    Window window;        // CallRail keeps 25 months and refuses a window that reaches further back
    ClientId client = {}; // empty: every client
    int page = 1;
    int rows = PageRows;
    bool relative = false; // newest first, to be continued with nextCalls(); `page` is not looked at
    bool newestFirst = true;
    bool withDialogues = false; // each call with its dialogue; servers without a changes feed ignore it
};

/// What answers at an address.
struct ServerReport {
    enum class Sort { CallRail, Earshot };
    Sort sort = Sort::CallRail;
    std::vector<Account> accounts; // those the key may see
};

/// Tests a connection: is there such a server, and does the key fit? Waits, for a minute at most.
/// Offline, Timeout, Tls, CaFile, PlainServer: not reached. NotTheService: something else answers there. Unauthorized:
/// the key is wrong.
Result<ServerReport> probe(Courier &courier);

/// True when a server answered changes() like one that keeps no such log: it does not know the path.
bool isNoFeed(const Error &error);

/// The accounts the key may see.
Pending<wire::Page<Account>> accounts(Courier &courier, int page = 1, Priority priority = Priority::Background);

/// A call as the server has it at this moment.
struct CallState {
    Call call;
    std::string version; // for updateCall(); empty where the server has no word for it (CallRail)
    std::vector<wire::Problem> problems = {};
};

/// The requests of one account. Borrows the courier, whose rules about threads are its own.
class Service {
public:
    Service(Courier &courier, AccountId account, Priority priority = Priority::Background);

    /// The same for requests a person waits for.
    Service inForeground() const { return Service(m_courier, m_account, Priority::Foreground); }

    Pending<wire::Page<Client>> clients(int page = 1) const;
    Pending<wire::Page<Tracker>> trackers(int page = 1) const;
    Pending<wire::Page<Tag>> tags(int page = 1) const;
    Pending<wire::Page<User>> users(int page = 1) const;

    /// Calls with every field a list can carry.
    Pending<wire::Page<Call>> calls(const CallQuery &query) const;
    /// The page a relative page points to, `PageInfo::nextPage` unmodified. BadData when it leads to another server.
    Pending<wire::Page<Call>> nextCalls(const std::string &nextPage) const;
    /// One call with everything, its dialogue too, and no version.
    Pending<CallState> call(const CallId &id) const;
    /// The same without its dialogue, and which version of it this is.
    Pending<CallState> callState(const CallId &id) const;
    /// NotFound for calls that were merged or deleted, or have no web session.
    Pending<wire::Page<PageView>> pageViews(const CallId &id, int page = 1) const;
    /// The address of a call's recording; it may expire, so ask again each time.
    Pending<std::string> recordingUrl(const CallId &id) const;
    /// The sound behind such an address, fetched without the key, into the download's hands. Its head again when all
    /// of it has come: as many bytes as the server promised. Conflict: the server does not go on where it was asked to,
    /// so it has to be begun anew; BadData: what came is not what was announced; NotSound: it is empty, writing, or
    /// without end.
    Pending<DownloadHead> recording(const std::string &url, Download download) const;

    Pending<wire::Page<FormSubmission>> forms(const Window &window, int page = 1) const;
    Pending<wire::Page<Conversation>> conversations(const Window &window, int page = 1) const;
    /// One conversation with 100 of its messages, newest first.
    Pending<wire::ConversationPage> conversation(const ConversationId &id, int page = 1) const;

    /// What changed since `cursor` (empty: only the cursor of this moment). No value: the cursor is of no use any more,
    /// sync in full. NotFound: this server keeps no such log, it is CallRail.
    Pending<std::optional<wire::Changes>> changes(const std::string &cursor) const;

    /// Sends the changed keys alone, and gives the call as it is then: `known`, the update, the server's answer, one
    /// over the other. With a version the server does it only while the call is still that: Conflict when it is not;
    /// such a server (Earshot's) also takes tags to add and to remove. CallRail has been seen to answer 500 to every
    /// update with a value: send that alone. Sent once: an answer that is lost (Offline, Timeout, Server) may mean that
    /// it was done.
    Pending<CallState> updateCall(const CallState &known, const wire::CallUpdate &update) const;
    Pending<FormSubmission> updateForm(const FormSubmission &known, const wire::FormUpdate &update) const;

    Pending<Tag> createTag(const wire::TagUpdate &tag) const;
    Pending<Tag> updateTag(const Tag &known, const wire::TagUpdate &update) const;
    /// Takes it off every interaction. A tag that is gone already counts as deleted.
    Pending<std::monostate> deleteTag(const TagId &id) const;

private:
    std::string path(std::string_view resource) const;
    template <typename T>
    Pending<wire::Page<T>> list(std::string url) const;
    template <typename T>
    Pending<T> write(Method method, std::string url, std::string body, T asked) const;

    Courier &m_courier;
    AccountId m_account;
    Priority m_priority;
};

} // namespace earshot::remote
