#include "models/store/sharedfacts.h"

namespace earshot::store {
namespace {

int spread(sql::Connection &connection, const char *update, const std::string &id, const std::string &value)
{
    const auto statement = connection.prepared(update);
    statement->bind(1, id);
    statement->bind(2, value);
    return statement->exec();
}

bool isKnownSo(sql::Connection &connection, const Client &client)
{
    const auto known = connection.prepared("SELECT 1 FROM clients WHERE id = ?1 AND name = ?2 AND time_zone = ?3");
    known->bind(1, client.id.text);
    known->bind(2, client.name);
    known->bind(3, client.timeZone);
    return known->executeStep();
}

} // namespace

std::vector<Client> toldAnew(sql::Connection &connection, std::vector<Client> clients)
{
    std::erase_if(clients, [&connection](const Client &client) { return isKnownSo(connection, client); });
    return clients;
}

void nameClientAsKnown(sql::Connection &connection, Call &call)
{
    const auto known = connection.prepared("SELECT name, time_zone FROM clients WHERE id = ?");
    known->bind(1, call.clientId.text);
    if (!known->executeStep())
        return;
    call.clientName = known->getColumn(0).getString();
    if (const std::string zone = known->getColumn(1).getString(); !zone.empty())
        call.clientTimeZone = zone;
}

bool spreadClients(sql::Connection &connection, const std::vector<Client> &clients)
{
    // calls that are gone, and those that are not, have an index each
    static constexpr const char *Names[] = {
        "UPDATE calls SET company_name = ?2 WHERE company_id = ?1 AND gone = 0 AND company_name <> ?2",
        "UPDATE calls SET company_name = ?2 WHERE company_id = ?1 AND gone <> 0 AND company_name <> ?2",
        "UPDATE forms SET company_name = ?2 WHERE company_id = ?1 AND company_name <> ?2"};
    static constexpr const char *Zones[] = {
        "UPDATE calls SET company_time_zone = ?2 WHERE company_id = ?1 AND gone = 0 AND company_time_zone <> ?2",
        "UPDATE calls SET company_time_zone = ?2 WHERE company_id = ?1 AND gone <> 0 AND company_time_zone <> ?2",
        "UPDATE conversations SET company_time_zone = ?2 WHERE company_id = ?1 AND company_time_zone <> ?2"};
    int changed = 0;
    for (const Client &client : clients) {
        for (const char *update : Names)
            changed += spread(connection, update, client.id.text, client.name);
        for (const char *update : Zones)
            changed += client.timeZone.empty() ? 0 : spread(connection, update, client.id.text, client.timeZone);
    }
    return changed > 0;
}

bool spreadTrackers(sql::Connection &connection, const std::vector<Tracker> &trackers)
{
    int changed = 0;
    for (const Tracker &tracker : trackers)
        changed += spread(connection,
                          "UPDATE calls SET source_name = ?2 WHERE tracker_id = ?1 AND tracker_id <> '' "
                          "AND source_name <> ?2",
                          tracker.id.text, tracker.name);
    return changed > 0;
}

std::vector<CallRow> spreadPersons(sql::Connection &connection, const std::vector<Person> &persons)
{
    std::vector<CallRow> rows;
    for (const Person &person : persons) {
        const auto update = connection.prepared("UPDATE calls SET total_calls = ?2 WHERE person_id = ?1 "
                                                "AND person_id <> '' AND total_calls IS NOT ?2 RETURNING row");
        update->bind(1, person.id.text);
        update->bind(2, person.totalCalls);
        while (update->executeStep())
            rows.push_back(CallRow(update->getColumn(0).getInt64()));
    }
    return rows;
}

} // namespace earshot::store
