#pragma once
// What is said on a call, and what it comes to.

#include "backend/demo/plan.h"
#include "backend/demo/timing.h"

namespace earshot::demo {

struct Script {
    const Agent *agent = nullptr;
    std::vector<Turn> turns; // empty when nobody spoke
    std::string summary, note;
    int worth = 0; // of a sale, in whole units; 0 when nothing is sold
};

/// The dialogue of a call: the same for the same contact, whenever and however often it is asked for.
Script scriptOf(const Plan &plan, const Contact &contact, std::uint64_t seed);

/// "five one two, five five five, oh one four two" from the national part of "+15125550142".
std::string numberInWords(std::string_view e164);

} // namespace earshot::demo
