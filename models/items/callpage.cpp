#include "models/items/callpage.h"

#include <algorithm>

namespace earshot::items {
namespace {

/// Keeps the value of a good answer, and the first error of several.
template <typename T>
void keep(T &into, Result<T> answer, std::optional<Error> &error)
{
    if (answer)
        into = std::move(*answer);
    else if (!error)
        error = answer.error();
}

Result<CallDetails> readDetails(store::Cache &cache, CallRow row)
{
    auto stored = cache.calls().call(row);
    if (!stored)
        return stored.error();
    CallDetails d;
    d.stored = std::move(*stored);
    const ClientId client = d.stored.call.clientId;
    std::optional<Error> error;
    const store::Calls &calls = cache.calls();
    std::vector<store::StoredCall> withFigures; // what listening told: one call alone comes without
    keep(withFigures, calls.calls(std::span(&row, 1)), error);
    if (!withFigures.empty())
        d.stored.call.figures = withFigures.front().call.figures;
    keep(d.transcript, calls.transcript(row), error);
    keep(d.pageViews, calls.pageViews(row), error);
    keep(d.otherCalls, calls.otherCalls(row, CallPage::History), error);
    keep(d.forms, calls.forms(row, CallPage::History), error);
    keep(d.conversations, calls.conversations(row, CallPage::History), error);
    keep(d.outbox, cache.outbox().of(row), error);
    keep(d.conflicts, cache.edits().conflicts(row), error);
    keep(d.hasEarlierLead, cache.edits().hasEarlierLead(row), error);
    keep(d.tags, cache.agency().tags(client), error);
    std::vector<Client> clients;
    keep(clients, cache.agency().clients(), error);
    if (error)
        return *error;
    const auto it = std::find_if(clients.begin(), clients.end(), [&](const Client &c) { return c.id == client; });
    if (it != clients.end())
        d.client = std::move(*it);
    return d;
}

} // namespace

CallPage::CallPage(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background)
{
    connect(&watch, &CacheWatch::changed, this, &CallPage::onChanged);
}

void CallPage::show(std::optional<CallRow> row)
{
    if (row == m_row)
        return;
    m_row = row;
    m_details.reset();
    m_error.reset();
    m_askedFor.reset();
    m_reading = {};
    m_busy = false;
    Q_EMIT changed();
    if (m_row)
        read();
}

void CallPage::read()
{
    m_busy = true;
    m_again = false;
    m_reading = m_background.run(
        this, [&cache = m_cache, row = *m_row](const std::stop_token &) { return readDetails(cache, row); },
        [this](Result<CallDetails> details) { take(std::move(details)); });
}

void CallPage::take(Result<CallDetails> details)
{
    m_busy = false;
    if (details) {
        m_details = std::move(*details);
        m_error.reset();
    } else {
        m_details.reset();
        m_error = details.error();
    }
    Q_EMIT changed();
    if (m_details && m_details->stored.transcript == store::TranscriptState::Wanted && m_askedFor != m_row) {
        m_askedFor = m_row;
        Q_EMIT transcriptWanted(m_details->stored.call.id);
    }
    if (m_again && m_row)
        read();
}

void CallPage::onChanged(const store::ChangeNotice &notice)
{
    using store::Part;
    if (!m_row)
        return;
    const bool mine =
        notice.manyCalls || std::find(notice.calls.begin(), notice.calls.end(), *m_row) != notice.calls.end();
    const bool around = notice.listsChanged || notice.touches(Part::Outbox | Part::Conflicts | Part::Tags |
                                                              Part::Forms | Part::Texts | Part::PageViews);
    if (!mine && !around)
        return;
    if (m_busy)
        m_again = true; // one reading after the other, so that a busy sync cannot keep the page from ever being read
    else
        read();
}

/// Runs `work(cache, row)` for the shown call; `then` gets the value of a good answer.
template <typename Work, typename Then>
void CallPage::chore(Work work, Then then)
{
    if (!m_row)
        return;
    const int number = m_nextChore++;
    m_chores[number] = m_background.run(
        this,
        [&cache = m_cache, row = *m_row, work = std::move(work)](const std::stop_token &) { return work(cache, row); },
        [this, number, then = std::move(then)](auto outcome) {
            if (outcome)
                then(outcome);
            else
                Q_EMIT failed(outcome.error());
            m_chores.erase(number);
        });
}

void CallPage::takeOther(const std::string &field)
{
    chore([field](store::Cache &cache, CallRow row) { return cache.edits().takeOther(row, field); },
          [this](const Result<store::EditReceipt> &receipt) { Q_EMIT otherTaken(*receipt); });
}

void CallPage::keepMine(const std::string &field)
{
    chore([field](store::Cache &cache, CallRow row) { return cache.edits().dismissConflict(row, field); },
          [](const Result<void> &) {});
}

void CallPage::retry(store::OutboxId edit)
{
    chore([edit](store::Cache &cache, CallRow) { return cache.outbox().retry(std::vector{edit}); },
          [](const Result<void> &) {});
}

void CallPage::discard(store::OutboxId edit)
{
    chore([edit](store::Cache &cache, CallRow) { return cache.outbox().discard(edit); }, [](const Result<void> &) {});
}

} // namespace earshot::items
