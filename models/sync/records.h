#pragma once
// Everything of an account that is not a call: clients, trackers, tags, users, forms, texts.

#include "models/sync/context.h"

namespace earshot::sync {

class RecordsFlow {
public:
    explicit RecordsFlow(Context &context) : m_context(context) {}

    /// Reads it all once, and again every now and then where no changes feed does that.
    Flow<> run();
    bool isSettled() const { return m_settled; }

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
};

} // namespace earshot::sync
