#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/store/cache.h"

#include <QTimer>

namespace earshot::items {

/// All that the cache knows of one call and the person who called.
struct CallDetails {
    store::StoredCall stored;
    std::optional<Transcript> transcript; // empty: not fetched
    std::vector<PageView> pageViews;
    std::vector<store::StoredCall> otherCalls; // of the same person, newest first
    std::vector<FormSubmission> forms;
    std::vector<Conversation> conversations;
    std::vector<store::Outgoing> outbox; // edits on their way, oldest first
    std::vector<store::Conflict> conflicts;
    std::vector<Tag> tags; // that the call may have
    std::optional<Client> client;
};

/// The call that a page shows, read off the GUI thread and read again whenever the cache says that it changed.
class CallPage : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t History = 50; // of other calls, forms and texts each

    CallPage(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent = nullptr);

    /// Shows another call, or none.
    void show(std::optional<CallRow> row);
    std::optional<CallRow> row() const { return m_row; }
    /// What is known; null while the first reading is under way, after an error, and when no call is shown.
    const CallDetails *details() const { return m_details ? &*m_details : nullptr; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    /// details(), error() or row() are others now.
    void changed();
    /// The call on the page has a transcript that is not in the cache yet.
    void transcriptWanted(const earshot::CallId &id);

private:
    void read();
    void take(Result<CallDetails> details);
    void onChanged(const store::ChangeNotice &notice);

    store::Cache &m_cache;
    Background &m_background;
    std::optional<CallRow> m_row;
    std::optional<CallDetails> m_details;
    std::optional<Error> m_error;
    std::optional<CallRow> m_askedFor; // its transcript, once
    bool m_busy = false;
    bool m_again = false; // something changed while reading
    Ticket m_reading;
};

} // namespace earshot::items
