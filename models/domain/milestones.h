#pragma once
// The steps that led to a call, read from its `milestones` object.

#include "models/domain/call.h"

namespace earshot {

struct Milestone {
    std::string kind; // first_touch, lead_created, qualified, last_touch
    std::optional<Instant> at;
    std::string source, medium, campaign, keywords, landing, referrer, device, browser, matchType, adPosition;
    bool operator==(const Milestone &) const = default;
};

/// The milestones reached, in the order of the customer's way; those not reached (null or missing) are left out.
/// Text that is not the service's shape gives none.
std::vector<Milestone> milestones(const Json &object);

/// The service's shape, all four keys; those not reached are null.
Json milestonesJson(const std::vector<Milestone> &milestones);

} // namespace earshot
