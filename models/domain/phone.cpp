#include "models/domain/phone.h"

#include "models/base/folding.h"
#include "models/base/text.h"
#include "models/domain/phoneplans.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace earshot::phone {
namespace {

constexpr std::size_t LeastDigits = 7;
constexpr std::size_t MostDigits = 15;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumberSign(char c)
{
    return isDigit(c) || std::string_view("+-()./ \t").find(c) != std::string_view::npos;
}

// What people put before an extension, folded; longer words first.
constexpr std::array ExtensionWords{"extension", "durchwahl", "anexo", "ramal", "poste", "apparaat", "ext",  "dw",
                                    "wew",       "доб",       "内线",  "내선",  "x",     "#",        ";ext="};

// Takes "ext. 136" off the end of folded text.
std::string takeExtension(std::string &written)
{
    constexpr std::size_t MostOfExtension = 7;
    std::size_t at = written.size();
    while (at > 0 && isDigit(written[at - 1]))
        --at;
    const std::string extension = written.substr(at);
    if (extension.empty() || extension.size() > MostOfExtension)
        return {};
    while (at > 0 && std::string_view(" .:=").find(written[at - 1]) != std::string_view::npos)
        --at;
    for (const std::string_view word : ExtensionWords) {
        const std::string folded = text::folded(word);
        if (!std::string_view(written).substr(0, at).ends_with(folded))
            continue;
        std::string_view before = std::string_view(written).substr(0, at - folded.size());
        while (!before.empty() && std::string_view(" ,;.").find(before.back()) != std::string_view::npos)
            before.remove_suffix(1);
        if (!before.empty() && !isDigit(before.back()) && before.back() != ')')
            continue; // the end of another word
        written.resize(before.size());
        return extension;
    }
    return {};
}

struct Dialled {
    std::string digits;
    bool international = false; // the country code comes first
};

// "+44 (0)20": the zero is for those at home.
void dropBracketedTrunk(std::string &written)
{
    const std::size_t at = written.find("(0)");
    if (at != written.npos && at > 0)
        written.erase(at, 3);
}

// What stands before the country code when one dials abroad, where it cannot be a number of one's own.
std::size_t exitCode(std::string_view digits, std::string_view country)
{
    constexpr std::size_t LeastAbroad = 8;
    if (country == "AU" && digits.starts_with("0011") && digits.size() >= 4 + LeastAbroad)
        return 4;
    const Plan *plan = planOf(country);
    const bool american = plan == nullptr || plan->code == "1";
    if (american && digits.starts_with("011") && digits.size() >= 3 + LeastAbroad)
        return 3;
    if (country == "JP" && digits.starts_with("010") && digits.size() >= 3 + LeastAbroad)
        return 3;
    return digits.starts_with("00") ? 2 : 0;
}

std::optional<Dialled> dialled(std::string written, std::string_view country)
{
    if (!std::all_of(written.begin(), written.end(), isNumberSign))
        return std::nullopt;
    const std::size_t first = written.find_first_not_of(" \t(");
    Dialled out;
    out.international = first != written.npos && written[first] == '+';
    if (written.find('+', out.international ? first + 1 : 0) != written.npos)
        return std::nullopt; // a sum, or two numbers
    dropBracketedTrunk(written);
    out.digits = digits(written);
    if (out.international && out.digits.starts_with("00"))
        out.digits.erase(0, 2); // "+0044"
    if (out.international)
        return out;
    const std::size_t exit = exitCode(out.digits, country);
    out.digits.erase(0, exit);
    out.international = exit > 0;
    return out;
}

bool fits(const Plan &plan, std::string_view national)
{
    return national.size() >= plan.least && national.size() <= plan.most;
}

// A number behind its country code; a trunk prefix that should not be there goes.
std::optional<std::string> fromAbroad(const std::string &digits)
{
    const Plan *plan = planFor(digits);
    std::string out = digits;
    if (plan) {
        const std::string_view national = std::string_view(digits).substr(plan->code.size());
        const bool extra = !plan->trunk.empty() && plan->trunk != plan->code && national.starts_with(plan->trunk) &&
                           fits(*plan, national.substr(plan->trunk.size())) &&
                           (plan->trunk.starts_with('0') || !fits(*plan, national));
        if (extra)
            out = std::string(plan->code) + std::string(national.substr(plan->trunk.size()));
        else if (!fits(*plan, national))
            return std::nullopt;
    }
    if (out.size() < LeastDigits || out.size() > MostDigits || out.starts_with('0'))
        return std::nullopt;
    return '+' + out;
}

std::optional<std::string> fromHome(const std::string &digits, const Plan &plan)
{
    const auto whole = [&](std::string_view national) { return '+' + std::string(plan.code) + std::string(national); };
    if (!plan.trunk.empty() && digits.starts_with(plan.trunk)) {
        const std::string_view rest = std::string_view(digits).substr(plan.trunk.size());
        if (fits(plan, rest))
            return whole(rest);
    }
    const bool trunkless = plan.trunk != "0" || !digits.starts_with('0');
    if (trunkless && fits(plan, digits))
        return whole(digits);
    // the plus was forgotten: with this country's code, or another's where nothing else is left
    if (digits.starts_with(plan.code) && fits(plan, std::string_view(digits).substr(plan.code.size())))
        return '+' + digits;
    const Plan *other = planFor(digits);
    if (digits.size() > plan.most && other && fits(*other, std::string_view(digits).substr(other->code.size())))
        return '+' + digits;
    return std::nullopt;
}

bool beginsWith(std::string_view number, std::string_view pattern)
{
    if (pattern == "*")
        return true;
    return number.size() >= pattern.size() && std::equal(pattern.begin(), pattern.end(), number.begin(),
                                                         [](char p, char n) { return p == '?' || p == n; });
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// "2-4-4" on ten digits; nothing when they are not as many.
std::optional<std::vector<std::string_view>> cutInto(std::string_view groups, std::string_view number)
{
    std::vector<std::string_view> out;
    for (const std::string_view group : split(groups, '-')) {
        std::size_t size = number.size();
        if (group != "*")
            std::from_chars(group.data(), group.data() + group.size(), size);
        if (size > number.size() || size == 0)
            return std::nullopt;
        out.push_back(number.substr(0, size));
        number.remove_prefix(size);
    }
    return number.empty() ? std::optional(out) : std::nullopt;
}

// Where no plan says better: groups of three, the last of up to four.
std::vector<std::string_view> evenly(std::string_view number)
{
    std::vector<std::string_view> out;
    while (number.size() > 4) {
        out.push_back(number.substr(0, 3));
        number.remove_prefix(3);
    }
    out.push_back(number);
    return out;
}

std::vector<std::string_view> grouped(std::string_view national, const Plan *plan)
{
    for (const std::string_view rule : split(plan ? plan->groups : std::string_view(), ' ')) {
        const std::size_t colon = rule.find(':');
        const auto heads = split(rule.substr(0, colon), ',');
        const bool meant =
            std::any_of(heads.begin(), heads.end(), [&](auto head) { return beginsWith(national, head); });
        if (const auto parts = meant ? cutInto(rule.substr(colon + 1), national) : std::nullopt)
            return *parts;
    }
    return evenly(national);
}

std::string joined(const std::vector<std::string_view> &parts, char between)
{
    std::string out;
    for (const std::string_view part : parts)
        out.append(out.empty() ? 0 : 1, between).append(part);
    return out;
}

bool isE164(std::string_view text)
{
    return text.size() > LeastDigits && text.size() <= MostDigits + 1 && text.front() == '+' && text[1] != '0' &&
           std::all_of(text.begin() + 1, text.end(), isDigit);
}

struct Taken {
    const Plan *plan = nullptr;
    std::string_view code;
    std::vector<std::string_view> parts;
    bool isAmerican() const { return code == "1" && parts.size() == 3 && parts.back().size() == 4; }
};

Taken taken(std::string_view e164)
{
    const std::string_view number = e164.substr(1);
    Taken out;
    out.plan = planFor(number);
    out.code = number.substr(0, codeLength(number));
    out.parts = grouped(number.substr(out.code.size()), out.plan);
    return out;
}

} // namespace

std::string digits(std::string_view text)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), isDigit);
    return out;
}

