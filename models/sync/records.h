#pragma once
// Everything of an account that is not a call: clients, trackers, tags, users, forms, texts.

#include "models/sync/context.h"

namespace earshot::sync {

class RecordsFlow {
public:
    explicit RecordsFlow(Context &context) : m_context(context) {}

    /// Reads it all once, and again every now and then where no changes feed does that.
    Flow<> run();
    /// Fetches the messages of conversations that are new or have grown.
    Flow<> runMessages();
    bool isSettled() const { return m_settled && m_messagesRead; }

private:
    Flow<Result<void>> readAgency();
    Flow<Result<void>> readForms();
    Flow<Result<void>> readTexts();
    Flow<Result<void>> readMessages(ConversationId id);
    Flow<Result<void>> readWaitingMessages();
    Flow<Result<void>> put(store::Delivery delivery);
    Instant since(const char *key) const;

    Context &m_context;
    bool m_settled = false;
    bool m_messagesRead = false;
};

} // namespace earshot::sync
