#include "models/sync/records.h"

namespace earshot::sync {
namespace {

constexpr const char *FormsKey = "forms.since"; // forms are read from here on; empty: all
constexpr const char *TextsKey = "texts.since";

constexpr std::size_t MessageRows = 100; // the most the service gives of one conversation

/// What a key may not see is left out: not an error of the sync.
bool mayBeMissing(const Error &error)
{
    return error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound;
}

} // namespace

Flow<> RecordsFlow::run()
{
    for (;;) {
        m_context.board.begin(Activity::Agency);
        Result<void> done = co_await readAgency();
        m_context.board.end(Activity::Agency);
        if (done)
            done = co_await readForms();
        if (done)
            done = co_await readTexts();
        if (!done)
            m_context.board.trouble(done.error());
        m_settled = done.ok();
        m_context.flows.wake();
        Until paused = pause(m_context, done ? m_context.pace.agencyEvery : m_context.pace.longestRetry);
        co_await paused;
    }
}

Flow<> RecordsFlow::runMessages()
{
    for (;;) {
        const int noted = m_context.textsNoted;
        const Result<void> done = co_await readWaitingMessages();
        if (!done)
            m_context.board.trouble(done.error());
        m_messagesRead = done.ok();
        Until more([this, noted] { return m_context.textsNoted != noted; },
                   Steady::now() + (done ? m_context.pace.agencyEvery : m_context.pace.longestRetry));
        co_await more;
        m_messagesRead = false;
    }
}

Flow<Result<void>> RecordsFlow::put(store::Delivery delivery)
{
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

Flow<Result<void>> RecordsFlow::readAgency()
{
    const remote::Service &service = m_context.service;
    store::Delivery delivery;
    delivery.askedAt = m_context.clock();
    const auto take = [](auto &into, auto got) -> std::optional<Error> {
        if (got) {
            into.records = std::move(*got);
            into.complete = true;
        } else if (!mayBeMissing(got.error())) {
            return got.error();
        }
        return {};
    };
    auto clientsSoon = allPages<Client>(m_context, [&service](int p) { return service.clients(p); });
    auto clients = co_await clientsSoon;
    auto tagsSoon = allPages<Tag>(m_context, [&service](int p) { return service.tags(p); });
    auto tags = co_await tagsSoon;
    auto trackersSoon = allPages<Tracker>(m_context, [&service](int p) { return service.trackers(p); });
    auto trackers = co_await trackersSoon;
    auto usersSoon = allPages<User>(m_context, [&service](int p) { return service.users(p); });
    auto users = co_await usersSoon;
    for (const std::optional<Error> &error :
         {take(delivery.clients, std::move(clients)), take(delivery.tags, std::move(tags)),
          take(delivery.trackers, std::move(trackers)), take(delivery.users, std::move(users))})
        if (error)
            co_return *error;
    auto keptSoon = put(std::move(delivery));
    const Result<void> kept = co_await keptSoon;
    co_return kept;
}

Instant RecordsFlow::since(const char *key) const
{
    const auto kept = parseIso(m_context.cache.inbox().cursor(key).valueOr({}));
    const Instant oldest =
        m_context.clock() - std::chrono::days(30) * m_context.pace.retentionMonths + std::chrono::hours(36);
    const auto window = std::chrono::days(m_context.pace.windowDays);
    return kept ? std::max(oldest, *kept - window) : oldest;
}

Flow<Result<void>> RecordsFlow::readForms()
{
    m_context.board.begin(Activity::Forms);
    const remote::Window window{since(FormsKey), m_context.clock()};
    for (int number = 1;; ++number) {
        auto pageSoon = ask<wire::Page<FormSubmission>>(
            m_context, [this, window, number] { return m_context.service.forms(window, number); });
        auto page = co_await pageSoon;
        if (!page && mayBeMissing(page.error()))
            break;
        if (!page)
            co_return page.error();
        const bool last = isLastPage(*page, number, page->items.size());
        store::Delivery delivery;
        delivery.askedAt = window.to;
        delivery.forms.records = std::move(page->items);
        if (last)
            delivery.cursors = {{FormsKey, formatIso(window.to)}};
        auto keptSoon = put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept)
            co_return kept;
        if (last)
            break;
    }
    m_context.board.end(Activity::Forms);
    co_return {};
}

Flow<Result<void>> RecordsFlow::readTexts()
{
    m_context.board.begin(Activity::Texts);
    const remote::Window window{since(TextsKey), m_context.clock()};
    for (int number = 1;; ++number) {
        auto pageSoon = ask<wire::Page<Conversation>>(
            m_context, [this, window, number] { return m_context.service.conversations(window, number); });
        auto page = co_await pageSoon;
        if (!page && mayBeMissing(page.error()))
            break;
        if (!page)
            co_return page.error();
        const bool last = isLastPage(*page, number, page->items.size());
        store::Delivery delivery;
        delivery.askedAt = window.to;
        for (Conversation &texts : page->items) {
            texts.messages.clear();
            delivery.cursors.push_back({std::string(MessagesKey) + texts.id.text, "1"});
        }
        delivery.conversations.records = std::move(page->items);
        if (last)
            delivery.cursors.push_back({TextsKey, formatIso(window.to)});
        ++m_context.textsNoted;
        auto keptSoon = put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept)
            co_return kept;
        if (last)
            break;
    }
    m_context.board.end(Activity::Texts);
    co_return {};
}

Flow<Result<void>> RecordsFlow::readWaitingMessages()
{
    const auto cursors = m_context.cache.inbox().cursors();
    if (!cursors)
        co_return cursors.error();
    for (const store::Cursor &cursor : *cursors) {
        if (!cursor.key.starts_with(MessagesKey))
            continue;
        auto readSoon = readMessages(ConversationId(cursor.key.substr(MessagesKey.size())));
        const Result<void> read = co_await readSoon;
        if (!read)
            co_return read;
    }
    co_return {};
}

Flow<Result<void>> RecordsFlow::readMessages(ConversationId id)
{
    for (int number = 1;; ++number) {
        auto pageSoon = ask<wire::ConversationPage>(
            m_context, [this, id, number] { return m_context.service.conversation(id, number); });
        auto page = co_await pageSoon;
        if (!page && !mayBeMissing(page.error()))
            co_return page.error();
        store::Delivery delivery;
        bool last = true;
        if (page) {
            last = isLastPage(*page, number, page->conversation.messages.size(), MessageRows);
            delivery.conversations.records = {std::move(page->conversation)};
        }
        if (last)
            delivery.cursors = {{std::string(MessagesKey) + id.text, {}}};
        auto keptSoon = put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept || last)
            co_return kept;
    }
}

} // namespace earshot::sync
