#pragma once
// What the tests of the call page share: a cache with a few calls, and the models around it.

#include "models/items/callpage.h"
#include "models/items/displaycontext.h"
#include "models/items/editing.h"

#include <QTemporaryDir>

namespace earshot::test {

/// 2026-11-20 14:05 UTC.
Instant deskTime();

class Desk {
public:
    /// With an empty cache, or one that was filled before.
    Desk();
    Desk(std::unique_ptr<QTemporaryDir> folder, std::unique_ptr<store::Cache> filled);

    /// Calls, clients, tags … as sync brings them.
    void deliver(store::Delivery delivery);
    CallRow add(const Call &call);
    store::StoredCall stored(CallRow row) const { return *cache->calls().call(row); }
    /// Plays the server: takes the call's waiting edit and says no.
    void refuse(CallRow row, const char *why);
    /// Takes it and says yes.
    void confirm(CallRow row);

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<store::Cache> cache;
    items::Background background;
    items::CacheWatch watch;
    items::Editing editing;
    items::CallPage page;
    items::DisplayContext display;
};

/// A call about which everything is known.
Call fullCall();
/// Its client with the tags Quoted, Call back and New patient.
store::Delivery fullAgency();
Transcript conversation(int phrases);

} // namespace earshot::test
