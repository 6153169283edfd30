#pragma once
#include "models/conditions/words.h"
#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/displaycontext.h"
#include "models/store/cache.h"

#include <functional>
#include <map>

namespace earshot {

/// Whether what was typed stands in the text, as search compares: "strasse" in "Straße".
bool isIn(const QString &text, const QString &typed);

/// A value that a condition may compare with, as people see it.
struct ValueOffer {
    std::string value;
    QString name;
    QString colour; // of a tag
};

/// What the cache can offer for a field: the words of an enumeration, tags, clients, or the values that calls have. It
/// reads off the GUI thread.
class ValueSource : public QObject {
    Q_OBJECT
public:
    ValueSource(store::Cache &cache, items::Background &background, items::CacheWatch &watch,
                const items::DisplayContext &display, QObject *parent = nullptr);

    /// Whose calls the values are taken from; all clients' unless told.
    void setClient(const std::optional<ClientId> &client) { m_client = client; }

    using Then = std::function<void(std::vector<ValueOffer>)>;
    /// Calls `then` on the GUI thread, at once where the answer is known, unless the context or the ticket goes first.
    [[nodiscard]] items::Ticket ask(const Field &field, QObject *context, Then then) const;

    /// How many calls of setClient()'s the tree is true for; nothing when it cannot be counted. As ask(), but never at
    /// once.
    [[nodiscard]] items::Ticket countMatches(const conditions::Node &node, QObject *context,
                                             std::function<void(std::optional<qint64>)> then) const;

    /// What people call the value: the client's name for its id, the translated word; else the value itself.
    QString nameOf(const Field &field, const std::string &value) const;
    QString clientName(const ClientId &id) const;
    const std::vector<Client> &clients() const { return m_clients; }
    /// The service's name of the tag's colour; empty when unknown.
    QString tagColour(const std::string &name) const;
    const std::vector<Tag> &tags() const { return m_tags; }

    const items::Reader &reader() const { return m_display.reader(); }
    conditions::Wording wording() const;

Q_SIGNALS:
    /// Clients or tags have other names or colours now, or it is another day or place.
    void namesChanged();

private:
    void readNames();

    store::Cache &m_cache;
    items::Background &m_background;
    const items::DisplayContext &m_display;
    std::optional<ClientId> m_client;
    std::vector<Client> m_clients;
    std::vector<Tag> m_tags;
    std::map<std::string, QString, std::less<>> m_tagColours;
    items::Ticket m_reading;
};

} // namespace earshot
