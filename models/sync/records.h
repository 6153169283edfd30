#pragma once
// Everything of an account that is not a call: clients, trackers, tags, users, forms, texts.

#include "models/sync/intake.h"
#include "models/sync/rights.h"

namespace earshot::sync {

class RecordsFlow {
public:
    RecordsFlow(Context &context, Rights &rights)
        : m_context(context), m_rights(rights), m_messages(context, MostConversations)
    {
    }

    /// Reads it all once, and again every now and then where no changes feed does that.
    Flow<> run();
    /// Fetches the messages of conversations that are new or have grown.
    Flow<> runMessages();
    bool isSettled() const { return m_settled == m_context.nudges && m_messagesRead == m_context.textsNoted; }

private:
    /// Reads a part of it when it is due; what is wrong with it is its own.
    Flow<Result<void>> part(std::string name, std::function<Flow<Result<void>>()> read);
    template <typename T, typename Into>
    Flow<Result<void>> readList(std::string name, Result<std::vector<T>> known,
                                std::function<remote::Pending<wire::Page<T>>(int)> askPage, Into into);
    /// A list that came empty, though something was known, is believed once it has come so again later.
    bool wasEmptyBefore(const std::string &name) const;
    Flow<Result<void>> readAll();
    Flow<Result<void>> readForms();
    Flow<Result<void>> readTexts();
    /// Reads what came since `key` said, page by page; `fill` puts a page into the delivery it goes in with.
    template <typename T>
    Flow<Result<void>>
    readSince(const char *key, std::function<remote::Pending<wire::Page<T>>(const remote::Window &, int)> askPage,
              std::function<void(store::Delivery &, std::vector<T>, std::vector<store::UnreadField>)> fill);
    Flow<Result<void>> readMessages(store::Cursor wanted);
    Flow<Result<void>> readWaitingMessages();
    Flow<Result<void>> put(store::Delivery delivery);
    Result<std::optional<Instant>> since(const char *key) const;

    static constexpr std::size_t MostConversations = 100; // as many as the cache takes at once while calls pour in
    Flow<Result<void>> readClients();
    Context &m_context;
    Rights &m_rights;
    Intake m_messages;
    std::optional<int> m_settled;      // as of so many nudges
    std::optional<int> m_messagesRead; // as far as textsNoted had come then
};

} // namespace earshot::sync
