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
        const int nudges = m_context.nudges;
        m_context.board.begin(Activity::Agency);
        Result<void> done = co_await readAgency();
        m_context.board.end(Activity::Agency);
        if (done)
            done = co_await readForms();
        if (done)
            done = co_await readTexts();
        if (!done)
            m_context.board.trouble(done.error());
        m_settled = done ? std::optional(nudges) : std::nullopt;
        m_context.flows.wake();
        Until paused = pause(m_context, done ? m_context.pace.agencyEvery : m_context.pace.longestRetry, nudges);
        co_await paused;
    }
}

Flow<> RecordsFlow::runMessages()
{
    m_context.flows.add(m_messages.run());
    for (;;) {
        const int noted = m_context.textsNoted;
        const Result<void> done = co_await readWaitingMessages();
        if (!done)
            m_context.board.trouble(done.error());
        m_messagesRead = done ? std::optional(noted) : std::nullopt;
        Until more([this, noted] { return m_context.textsNoted != noted; },
                   Steady::now() + (done ? m_context.pace.agencyEvery : m_context.pace.longestRetry));
        co_await more;
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

Result<Instant> RecordsFlow::since(const char *key) const
{
    const auto text = m_context.cache.inbox().cursor(key);
    if (!text)
        return text.error();
    const auto kept = parseIso(*text);
    const Instant oldest =
        m_context.clock() - std::chrono::days(30) * m_context.pace.retentionMonths + std::chrono::hours(36);
    const auto window = std::chrono::days(m_context.pace.windowDays);
    return kept ? std::max(oldest, *kept - window) : oldest;
}

template <typename T>
Flow<Result<void>>
RecordsFlow::readSince(const char *key,
                       std::function<remote::Pending<wire::Page<T>>(const remote::Window &, int)> askPage,
                       std::function<void(store::Delivery &, std::vector<T>)> fill)
{
    const auto from = since(key);
    if (!from)
        co_return from.error();
    const remote::Window window{*from, m_context.clock()};
    for (int number = 1;; ++number) {
        auto pageSoon = ask<wire::Page<T>>(m_context, [&askPage, window, number] { return askPage(window, number); });
        auto page = co_await pageSoon;
        if (!page)
            co_return mayBeMissing(page.error()) ? Result<void>() : Result<void>(page.error());
        const bool last = isLastPage(*page, number, page->items.size());
        store::Delivery delivery;
        delivery.askedAt = window.to;
        fill(delivery, std::move(page->items));
        if (last)
            delivery.cursors.push_back({key, formatIso(window.to)});
        auto keptSoon = put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept || last)
            co_return kept;
    }
}

Flow<Result<void>> RecordsFlow::readForms()
{
    m_context.board.begin(Activity::Forms);
    auto readSoon = readSince<FormSubmission>(
        FormsKey, [this](const remote::Window &window, int page) { return m_context.service.forms(window, page); },
        [](store::Delivery &delivery, std::vector<FormSubmission> forms) {
            delivery.forms.records = std::move(forms);
        });
    const Result<void> read = co_await readSoon;
    m_context.board.end(Activity::Forms);
    co_return read;
}

Flow<Result<void>> RecordsFlow::readTexts()
{
    m_context.board.begin(Activity::Texts);
    auto readSoon = readSince<Conversation>(
        TextsKey,
        [this](const remote::Window &window, int page) { return m_context.service.conversations(window, page); },
        [](store::Delivery &delivery, std::vector<Conversation> texts) {
            for (Conversation &conversation : texts) {
                conversation.messages.clear();
                delivery.cursors.push_back(messagesWanted(conversation));
            }
            delivery.conversations.records = std::move(texts);
        });
    const Result<void> read = co_await readSoon;
    ++m_context.textsNoted;
    m_context.board.end(Activity::Texts);
    co_return read;
}

Flow<Result<void>> RecordsFlow::readWaitingMessages()
{
    const auto cursors = m_context.cache.inbox().cursors();
    if (!cursors)
        co_return cursors.error();
    Result<void> read;
    for (const store::Cursor &cursor : *cursors) {
        if (!cursor.key.starts_with(MessagesKey))
            continue;
        auto readSoon = readMessages(cursor);
        read = co_await readSoon;
        if (!read)
            break;
    }
    const Result<void> kept = co_await m_messages.settled();
    co_return read ? kept : read;
}

Flow<Result<void>> RecordsFlow::readMessages(store::Cursor wanted)
{
    const ConversationId id(wanted.key.substr(MessagesKey.size()));
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
            delivery.cursors = {{wanted.key, {}, wanted.value}};
        auto keptSoon = m_messages.put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept || last)
            co_return kept;
    }
}

} // namespace earshot::sync
