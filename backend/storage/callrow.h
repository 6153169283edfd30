#pragma once
// A call in the tables: which column lies where, reading one, and all that hangs on it.

#include "backend/storage/database.h"
#include "models/domain/call.h"
#include "models/sql/columns.h"
#include "models/wire/fields.h"

#include <vector>

namespace earshot::storage {

/// Where a stored field of the catalogue is kept.
enum class Place {
    Calls,     // stored_calls
    Details,   // call_details
    Elsewhere, // another record's, or worked out
};
Place placeOf(const Field &field);

using Fields = std::vector<const Field *>;
/// The stored fields that lie there.
Fields fieldsAt(Place place);
/// The fields that a list has to read to write what was asked for.
Fields fieldsFor(const wire::FieldSelection &selection);

/// A call with those fields; its row must exist.
Call loadCall(sql::Connection &sql, Number row, const Fields &fields);
/// A call with everything; its transcript too where asked for.
Call loadCall(sql::Connection &sql, Number row, bool withTranscript);
/// Sets the call's transcript if it has one.
void addTranscript(sql::Connection &sql, Number row, Call &call);
bool hasTranscript(sql::Connection &sql, Number row);

/// The number of the newest change of a call.
std::int64_t callVersion(sql::Connection &sql, Number row);

/// The row of a call that the viewer may see; NotFound for spam too.
Result<Number> visibleCall(sql::Connection &sql, const Viewer &viewer, const CallId &id);

} // namespace earshot::storage
