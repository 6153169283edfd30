#include "models/domain/callids.h"

#include <array>

namespace earshot {
namespace {

constexpr std::string_view MaskedPrefix = "CAL";

/// What stands behind `mark` up to the next separator.
std::string_view partBehind(std::string_view address, std::string_view mark)
{
    const std::size_t at = address.find(mark);
    if (at == address.npos)
        return {};
    address.remove_prefix(at + mark.size());
    return address.substr(0, address.find_first_of("/?&#."));
}

bool isOfOtherForm(std::string_view candidate, const CallId &id)
{
    return isNumericId(id.text) ? candidate.starts_with(MaskedPrefix) : isNumericId(candidate);
}

} // namespace

bool isNumericId(std::string_view id)
{
    return !id.empty() && id.find_first_not_of("0123456789") == id.npos;
}

bool haveDifferentForms(const CallId &a, const CallId &b)
{
    return isNumericId(a.text) != isNumericId(b.text);
}

std::optional<CallId> otherId(const Call &call)
{
    if (!isNumericId(call.id.text) && !call.id.text.starts_with(MaskedPrefix))
        return {};
    const std::array<std::string_view, 3> named = {partBehind(call.recording, "/calls/"),
                                                   partBehind(call.recordingPlayer, "/calls/"),
                                                   partBehind(call.timelineUrl, "event_id=")};
    std::string_view other;
    for (const std::string_view candidate : named) {
        if (!isOfOtherForm(candidate, call.id))
            continue;
        if (!other.empty() && other != candidate)
            return {};
        other = candidate;
    }
    return other.empty() ? std::nullopt : std::optional(CallId(other));
}

bool mayBeOneCall(const Call &a, const Call &b)
{
    const auto second = [](const Call &call) { return std::chrono::floor<seconds>(*call.startTime); };
    return a.startTime && b.startTime && second(a) == second(b) && a.customerPhoneNumber == b.customerPhoneNumber &&
           a.trackingPhoneNumber == b.trackingPhoneNumber;
}

} // namespace earshot
