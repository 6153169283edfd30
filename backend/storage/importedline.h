#pragma once
// A line of an import, read as the client it is of means it: numbers as they are dialled in the client's country become
// E.164, times without an offset are the client's.

#include "backend/storage/database.h"
#include "models/wire/reading.h"

#include <map>

namespace earshot::storage {

struct ImportedLine {
    wire::WebhookCall hook;
    std::string remark; // what could not be kept; holds no personal data
};

/// A line of a client whose zone is known, over what `onto` has. BadData as LineReader::read.
Result<ImportedLine> readLine(std::string line, Call onto, const QTimeZone &zone);

class LineReader {
public:
    explicit LineReader(Database &database) : m_database(database) {}

    /// BadData: no call, or one of a time that cannot be.
    Result<ImportedLine> read(std::string line);

private:
    QTimeZone zoneOf(const Call &call);

    Database &m_database;
    std::map<std::string, QTimeZone> m_zones; // by the client's id or name
};

} // namespace earshot::storage
