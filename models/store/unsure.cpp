#include "models/store/unsure.h"

#include "models/base/ids.h"

namespace earshot::store {
namespace {

constexpr std::string_view UnsureKey = "calls.unsure."; // + id: which note of it this is
constexpr std::string_view UnsureEnd = "calls.unsure/"; // the first that is none

} // namespace

void noteUnsure(sql::Connection &connection, const CallId &id)
{
    const auto put = connection.prepared("INSERT OR REPLACE INTO cursors (key, value) VALUES (?, ?)");
    put->bind(1, std::string(UnsureKey) + id.text);
    put->bind(2, newId("UNS"));
    put->exec();
}

std::vector<UnsureCall> unsureCalls(sql::Connection &connection, std::size_t limit)
{
    const auto select =
        connection.prepared("SELECT key, value FROM cursors WHERE key >= ? AND key < ? ORDER BY random() LIMIT ?");
    select->bind(1, std::string(UnsureKey));
    select->bind(2, std::string(UnsureEnd));
    select->bind(3, std::int64_t(limit));
    std::vector<UnsureCall> out;
    while (select->executeStep()) {
        const std::string key = select->getColumn(0).getString();
        out.push_back({CallId(key.substr(UnsureKey.size())), {key, {}, select->getColumn(1).getString()}});
    }
    return out;
}

} // namespace earshot::store
