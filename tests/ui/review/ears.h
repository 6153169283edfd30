#pragma once
// A desk whose calls can be heard: recordings are sealed in its vault and read like any other. No sound device is
// needed.

#include "desk.h"

#include "models/items/joblist.h"
#include "models/items/listening.h"
#include "models/items/settings.h"
#include "models/items/syncing.h"

namespace earshot::test {

class Ears {
public:
    explicit Ears(Desk &desk);

    /// Waits until the vault is open.
    bool open();
    /// The call's recording has been fetched and says this.
    void keep(const CallId &call, const std::string &file);
    /// How the call's recording stands.
    void put(const CallId &call, const store::Recording &recording);

private:
    Desk &m_desk;
    vault::KeyStore m_keys;

public:
    items::Settings settings;
    items::RecordingVault vault;
    items::Syncing syncing;
    items::JobList jobs;
    items::Analysing analysing;
    items::Listening listening;
};

/// A recording of two people, the caller on the left: the agent has the first `turn` seconds, the caller the next, and
/// so on; each pauses at the end. `file` as WAV.
std::string dialogue(double seconds, double turn, int channels = 2);

} // namespace earshot::test
