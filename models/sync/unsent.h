#pragma once
// What people did and no server will be given any more, put into a file before it goes from the cache.

#include "models/store/cache.h"

namespace earshot::sync {

/// Edits of a client's calls, a line each, are added to the file and are on the disk before they leave the outbox; so
/// are corrections of its transcripts, which stay until the calls go. Edits that are being sent are passed over: they,
/// and with them their calls, are left for the next time. Gives how many changes are in the file now that were not.
Result<std::int64_t> keepUnsent(store::Cache &cache, const ClientId &client, const std::string &file);

} // namespace earshot::sync
