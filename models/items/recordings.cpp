#include "models/items/recordings.h"

namespace earshot::items {

Recordings::Recordings(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background)
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_watched && notice.touches(store::Part::Recordings))
            count();
    });
    m_reading = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return store::readRecordingRules(cache.preferences()); },
        [this](const Result<store::RecordingRules> &rules) {
            if (!rules) {
                Q_EMIT failed(rules.error());
                return;
            }
            m_rules = *rules;
            Q_EMIT changed();
        });
}

template <typename Work, typename Then>
void Recordings::carryOut(Work work, Then then)
{
    const auto ticket = std::make_shared<Ticket>(); // what a person does is not overtaken by what they do next
    *ticket = m_background.run(
        this, [work = std::move(work)](const std::stop_token &) { return work(); },
        [this, ticket, then = std::move(then)](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            then(done.ok());
        });
}

void Recordings::setRules(const store::RecordingRules &rules)
{
    if (rules == m_rules)
        return;
    m_reading = {}; // what is being read is of before
    const store::RecordingRules before = std::exchange(m_rules, rules);
    carryOut([&cache = m_cache, rules] { return store::writeRecordingRules(cache.preferences(), rules); },
             [this, before](bool done) {
                 if (!done)
                     m_rules = before;
                 Q_EMIT changed();
             });
}

void Recordings::fetchOnlyOnOpening()
{
    store::RecordingRules rules = m_rules;
    rules.all.fetch = store::RecordingRule::Fetch::OnOpening;
    for (auto &[client, rule] : rules.clients)
        rule.fetch = store::RecordingRule::Fetch::OnOpening;
    setRules(rules);
}

void Recordings::setWatched(bool watched)
{
    if (watched && !m_watched)
        count();
    m_watched = watched;
}

void Recordings::count()
{
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    m_totalling = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return std::as_const(cache).recordings().totals(); },
        [this](const Result<store::RecordingTotals> &totals) {
            m_counting = false;
            if (totals && *totals != m_totals) {
                m_totals = *totals;
                Q_EMIT changed();
            }
            if (std::exchange(m_countAgain, false))
                count();
        });
}

void Recordings::forgetAll()
{
    carryOut([&cache = m_cache] { return cache.recordings().forgetAll(); }, [this](bool) { count(); });
}

} // namespace earshot::items
