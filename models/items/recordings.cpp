#include "models/items/recordings.h"

namespace earshot::items {
namespace {

/// The setting that keeps the fingerprint of the key that recordings are sealed with.
constexpr const char *KeySetting = "recordings.key";

struct Found {
    store::RecordingRules rules;
    std::string fingerprint;
};

Result<Found> read(store::Cache &cache)
{
    auto rules = store::readRecordingRules(cache.preferences());
    auto fingerprint = cache.preferences().setting(KeySetting);
    if (!rules || !fingerprint)
        return rules ? fingerprint.error() : rules.error();
    return Found{std::move(*rules), std::move(*fingerprint)};
}

Result<void> destroyAll(store::Cache &cache, const vault::Shelf &shelf)
{
    if (auto gone = cache.recordings().forgetAll(); !gone)
        return gone;
    const auto items = shelf.items();
    if (!items)
        return items.error();
    for (const vault::Shelf::Item &item : *items)
        if (auto gone = shelf.destroy(item.name); !gone)
            return gone;
    return {};
}

} // namespace

Recordings::Recordings(store::Cache &cache, Background &background, CacheWatch &watch, const vault::KeyStore &keys,
                       QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_keys(keys)
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_watched && notice.touches(store::Part::Recordings))
            count();
    });
}

void Recordings::open()
{
    m_state = State::Opening;
    m_reading = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return read(cache); },
        [this](Result<Found> found) {
            if (!found) {
                m_error = found.error();
                return take(State::NoKey, {});
            }
            m_rules = std::move(found->rules);
            if (m_cache.isReadOnly() && found->fingerprint.empty())
                return take(State::Ready, {}); // nothing is kept, and nothing will be
            vault::openRecordingsKey(
                m_keys, found->fingerprint,
                [self = QPointer(this), fingerprint = found->fingerprint](Result<vault::RecordingsKey> key) {
                    if (self)
                        self->takeKey(std::move(key), fingerprint);
                });
        });
}

void Recordings::takeKey(Result<vault::RecordingsKey> key, const std::string &fingerprint)
{
    if (!key) {
        m_error = key.error();
        m_keyPlace.reset();
        return take(State::NoKey, {});
    }
    m_keyPlace = key->place;
    if (!fingerprint.empty())
        return take(State::Ready, key->key);
    m_reading = m_background.run(
        this,
        [&cache = m_cache, print = key->key.fingerprint()](const std::stop_token &) {
            return cache.preferences().setNow(KeySetting, print);
        },
        [this, key = key->key](const Result<void> &noted) {
            if (noted)
                return take(State::Ready, key);
            m_error = noted.error();
            take(State::NoKey, {}); // nothing is sealed with a key that nobody would know again
        });
}

void Recordings::take(State state, std::optional<vault::Key> key)
{
    m_state = state;
    m_vault = std::make_shared<const vault::Vault>(m_keys.folder(), std::move(key));
    Q_EMIT opened();
    Q_EMIT changed();
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
    if (!m_vault)
        return;
    carryOut([&cache = m_cache, vault = m_vault] { return destroyAll(cache, *vault); }, [this](bool) { count(); });
}

void Recordings::startAnew()
{
    if (!m_vault)
        return;
    const auto forget = [&cache = m_cache, vault = m_vault]() -> Result<void> {
        if (auto gone = destroyAll(cache, *vault); !gone)
            return gone;
        return cache.preferences().setNow(KeySetting, {});
    };
    carryOut(forget, [this](bool done) {
        if (!done)
            return;
        m_keys.forRecordings().remove([self = QPointer(this)](const Result<std::monostate> &) {
            if (self)
                self->open();
        });
    });
}

} // namespace earshot::items
