#include "models/sync/records.h"

#include "models/sync/history.h"
#include "models/sync/wayback.h"

namespace earshot::sync {
namespace {

constexpr const char *FormsKey = "forms.since"; // forms are read from here on; empty: all
constexpr const char *TextsKey = "texts.since";

constexpr int MostPagesSince = 4000; // a million of them

const Error EmptyList{Error::Kind::BadData,
                      "the list came empty, though more was known; that is believed once it comes so again"};
const Error InCircles{Error::Kind::BadData, "the pages of the list go in circles: it may be incomplete"};

constexpr std::size_t MessageRows = 100; // the most the service gives of one conversation

} // namespace

Flow<> RecordsFlow::run()
{
    Standing standing(m_context.board);
    for (;;) {
        const int nudges = m_context.nudges;
        auto doneSoon = readAll();
        const Result<void> done = co_await doneSoon;
        done ? standing.clear() : standing.tell(done.error());
        m_settled = done ? std::optional(nudges) : std::nullopt;
        m_context.flows.wake();
        Until paused = pause(m_context, done ? m_context.pace.agencyEvery : m_context.pace.longestRetry, nudges);
        co_await paused;
    }
}

Flow<Result<void>> RecordsFlow::part(std::string name, std::function<Flow<Result<void>>()> read)
{
    if (!m_context.asides.isDue(name))
        co_return {};
    Flow<Result<void>> reading = read();
    const Result<void> done = co_await reading;
    const bool isForAll = name == "clients" || name == "tags"; // whoever sees calls sees these
    if (done || (isGone(done.error()) && !isForAll)) {         // what a key may not see is left out
        m_context.asides.clear(name);
        co_return {};
    }
    if (isOfThisSide(done.error()))
        co_return done;
    m_context.asides.note(name, done.error());
    co_return {};
}

bool RecordsFlow::wasEmptyBefore(const std::string &name) const
{
    const auto trouble = m_context.asides.all().find(name);
    return trouble != m_context.asides.all().end() && trouble->second.error == EmptyList;
}

template <typename T, typename Into>
Flow<Result<void>> RecordsFlow::readList(std::string name, Result<std::vector<T>> known,
                                         std::function<remote::Pending<wire::Page<T>>(int)> askPage, Into into)
{
    if (!known)
        co_return known.error();
    store::Delivery delivery;
    auto gotSoon = allPages<T>(m_context, std::move(askPage));
    auto got = co_await gotSoon;
    if (!got)
        co_return got.error();
    if (got->items.empty() && got->whole && !known->empty() && !wasEmptyBefore(name))
        co_return EmptyList;
    auto &records = delivery.*into;
    const bool isIncomplete = !got->whole && wire::skippedIn(got->problems) == 0;
    records.complete = got->whole;
    records.records = std::move(got->items);
    records.unread = std::move(got->unread);
    delivery.cursors = unreadNoted(m_context, name, got->problems);
    auto keptSoon = put(std::move(delivery));
    const Result<void> kept = co_await keptSoon;
    if (kept && isIncomplete)
        co_return InCircles;
    co_return kept;
}

Flow<Result<void>> RecordsFlow::readClients()
{
    const auto before = m_context.cache.agency().clients();
    if (!before)
        co_return before.error();
    const remote::Service &service = m_context.service;
    auto readSoon = readList<Client>(
        "clients", before, [&service](int page) { return service.clients(page); }, &store::Delivery::clients);
    const Result<void> read = co_await readSoon;
    if (!read)
        co_return read;
    const auto now = m_context.cache.agency().clients();
    if (!now)
        co_return now.error();
    auto comparedSoon = m_rights.compare(*before, *now);
    const Result<void> compared = co_await comparedSoon;
    co_return compared;
}

Flow<Result<void>> RecordsFlow::readAll()
{
    using store::Delivery;
    const remote::Service &service = m_context.service;
    m_context.board.begin(Activity::Agency);
    auto clientsSoon = part("clients", [this] { return readClients(); });
    Result<void> done = co_await clientsSoon;
    auto tagsSoon = part("tags", [this, &service] {
        return readList<Tag>(
            "tags", m_context.cache.agency().tags(), [&service](int page) { return service.tags(page); },
            &Delivery::tags);
    });
    if (done)
        done = co_await tagsSoon;
    auto trackersSoon = part("trackers", [this, &service] {
        return readList<Tracker>(
            "trackers", m_context.cache.agency().trackers(), [&service](int page) { return service.trackers(page); },
            &Delivery::trackers);
    });
    if (done)
        done = co_await trackersSoon;
    auto usersSoon = part("users", [this, &service] {
        return readList<User>(
            "users", m_context.cache.agency().users(), [&service](int page) { return service.users(page); },
            &Delivery::users);
    });
    if (done)
        done = co_await usersSoon;
    m_context.board.end(Activity::Agency);
    auto formsSoon = part("forms", [this] { return readForms(); });
    if (done)
        done = co_await formsSoon;
    auto textsSoon = part("texts", [this] { return readTexts(); });
    if (done)
        done = co_await textsSoon;
    co_return done;
}

Flow<> RecordsFlow::runMessages()
{
    m_context.flows.add(m_messages.run());
    Standing standing(m_context.board);
    for (;;) {
        const int noted = m_context.textsNoted;
        const Result<void> done = co_await readWaitingMessages();
        done ? standing.clear() : standing.tell(done.error());
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

/// Where to read on: the other side's newest time that we have seen, and a window before it. Empty: from the beginning.
Result<std::optional<Instant>> RecordsFlow::since(const char *key) const
{
    const auto text = m_context.cache.inbox().cursor(key);
    if (!text)
        return text.error();
    const auto kept = parseIso(*text);
    const History &history = m_context.history;
    if (!kept)
        return history.limit;
    const Instant from = std::min(*kept, m_context.now().earliest) - std::chrono::days(m_context.pace.windowDays);
    return std::optional(std::max(from, history.limit.value_or(Instant())));
}

template <typename T>
Flow<Result<void>>
RecordsFlow::readSince(const char *key,
                       std::function<remote::Pending<wire::Page<T>>(const remote::Window &, int)> askPage,
                       std::function<void(store::Delivery &, std::vector<T>, std::vector<store::UnreadField>)> fill)
{
    auto knownSoon = findHistory(m_context);
    const Result<void> known = co_await knownSoon;
    if (!known)
        co_return known;
    const auto from = since(key);
    if (!from)
        co_return from.error();
    const Context::Now now = m_context.now(); // by their clock, as long as it makes sense
    const Instant reached = now.earliest;
    remote::Window window{from->value_or(instantFromMs(946684800000)), now.latest + Ahead};
    std::set<std::string> seen;
    for (int number = 1;; ++number) {
        if (number > MostPagesSince)
            co_return Endless;
        auto pageSoon =
            askFor<wire::Page<T>>(m_context, [&askPage, window, number] { return askPage(window, number); });
        auto page = co_await pageSoon;
        if (!page && number == 1)
            if (const auto told = limitTold(page.error(), reached); told && told->limit && *told->limit > window.from) {
                window.from = *told->limit;
                number = 0;
                continue;
            }
        if (!page)
            co_return page.error();
        const std::size_t rows = page->rows();
        const std::size_t read = page->items.size();
        store::Delivery delivery;
        delivery.cursors =
            unreadNoted(m_context, std::is_same_v<T, FormSubmission> ? "forms" : "texts", page->problems);
        std::vector<store::UnreadField> unread;
        takeUnread(unread, page->problems, page->items, [](const T &record) { return record.id.text; });
        std::erase_if(page->items, [&seen](const T &record) { return !isNews(seen, record); });
        const bool last = rows == 0 || isLastPage(*page, number, rows) || (page->items.empty() && read > 0);
        fill(delivery, std::move(page->items), std::move(unread));
        if (last)
            delivery.cursors.push_back({key, formatIso(reached)});
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
        [](store::Delivery &delivery, std::vector<FormSubmission> forms, std::vector<store::UnreadField> unread) {
            delivery.forms.records = std::move(forms);
            delivery.forms.unread = std::move(unread);
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
        [](store::Delivery &delivery, std::vector<Conversation> texts, std::vector<store::UnreadField> unread) {
            delivery.conversations.unread = std::move(unread);
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
    for (const store::Cursor &cursor : *cursors) {
        if (!cursor.key.starts_with(MessagesKey))
            continue;
        auto readSoon =
            part("messages " + cursor.key.substr(MessagesKey.size()), [this, &cursor] { return readMessages(cursor); });
        const Result<void> read = co_await readSoon;
        if (!read)
            co_return read;
    }
    const Result<void> kept = co_await m_messages.settled();
    co_return kept;
}

Flow<Result<void>> RecordsFlow::readMessages(store::Cursor wanted)
{
    const ConversationId id(wanted.key.substr(MessagesKey.size()));
    std::set<std::string> seen;
    for (int number = 1;; ++number) {
        if (number > MostPagesSince)
            co_return Endless;
        auto pageSoon = askFor<wire::ConversationPage>(
            m_context, [this, id, number] { return m_context.service.conversation(id, number); });
        auto page = co_await pageSoon;
        if (!page && !isGone(page.error()))
            co_return page.error();
        store::Delivery delivery;
        bool last = true;
        if (page) {
            bool news = false;
            for (const TextMessage &message : page->conversation.messages)
                news = isNews(seen, message) || news;
            last = !news || isLastPage(*page, number, page->conversation.messages.size(), MessageRows);
            delivery.cursors = unreadNoted(m_context, "texts", page->problems);
            delivery.conversations.records = {std::move(page->conversation)};
            for (const auto &[part, field] : wire::unreadFields(page->problems))
                if (part == 0) // the conversation itself
                    delivery.conversations.unread.push_back({id.text, field});
        }
        if (last)
            delivery.cursors.push_back({wanted.key, {}, wanted.value});
        auto keptSoon = m_messages.put(std::move(delivery));
        const Result<void> kept = co_await keptSoon;
        if (!kept || last)
            co_return kept;
    }
}

} // namespace earshot::sync
