#include "models/items/recordings.h"

#include "models/items/caller.h"

namespace earshot::items {

namespace {

constexpr std::size_t MissingShown = 3;

} // namespace

Recordings::Recordings(store::Cache &cache, Background &background, CacheWatch &watch, Clock clock, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_clock(std::move(clock))
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_watched && notice.touches(store::Part::Recordings))
            count();
        if (notice.touches(store::Part::Settings) || (m_going && notice.touches(store::Part::Recordings)))
            read();
    });
    m_gone.setSingleShot(true);
    connect(&m_gone, &QTimer::timeout, this, &Recordings::read);
    read();
}

/// With what is going and can be taken back.
Result<Recordings::Standing> Recordings::readStanding(store::Cache &cache, Instant now)
{
    const auto rules = store::readRecordingRules(cache.preferences());
    const auto let = store::readLettingGo(cache.preferences());
    if (!rules || !let)
        return rules ? let.error() : rules.error();
    Standing standing{*rules, {}};
    if (let->allAt && now < *let->allAt) {
        const auto totals = std::as_const(cache).recordings().totals();
        if (!totals)
            return totals.error();
        standing.going = Going{*totals, *let->allAt, true};
    } else if (let->before && now < let->rulesAt) {
        const auto lost = cache.recordings().lost(*rules, store::looser(*rules, *let->before), now);
        if (!lost)
            return lost.error();
        if (*lost != store::RecordingTotals())
            standing.going = Going{*lost, let->rulesAt, false};
    }
    return standing;
}

void Recordings::read()
{
    m_reading = m_background.run(
        this, [&cache = m_cache, now = m_clock()](const std::stop_token &) { return readStanding(cache, now); },
        [this](const Result<Standing> &standing) {
            if (!standing) {
                Q_EMIT failed(standing.error());
                return;
            }
            if (m_writing == 0) // what a person did last counts
                m_rules = standing->rules;
            m_going = standing->going;
            m_gone.stop();
            if (m_going)
                m_gone.start(std::max(std::chrono::milliseconds(1), m_going->at - m_clock()));
            Q_EMIT changed();
        });
}

template <typename Work, typename Then>
void Recordings::carryOut(Work work, Then then)
{
    ++m_writing;
    const auto ticket = std::make_shared<Ticket>(); // what a person does is not overtaken by what they do next
    *ticket = m_background.run(
        this, [work = std::move(work)](const std::stop_token &) { return work(); },
        [this, ticket, then = std::move(then)](const Result<void> &done) {
            --m_writing;
            if (!done)
                Q_EMIT failed(done.error());
            then(done.ok());
            read();
        });
}

void Recordings::setRules(const store::RecordingRules &rules, const QString &name)
{
    m_proposal.reset();
    m_weighing = {};
    if (rules == m_rules)
        return;
    m_reading = {}; // what is being read is of before
    const store::RecordingRules before = std::exchange(m_rules, rules);
    carryOut([&cache = m_cache, rules,
              now = m_clock()] { return store::writeRecordingRules(cache.preferences(), rules, now); },
             [this, before, name](bool done) {
                 if (!done)
                     m_rules = before;
                 else if (!name.isEmpty())
                     Q_EMIT edited(name);
                 Q_EMIT changed();
             });
}

void Recordings::propose(const store::RecordingRules &rules)
{
    m_proposal.reset();
    m_weighing = {};
    if (rules == m_rules || !store::isStricter(rules, m_rules)) {
        setRules(rules);
        Q_EMIT changed();
        return;
    }
    m_proposal = Proposal{rules, {}};
    m_weighing = m_background.run(
        this,
        [&cache = m_cache, rules, before = m_rules, now = m_clock()](const std::stop_token &) {
            return std::as_const(cache).recordings().lost(rules, before, now);
        },
        [this, rules](const Result<store::RecordingTotals> &lost) {
            if (!lost) {
                m_proposal.reset();
                Q_EMIT failed(lost.error());
                Q_EMIT changed();
            } else if (*lost == store::RecordingTotals()) {
                setRules(rules);
            } else {
                m_proposal = Proposal{rules, *lost};
                Q_EMIT changed();
            }
        });
}

void Recordings::decline()
{
    m_weighing = {};
    if (std::exchange(m_proposal, std::nullopt))
        Q_EMIT changed();
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

Result<Recordings::Counted> Recordings::readCounted(store::Cache &cache, Instant now)
{
    const auto totals = std::as_const(cache).recordings().totals();
    const auto rules = store::recordingRulesInForce(cache.preferences(), now);
    if (!totals || !rules)
        return totals ? rules.error() : totals.error();
    const auto failures = std::as_const(cache).recordings().failures(*rules, now, MissingShown);
    if (!failures)
        return failures.error();
    Counted counted{*totals, {failures->count, {}}};
    for (const store::FailedRecording &one : failures->newest)
        counted.missing.newest.push_back({one.known.row, callerOf(cache, one.known.row),
                                          one.known.recording.error.value_or(Error{Error::Kind::Server, {}}),
                                          one.next});
    return counted;
}

void Recordings::count()
{
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    m_totalling = m_background.run(
        this, [&cache = m_cache, now = m_clock()](const std::stop_token &) { return readCounted(cache, now); },
        [this](const Result<Counted> &counted) {
            m_counting = false;
            if (counted && (counted->totals != m_totals || counted->missing != m_missing)) {
                m_totals = counted->totals;
                m_missing = counted->missing;
                Q_EMIT changed();
            }
            if (std::exchange(m_countAgain, false))
                count();
        });
}

void Recordings::letAllGo(const QString &name)
{
    carryOut([&cache = m_cache, now = m_clock()] { return store::letAllRecordingsGo(cache.preferences(), now); },
             [this, name](bool done) {
                 if (done)
                     Q_EMIT edited(name);
             });
}

void Recordings::keepAll(const QString &name)
{
    carryOut([&cache = m_cache] { return store::endLettingAllGo(cache.preferences()); },
             [this, name](bool done) {
                 if (done && !name.isEmpty())
                     Q_EMIT edited(name);
             });
}

void Recordings::takeBack()
{
    if (!m_going)
        return;
    if (m_going->all)
        return keepAll({});
    carryOut([&cache = m_cache, now = m_clock()] { return store::takeRecordingRulesBack(cache.preferences(), now); },
             [](bool) {});
}

} // namespace earshot::items
