#pragma once
// The steps that led to a call, in the service's shape with all the maps of its parameters.

#include "backend/demo/plan.h"

namespace earshot::demo {

/// The parameters of the page a visit landed on: the ad network's click id, and utm_ ones of a campaign.
std::string landingUrl(const Firm &firm, const Visit &visit);

/// One milestone as JSON; `utc` times carry the client's offset.
std::string milestoneJson(const Firm &firm, const Visit &visit, Instant at);

} // namespace earshot::demo
