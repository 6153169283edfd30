#include "support.h"

namespace earshot::store {

Call makeCall(int number)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.startTime = instantFromMs(Noon) + std::chrono::minutes(number);
    call.clientId = ClientId("COM1");
    call.clientTimeZone = "America/New_York";
    call.customerPhoneNumber = "+1303623" + std::to_string(1000 + number);
    call.customerName = "Caller " + std::to_string(number);
    call.direction = "inbound";
    call.duration = seconds(number);
    call.answered = true;
    return call;
}

QString integrity(const std::string &folder)
{
    auto opened = sql::Connection::open(folder + "/cache.db", sql::Access::ReadWrite, sql::Durability::Normal);
    if (!opened)
        return QString::fromStdString(opened.error().detail);
    const auto checked = sql::attempt([&] {
        (*opened)->execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
        return (*opened)->database().execAndGet("PRAGMA integrity_check").getString();
    });
    return QString::fromStdString(checked ? *checked : checked.error().detail);
}

void CacheTest::fresh()
{
    m_cache.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_now = Noon;
    reopen();
}

void CacheTest::reopen()
{
    m_cache.reset();
    auto opened = Cache::open(folder(), Mode::ReadWrite, clock());
    if (!opened)
        qFatal("cannot open: %s", opened.error().detail.c_str());
    m_cache = std::move(*opened);
}

Applied CacheTest::apply(Delivery delivery)
{
    auto applied = m_cache->inbox().apply(std::move(delivery));
    if (!applied)
        qFatal("cannot apply: %s", applied.error().detail.c_str());
    return *applied;
}

CallRow CacheTest::deliver(const Call &call)
{
    Delivery delivery;
    delivery.calls = {call};
    apply(delivery);
    return m_cache->calls().callById(call.id)->row;
}

std::vector<std::string> CacheTest::found(const CallQuery &query) const
{
    const auto rows = m_cache->queries().rows(query);
    if (!rows)
        return {"error: " + rows.error().detail};
    std::vector<std::string> out;
    const auto calls = m_cache->calls().calls(*rows);
    for (const StoredCall &call : *calls)
        out.push_back(call.call.id.text);
    return out;
}

} // namespace earshot::store