std::optional<Number> parse(std::string_view written, std::string_view country)
{
    constexpr std::size_t Longest = 100;
    if (written.size() > Longest)
        return std::nullopt;
    std::string plain = text::folded(written); // digits of every script, dashes of every length
    if (plain.starts_with("tel:"))
        plain.erase(0, 4);
    Number out;
    out.extension = takeExtension(plain);
    const auto number = dialled(std::move(plain), country);
    if (!number)
        return std::nullopt;
    const Plan *plan = planOf(country);
    auto e164 = number->international || !plan ? fromAbroad(number->digits) : fromHome(number->digits, *plan);
    if (!e164)
        return std::nullopt;
    out.e164 = *std::move(e164);
    return out;
}

std::optional<std::string> toE164(std::string_view written, std::string_view country)
{
    auto number = parse(written, country);
    return number ? std::optional(std::move(number->e164)) : std::nullopt;
}

std::string formatted(std::string_view e164)
{
    if (!isE164(e164))
        return std::string(e164);
    const Taken number = taken(e164);
    return number.isAmerican() ? joined(number.parts, '-') : international(e164);
}

std::string international(std::string_view e164)
{
    if (!isE164(e164))
        return std::string(e164);
    const Taken number = taken(e164);
    return '+' + std::string(number.code) + ' ' + joined(number.parts, ' ');
}

