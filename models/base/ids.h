#pragma once
// Ids that cannot be mixed up. The service's own ids are opaque strings: compared, never parsed.

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace earshot {

template <typename Tag>
struct Id {
    std::string text;

    Id() = default;
    explicit Id(std::string_view s) : text(s) {}
    bool empty() const { return text.empty(); }
    auto operator<=>(const Id &) const = default;
};

using AccountId = Id<struct AccountTag>;
using ClientId = Id<struct ClientTag>;
using TrackerId = Id<struct TrackerTag>;
using CallId = Id<struct CallTag>;
using UserId = Id<struct UserTag>;
using PersonId = Id<struct PersonTag>;
using FormId = Id<struct FormTag>;
using ConversationId = Id<struct ConversationTag>;
using TagId = Id<struct TagTag>; // an integer on the wire, but a string in one of the service's own examples

/// A new random id of CallRail's shape: three capitals and 32 lower-case hex digits, "CAL0123…".
std::string newId(std::string_view prefix);

} // namespace earshot

template <typename Tag>
struct std::hash<earshot::Id<Tag>> {
    std::size_t operator()(const earshot::Id<Tag> &id) const noexcept { return std::hash<std::string>{}(id.text); }
};
