#pragma once
// The words of operands in JSON, each in the order of its enumerators. They are kept in files: never change one.

#include "models/conditions/condition.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace earshot::conditions {

inline constexpr std::array<std::string_view, 3> SpanWords{"last", "this", "previous"};
inline constexpr std::array<std::string_view, 5> UnitWords{"day", "week", "month", "quarter", "year"};
inline constexpr std::array<std::string_view, 7> DayWords{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr std::array<std::string_view, 3> SpeakerWords{"unknown", "caller", "agent"};

/// The place of a word in its list.
template <std::size_t N>
std::optional<std::size_t> placeOf(std::string_view word, const std::array<std::string_view, N> &words)
{
    const auto it = std::find(words.begin(), words.end(), word);
    return it == words.end() ? std::nullopt : std::optional(std::size_t(it - words.begin()));
}

/// "09:05".
std::string minuteWord(int minuteOfDay);
std::optional<int> minuteFrom(std::string_view word);

} // namespace earshot::conditions