std::string national(std::string_view e164)
{
    if (!isE164(e164))
        return std::string(e164);
    const Taken number = taken(e164);
    if (number.isAmerican())
        return '(' + std::string(number.parts[0]) + ") " + std::string(number.parts[1]) + '-' +
               std::string(number.parts[2]);
    if (!number.plan)
        return international(e164);
    const bool attached = number.plan->trunk == "0";
    return std::string(number.plan->trunk) + (attached || number.plan->trunk.empty() ? "" : " ") +
           joined(number.parts, ' ');
}

std::string searchDigits(std::string_view written)
{
    std::string plain = text::folded(written.substr(0, 1000));
    const std::string whole = plain;
    if (takeExtension(plain); digits(plain).size() < LeastDigits)
        plain = whole; // "x136" alone is what is looked for
    if (!std::all_of(plain.begin(), plain.end(), isNumberSign))
        return {};
    const std::size_t first = plain.find_first_not_of(" \t(");
    const bool plus = first != plain.npos && plain[first] == '+';
    dropBracketedTrunk(plain);
    std::string out = digits(plain);
    if (!plus && out.starts_with("011") && out.size() >= 11)
        out.erase(0, 3);
    if (out.starts_with("0011") && out.size() >= 12)
        out.erase(0, 4);
    if (const std::size_t zeros = std::min(out.find_first_not_of('0'), out.size()); zeros < out.size())
        out.erase(0, zeros);
    const Plan *plan = plus ? planFor(out) : nullptr;
    if (plan && plan->trunk == "0" && out.size() > plan->code.size() && out[plan->code.size()] == '0')
        out.erase(plan->code.size(), 1);
    return out;
}

std::string countryOf(const QTimeZone &zone)
{
    const QLocale::Territory territory = zone.isValid() ? zone.territory() : QLocale::AnyTerritory;
    if (territory == QLocale::AnyTerritory || territory == QLocale::World)
        return "US";
    const std::string name = QLocale(QLocale::AnyLanguage, territory).name().toStdString(); // "en_US"
    const std::size_t at = name.rfind('_');
    return at == name.npos ? "US" : name.substr(at + 1);
}

} // namespace earshot::phone
