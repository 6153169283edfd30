#pragma once
// How countries number their telephones: enough to read what people write and to write it as they do. Not whether a
// number is in use. From ITU-T E.164 and the national plans as they are published.

#include <string_view>

namespace earshot::phone {

struct Plan {
    std::string_view country; // ISO 3166
    std::string_view code;    // of the country
    std::string_view trunk;   // dialled before a number at home, not from abroad; may be empty
    std::size_t least;        // digits of a number without code and trunk
    std::size_t most;
    /// How it is spaced: "20,23:2-4-4 7:4-6 *:3-*" are rules, the first that fits counts: what a number begins with
    /// ("?" any digit), the lengths of its groups, "*" as last group takes what is left.
    std::string_view groups;
};

/// The plan of a country, or null for those that are not in the table.
const Plan *planOf(std::string_view country);
/// The plan of an E.164 number without its plus, or null.
const Plan *planFor(std::string_view digits);
/// Digits of the country code that an E.164 number without its plus begins with.
std::size_t codeLength(std::string_view digits);

} // namespace earshot::phone
