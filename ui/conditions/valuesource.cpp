#include "ui/conditions/valuesource.h"

#include "models/base/text.h"
#include "models/domain/derived.h"

namespace earshot {
namespace {

constexpr std::size_t MostValues = 500; // more are found by typing

struct Names {
    std::vector<Client> clients;
    std::vector<Tag> tags;
};

} // namespace

bool isIn(const QString &text, const QString &typed)
{
    return text::folded(text.toStdString()).find(text::folded(typed.toStdString())) != std::string::npos;
}

ValueSource::ValueSource(store::Cache &cache, items::Background &background, items::CacheWatch &watch,
                         const items::DisplayContext &display, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_display(display)
{
    connect(&display, &items::DisplayContext::changed, this, &ValueSource::namesChanged);
    connect(&watch, &items::CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (notice.touches(store::Part::Clients | store::Part::Tags))
            readNames();
    });
    readNames();
}

void ValueSource::readNames()
{
    m_reading = m_background.run(
        this,
        [&cache = m_cache](const std::stop_token &) {
            return Names{cache.agency().clients().valueOr({}), cache.agency().tags().valueOr({})};
        },
        [this](Names names) {
            m_clients = std::move(names.clients);
            m_tags = std::move(names.tags);
            m_tagColours.clear();
            for (const Tag &tag : m_tags)
                m_tagColours.emplace(tag.name, QString::fromStdString(tag.color));
            Q_EMIT namesChanged();
        });
}

items::Ticket ValueSource::ask(const Field &field, QObject *context, Then then) const
{
    std::vector<ValueOffer> known;
    for (const Choice &choice : field.choices)
        known.push_back({choice.word, items::choiceLabel(field, choice.word), {}});
    if (field.kind == Kind::Tags)
        for (const auto &[name, colour] : m_tagColours)
            known.push_back({name, QString::fromStdString(name), colour});
    if (field.key == std::string_view("company_id"))
        for (const Client &client : m_clients)
            known.push_back({client.id.text, QString::fromStdString(client.name), {}});
    if (!known.empty()) {
        then(std::move(known));
        return {};
    }
    return m_background.run(
        context,
        [&cache = m_cache, key = std::string(field.key), client = m_client](const std::stop_token &stop) {
            return cache.queries().valuesOf(key, client, MostValues, stop);
        },
        [this, &field, then = std::move(then)](Result<std::vector<std::string>> values) {
            std::vector<ValueOffer> offers;
            for (std::string &value : values.valueOr({}))
                if (!value.empty()) {
                    const QString name = nameOf(field, value);
                    offers.push_back({std::move(value), name, {}});
                }
            then(std::move(offers));
        });
}

items::Ticket ValueSource::countMatches(const conditions::Node &node, QObject *context,
                                        std::function<void(std::optional<qint64>)> then) const
{
    store::CallQuery query;
    query.filter = node;
    query.client = m_client;
    query.context = m_display.evalContext();
    return m_background.run(
        context, [&cache = m_cache, query](const std::stop_token &stop) { return cache.queries().count(query, stop); },
        [then = std::move(then)](const Result<std::int64_t> &count) {
            then(count ? std::optional<qint64>(*count) : std::nullopt);
        });
}

QString ValueSource::nameOf(const Field &field, const std::string &value) const
{
    if (field.key == std::string_view("company_id"))
        for (const Client &client : m_clients)
            if (client.id.text == value)
                return QString::fromStdString(client.name);
    if (field.key == std::string_view("source"))
        return QString::fromStdString(derive::sourceTitle(value));
    return items::choiceLabel(field, value);
}

QString ValueSource::clientName(const ClientId &id) const
{
    for (const Client &client : m_clients)
        if (client.id == id)
            return QString::fromStdString(client.name);
    return {};
}

QString ValueSource::tagColour(const std::string &name) const
{
    const auto it = m_tagColours.find(name);
    return it == m_tagColours.end() ? QString() : it->second;
}

conditions::Wording ValueSource::wording() const
{
    return {reader().locale, reader().zone,
            [this](const Field &field, const std::string &value) { return nameOf(field, value); }};
}

} // namespace earshot
