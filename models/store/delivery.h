#pragma once
// Inside the room: a delivery on its way into the tables.

#include "models/store/database.h"
#include "models/store/inbox.h"

namespace earshot::store {

class Receiving {
public:
    Receiving(sql::Connection &connection, ChangeNotice &notice, Turns &turns, Instant now)
        : m_connection(connection), m_notice(notice), m_turns(turns), m_now(now)
    {
    }

    Applied apply(const Delivery &delivery);

private:
    struct Arrival {
        std::optional<StoredCall> known;
        const Call *incoming = nullptr;
        std::shared_ptr<const Call> mended; // what came, with what was known of what could not be read
        std::optional<Call> merged;         // what it becomes here, where that is not what came
        std::int64_t place = 0;
        bool returns = false; // it was gone
        const Call &after() const { return merged ? *merged : *incoming; }
    };
    void relate(const Delivery &delivery);
    void calls(const Delivery &delivery);
    Arrival arrival(const Call &incoming, const Delivery &delivery);
    CallRow insert(const Call &call);
    void update(const Arrival &arrival);
    Call reconciled(const Call &incoming, const StoredCall &known, bool isStale);
    void unsure(const CallId &id);
    void transcript(const StoredCall &known, const std::optional<Transcript> &transcript);
    void transcripts(const Delivery &delivery);
    void pageViews(const std::vector<DeliveredPageViews> &deliveries);
    void gone(const std::vector<std::pair<CallId, Gone>> &gone);
    void sharedFacts(const Delivery &delivery);
    void messages(const std::vector<Conversation> &conversations);
    void cursors(const std::vector<Cursor> &cursors);
    template <typename T, typename IdOf>
    void records(const Delivered<T, IdOf> &delivered, Part part);

    std::vector<std::string> unreadOf(const std::string &id, const std::vector<UnreadField> &unread) const;

    sql::Connection &m_connection;
    ChangeNotice &m_notice;
    Turns &m_turns;
    Instant m_now;
    Applied m_applied;
};

} // namespace earshot::store
