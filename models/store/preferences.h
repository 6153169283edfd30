#pragma once
// What a person set up in this profile: settings (key → text) and saved views. Nothing of it is ever sent.

#include "models/base/result.h"
#include "models/store/query.h"

namespace earshot::store {

enum class ViewId : std::int64_t {};

struct SavedView {
    ViewId id{}; // 0 before it is saved
    std::string name = {};
    conditions::Node filter = {};
    std::string search = {};
    std::optional<ClientId> client = {};
    Sort sort = {};
    std::string layout = {}; // columns and widths; the list's own text
    CallQuery query(const conditions::EvalContext &context) const { return {filter, search, client, sort, context}; }
    bool operator==(const SavedView &) const = default;
};

class Preferences {
public:
    explicit Preferences(Database &database) : m_database(database) {}

    /// Empty when never set.
    Result<std::string> setting(const std::string &key) const;
    /// An empty value removes it. Does not wait for the disk; later reads of this program see it once committed.
    void set(const std::string &key, const std::string &value);
    Result<void> setNow(const std::string &key, const std::string &value);
    /// All of them or, on an error, none.
    using Settings = std::vector<std::pair<std::string, std::string>>;
    Result<void> setNow(const Settings &settings);
    /// Those whose key begins so, in the order of keys.
    Result<Settings> settings(const std::string &prefix) const;

    /// In the user's order. A view whose filter this program cannot read is left out, not lost.
    Result<std::vector<SavedView>> views() const;
    /// Adds (id 0) or replaces a view. Conflict when the name is taken.
    Result<ViewId> save(const SavedView &view);
    Result<void> remove(ViewId id);
    /// Saves a removed view anew, under the id it had and with the views in `order`. Conflict when the name is taken.
    Result<void> bringBack(const SavedView &view, const std::vector<ViewId> &order);
    /// The new order; views not named keep theirs behind.
    Result<void> reorder(const std::vector<ViewId> &order);

private:
    Database &m_database;
};

} // namespace earshot::store
