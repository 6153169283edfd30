#include "models/domain/phone.h"

#include <algorithm>
#include <array>

namespace earshot::phone {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// ITU-T E.164 list of assigned country codes: one digit for zones 1 and 7, two for those listed, else three.
std::size_t countryCodeLength(std::string_view digits)
{
    if (digits.front() == '1' || digits.front() == '7')
        return 1;
    static constexpr std::array TwoDigits = {"20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41",
                                             "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54",
                                             "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66",
                                             "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"};
    const bool two =
        std::any_of(TwoDigits.begin(), TwoDigits.end(), [&](const char *code) { return digits.substr(0, 2) == code; });
    return two ? 2 : 3;
}

// ITU-T E.123 asks for spaces; groups of three or four from the end read well in every country.
std::string grouped(std::string_view national)
{
    std::string out;
    while (national.size() > 5) {
        const std::size_t take = national.size() % 4 == 0 ? 4 : national.size() % 3 == 0 ? 3 : national.size() % 2 + 2;
        out += std::string(national.substr(0, take)) + ' ';
        national.remove_prefix(take);
    }
    return out + std::string(national);
}

} // namespace

std::string digits(std::string_view text)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), isDigit);
    return out;
}

std::optional<std::string> toE164(std::string_view written)
{
    const auto stranger = [](char c) {
        return !isDigit(c) && std::string_view("+-(). /\t").find(c) == std::string_view::npos;
    };
    if (std::any_of(written.begin(), written.end(), stranger))
        return {};
    std::string number = digits(written);
    const auto first = written.find_first_not_of(" \t(");
    const bool international = first != std::string_view::npos && written[first] == '+';
    if (!international && number.starts_with("00"))
        number.erase(0, 2);
    else if (!international && number.size() == 10)
        number.insert(0, "1");
    if (number.size() < 7 || number.size() > 15)
        return {};
    return '+' + number;
}

std::string formatted(std::string_view e164)
{
    const std::string_view number = e164.empty() ? e164 : e164.substr(1);
    if (e164.size() < 8 || e164.front() != '+' || !std::all_of(number.begin(), number.end(), isDigit))
        return std::string(e164);
    if (number.front() == '1' && number.size() == 11) {
        const std::string n(number);
        return n.substr(1, 3) + '-' + n.substr(4, 3) + '-' + n.substr(7);
    }
    const std::size_t code = countryCodeLength(number);
    return '+' + std::string(number.substr(0, code)) + ' ' + grouped(number.substr(code));
}

} // namespace earshot::phone
