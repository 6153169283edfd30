#include "models/domain/derived.h"

#include "models/domain/phone.h"

#include <cctype>
#include <cstdlib>

namespace earshot::derive {
namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

// Caller ID shouts; people's names do not. Only ASCII is touched: other scripts come as they are, and so does what
// somebody put in brackets, such as "(VIP)".
std::string titled(std::string_view text)
{
    std::string out(text);
    bool start = true;
    int inBrackets = 0;
    for (char &c : out) {
        inBrackets += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool letter = inBrackets <= 0 && (isUpper(c) || isLower(c));
        if (letter && start && isLower(c))
            c = char(c - 32);
        else if (letter && !start && isUpper(c))
            c = char(c + 32);
        start = c == ' ' || c == '-' || c == '_';
        if (c == '_')
            c = ' ';
    }
    return out;
}

bool shouts(std::string_view text)
{
    bool any = false;
    for (const char c : text) {
        if (isLower(c))
            return false;
        any = any || isUpper(c);
    }
    return any;
}

} // namespace

std::string durationText(seconds s)
{
    const auto total = s.count();
    std::string out;
    if (total >= 3600)
        out += std::to_string(total / 3600) + "h ";
    if (total >= 60)
        out += std::to_string(total / 60 % 60) + "m ";
    return out + std::to_string(total % 60) + 's';
}

std::string moneyText(Cents amount)
{
    const auto cents = std::int64_t(amount);
    const std::uint64_t size = cents < 0 ? 0 - std::uint64_t(cents) : std::uint64_t(cents);
    std::string whole = std::to_string(size / 100);
    for (std::size_t i = whole.size(); i > 3; i -= 3)
        whole.insert(i - 3, ",");
    const std::string part = std::to_string(size % 100);
    return std::string(cents < 0 ? "-$" : "$") + whole + '.' + (part.size() < 2 ? "0" + part : part);
}

std::optional<Cents> moneyFrom(std::string_view text)
{
    bool negative = false;
    bool digits = false;
    int decimals = -1; // -1: no point seen yet
    std::int64_t cents = 0;
    for (const char c : text) {
        if (c == '-' && !digits && !negative) {
            negative = true;
        } else if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9') {
            digits = true;
            if (decimals >= 2)
                continue;
            if (cents > 1'000'000'000'000'000)
                return {};
            cents = cents * 10 + (c - '0');
            decimals += decimals >= 0 ? 1 : 0;
        } else if (c != '$' && c != ',' && c != ' ') {
            return {};
        }
    }
    if (!digits)
        return {};
    for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i)
        cents *= 10;
    return Cents(negative ? -cents : cents);
}

std::string sourceTitle(std::string_view slug)
{
    return slug.find('_') == std::string_view::npos && !slug.empty() && isUpper(slug.front()) ? std::string(slug)
                                                                                              : titled(slug);
}

std::string callType(const Call &call)
{
    if (call.callType == "abandoned" || call.callType == "missed" || call.callType == "outbound" ||
        call.callType == "answered")
        return titled(call.callType) + " Call";
    return titled(call.callType);
}

std::string location(const Call &call)
{
    const std::string &region = call.customerState.empty() ? call.customerCountry : call.customerState;
    if (call.customerCity.empty() || region.empty())
        return call.customerCity + region;
    return titled(call.customerCity) + ", " + region;
}

std::string businessNumber(const Call &call)
{
    return phone::formatted(call.businessPhoneNumber);
}
std::string customerNumber(const Call &call)
{
    return phone::formatted(call.customerPhoneNumber);
}
std::string trackingNumber(const Call &call)
{
    return phone::formatted(call.trackingPhoneNumber);
}

std::string customerName(const Call &call)
{
    return shouts(call.customerName) ? titled(call.customerName) : call.customerName;
}

std::string nameOrNumber(const Call &call)
{
    return call.customerName.empty() ? customerNumber(call) : customerName(call);
}

std::string duration(const Call &call)
{
    if (call.callType == "abandoned")
        return "(abandoned)";
    return call.duration ? durationText(*call.duration) : std::string();
}

std::string trackingSource(const Call &call)
{
    return call.sourceName.empty() || !call.source.empty() ? sourceTitle(call.source) : call.sourceName;
}

std::string value(const Call &call)
{
    return call.value ? moneyText(*call.value) : "--";
}

} // namespace earshot::derive
