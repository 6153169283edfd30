#pragma once
// Filters and orders of calls as SQL.

#include "backend/storage/callfilter.h"
#include "backend/storage/query.h"

namespace earshot::storage {

/// " FROM stored_calls c WHERE …": the calls that the viewer sees and the filter leaves.
Clause narrowedCalls(sql::Connection &sql, const Viewer &viewer, const CallFilter &filter);

struct CallOrder {
    std::string expression; // never NULL
    bool descending = true;
    std::string text; // " ORDER BY …", the row last so that no two calls are equal
};
CallOrder callOrder(const Order &order);

} // namespace earshot::storage
