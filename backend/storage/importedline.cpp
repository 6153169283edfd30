#include "backend/storage/importedline.h"

#include "backend/storage/query.h"
#include "models/domain/phone.h"
#include "models/domain/withheld.h"
#include "models/wire/updates.h"

namespace earshot::storage {
namespace {

using namespace std::chrono;

// What comes from 1899, 0001 or 9999 is a program's word for "no date".
constexpr Instant Earliest{sys_days(year(1980) / 1 / 1)};
constexpr Instant Latest{sys_days(year(2100) / 1 / 1)};

/// True when there was an extension, which the wire has no place for.
bool settle(std::string &number, const std::string &country)
{
    if (number.empty() || phone::isWithheld(number))
        return false;
    auto read = phone::parse(number, country);
    if (!read)
        return false; // as it came: somebody may still make sense of it
    number = std::move(read->e164);
    return !read->extension.empty();
}

/// True when it was longer than anybody may write it here.
bool cut(std::string &text, std::size_t longest)
{
    const std::size_t kept = wire::firstCharacters(text, longest).size();
    if (kept == text.size())
        return false;
    text.resize(kept);
    return true;
}

std::string zoneKept(sql::Connection &sql, const Call &call)
{
    const bool byId = !call.clientId.empty();
    const sql::Use select = sql.prepared(byId ? "SELECT time_zone FROM companies WHERE id = ?"
                                              : "SELECT time_zone FROM companies WHERE name = ? ORDER BY row");
    select->bind(1, byId ? call.clientId.text : call.clientName);
    return select->executeStep() ? select->getColumn(0).getString() : call.clientTimeZone;
}

} // namespace

QTimeZone LineReader::zoneOf(const Call &call)
{
    const std::string &client = call.clientId.empty() ? call.clientName : call.clientId.text;
    if (const auto known = m_zones.find(client); known != m_zones.end())
        return known->second;
    const std::string name =
        m_database.read([&](sql::Connection &sql) -> Result<std::string> { return zoneKept(sql, call); })
            .valueOr(call.clientTimeZone);
    const QTimeZone zone = zoneNamed(name).value_or(QTimeZone::utc());
    return m_zones.emplace(client, zone).first->second;
}

Result<ImportedLine> LineReader::read(std::string line)
{
    const auto client = wire::readWebhookCall(line);
    if (!client)
        return client.error();
    return readLine(std::move(line), {}, zoneOf(client->call));
}

Result<ImportedLine> readLine(std::string line, Call onto, const QTimeZone &zone)
{
    auto hook = wire::readWebhookCall(std::move(line), std::move(onto), zone);
    if (!hook)
        return hook.error();
    Call &call = hook->call;
    if (call.startTime && (*call.startTime < Earliest || *call.startTime >= Latest))
        return Error{Error::Kind::BadData, "start_time is not between 1980 and 2100"};
    const std::string country = phone::countryOf(zone);
    std::string remark = hook->problems.empty() ? "" : hook->problems.front().key + ' ' + hook->problems.front().reason;
    for (std::string *number : {&call.customerPhoneNumber, &call.trackingPhoneNumber, &call.businessPhoneNumber})
        if (settle(*number, country))
            remark = "the extension of a telephone number is left out";
    if (cut(call.note, wire::LongestNote))
        remark = "the note was cut to " + std::to_string(wire::LongestNote) + " characters";
    if (cut(call.customerName, wire::LongestName))
        remark = "the caller's name was cut to " + std::to_string(wire::LongestName) + " characters";
    return ImportedLine{*std::move(hook), std::move(remark)};
}

} // namespace earshot::storage
