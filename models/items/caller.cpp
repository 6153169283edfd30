#include "models/items/caller.h"

#include "models/domain/derived.h"
#include "models/items/fieldtext.h"

namespace earshot::items {

QString callerOf(store::Cache &cache, CallRow row)
{
    const auto call = cache.calls().call(row);
    return call ? oneLine(derive::nameOrNumber(call->call)) : QString();
}

} // namespace earshot::items
