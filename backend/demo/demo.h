#pragma once
// The demo agency: an agency in Bengaluru, its six clients at home and abroad, and two years of their calls, forms and
// texts, all invented, all from one seed.

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/domain/interactions.h"

namespace earshot::demo {

struct Options {
    std::uint64_t seed = 1;
    int calls = 20'000;
    Instant now{};                    // the demo ends here; 00:00 UTC of today is a good choice
    int recordings = 60;              // calls with sound; fewer where there are not enough short ones
    std::string espeak = "espeak-ng"; // the speech program: a name on the PATH, or a path
};

struct Agency {
    Account account;
    std::vector<Client> clients;
    std::vector<Tracker> trackers;
    std::vector<Tag> tags;
    std::vector<User> users; // the three keys of the demo belong to admin@, manager@ and reporting@demo.example
};

struct CallRecord {
    Call call; // `transcript` is set on every call; empty where nobody spoke. `recording` is left to the storage
    std::vector<PageView> pageViews; // newest first
    std::string wav;                 // 8 kHz, 16 bit, caller left and agent right; empty: not recorded
};

/// Takes what the demo makes. An error ends it and is passed on.
class Sink {
public:
    virtual ~Sink() = default;
    /// Comes once, before all else.
    virtual Result<void> agency(Agency agency) = 0;
    /// Calls, forms and conversations each come in the order of time.
    virtual Result<void> call(CallRecord record) = 0;
    virtual Result<void> form(FormSubmission form) = 0;
    virtual Result<void> conversation(Conversation conversation) = 0;
};

struct Figures {
    int calls = 0, forms = 0, conversations = 0, recordings = 0;
    std::string silence; // why there are no recordings; empty when there are
    bool operator==(const Figures &) const = default;
};

/// Makes the demo and hands it to the sink, all on the calling thread; speech is made on as many threads as there are
/// cores. The same options give the same bytes (the sound: with the same version of espeak-ng).
Result<Figures> make(const Options &options, Sink &sink);

} // namespace earshot::demo
