#include "models/conditions/jsonwords.h"

namespace earshot::conditions {

std::string minuteWord(int minuteOfDay)
{
    const auto two = [](int n) { return std::string{char('0' + n / 10 % 10), char('0' + n % 10)}; };
    return two(minuteOfDay / 60) + ':' + two(minuteOfDay % 60);
}

std::optional<int> minuteFrom(std::string_view word)
{
    const auto digit = [&](std::size_t i) { return word[i] >= '0' && word[i] <= '9'; };
    if (word.size() != 5 || word[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return {};
    const int hour = (word[0] - '0') * 10 + (word[1] - '0');
    const int minute = (word[3] - '0') * 10 + (word[4] - '0');
    return hour < 24 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

} // namespace earshot::conditions
