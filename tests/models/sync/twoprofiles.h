#pragma once
// Two profiles, and somebody at the server itself, change the same calls in any order, with any interruption. What
// anybody wrote is at the end there, or was written over by somebody who saw it, or is shown as a conflict or as
// refused.

#include "tests/models/sync/profile.h"
#include "tests/support/scriptedserver.h"

#include <array>

namespace earshot::test {

/// What goes wrong with the next update that reaches the server.
enum class Mishap { None, AnswerLost, RequestLost, Fails, RefusesField };

/// The server that both sync with.
class Side {
public:
    virtual ~Side() = default;
    virtual Profile profile(const Clock &clock) const = 0;
    /// Nobody's request is being answered.
    virtual bool isIdle() const = 0;
    virtual Call call(const std::string &id) = 0;
    /// Somebody there changes a call: `what` says how, seeing it. Gives the call as it was seen then.
    virtual Call change(const std::string &id, const std::function<store::CallChange(const Call &)> &what) = 0;
    /// Killed and started anew on what its disk has; false where there is no such thing.
    virtual bool restart() { return false; }
};

class World {
public:
    /// `hasLog`: the server keeps a log of changes and versions of calls.
    World(Side &server, bool hasLog);

    Clock clock()
    {
        return [this] { return *parseIso("2026-11-20T12:00:00Z") + milliseconds(++passed); };
    }
    /// Answers a request of a profile in the server's place, or not; runs on the server's threads. `done` does what is
    /// asked for, and the answer is lost.
    std::optional<Reply> interfere(const Request &request, const std::function<Reply()> &done);

    Side &side;
    const bool isOurs;
    std::atomic<std::int64_t> passed = 0; // on everybody's clock: no two moments are the same
    std::atomic<Mishap> mishap = Mishap::None;
    std::atomic<bool> answersLost = false;
    std::atomic<bool> refusing = false; // notes, until the end of the run
    std::array<Profile, 2> profiles;
};

/// The calls of runs, which the server has from the start.
std::vector<Call> callsOfRuns(unsigned firstSeed, unsigned count, bool isOurs, Instant now);
/// Plays runs one after the other on one server and two caches, and gives what went wrong in them. EARSHOT_SEED plays
/// that run alone.
std::string playRuns(World &world, unsigned firstSeed, unsigned count);

} // namespace earshot::test
