#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/store/cache.h"

#include <QObject>

#include <map>

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
    bool hasEarlierLead = false; // an earlier call of the person is the lead, though this one may not say so yet

    /// The service takes no verdict of a lead for it.
    bool isEarlierLead() const
    {
        return stored.call.isEarlierLead() || (hasEarlierLead && stored.call.leadStatus != GoodLead);
    }
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

    // What becomes of the shown call's edits; done off the GUI thread, failures are told by failed().

    /// Takes the other side's value of a field that both changed; keepMine() ends the conflict the other way.
    void takeOther(const std::string &field);
    void keepMine(const std::string &field);
    /// Sends a refused edit again, or gives it up: the fields go back to the other side's values.
    void retry(store::OutboxId edit);
    void discard(store::OutboxId edit);

Q_SIGNALS:
    /// takeOther() is done, and how it can be taken back.
    void otherTaken(const earshot::store::EditReceipt &receipt);
    void failed(const earshot::Error &error);
    /// details(), error() or row() are others now.
    void changed();
    /// The call on the page has a transcript that is not in the cache yet.
    void transcriptWanted(const earshot::CallId &id);

private:
    void read();
    void take(Result<CallDetails> details);
    void onChanged(const store::ChangeNotice &notice);
    template <typename Work, typename Then>
    void chore(Work work, Then then);

    store::Cache &m_cache;
    Background &m_background;
    std::optional<CallRow> m_row;
    std::optional<CallDetails> m_details;
    std::optional<Error> m_error;
    std::optional<CallRow> m_askedFor; // its transcript, once
    bool m_busy = false;
    bool m_again = false; // something changed while reading
    Ticket m_reading;
    std::map<int, Ticket> m_chores;
    int m_nextChore = 0;
};

} // namespace earshot::items
