#pragma once
// Who called, filled in a form or wrote: a telephone number at a client. The service says "lead".

#include "models/domain/call.h"

namespace earshot {

struct Person {
    PersonId id;
    ClientId clientId;
    std::string clientName;
    std::string name;
    std::string phone;                // E.164
    std::string email;                // of the newest form that has one
    std::optional<Instant> createdAt; // when it was first heard of

    // what all its calls say of it
    std::int64_t totalCalls = 0;
    std::string goodLeadCallId; // the first call marked as a good lead
    std::optional<Instant> goodLeadCallTime;
    bool operator==(const Person &) const = default;
};

} // namespace earshot
