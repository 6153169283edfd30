#include "models/conditions/needle.h"

#include "models/base/text.h"
#include "models/domain/phone.h"

namespace earshot::conditions {
namespace {

bool looksInside(Op op)
{
    return op == Op::Contains || op == Op::NotContains || op == Op::StartsWith;
}

// "020 7946 0000": of which country is not said, but stored numbers end like it. Empty when it is none.
std::string numberAtHome(const std::string &written)
{
    constexpr std::size_t Least = 8; // digits that are enough to mean one number
    std::string stored = phone::searchDigits(written);
    const bool trunk = phone::digits(written).starts_with('0');
    return trunk && stored.size() >= Least ? stored : std::string();
}

Needle phoneNeedle(Op op, const std::string &written)
{
    if (looksInside(op)) {
        std::string digits = phone::searchDigits(written);
        if (digits.empty())
            digits = phone::digits(written); // "the one with 555 in it"
        if (!digits.empty())
            return {std::move(digits), Comparison::Digits};
    } else if (auto number = phone::toE164(written)) {
        return {*std::move(number), Comparison::Exact};
    } else if (auto end = numberAtHome(written); !end.empty()) {
        return {std::move(end), Comparison::Digits};
    }
    return {text::folded(written), Comparison::Folded};
}

} // namespace

Needle needle(const Field &field, Op op, std::string_view operand)
{
    std::string written = text::clean(operand); // what calls hold has been cleaned too
    switch (comparison(field)) {
    case Comparison::Digits:
        return phoneNeedle(op, written);
    case Comparison::Exact:
        return {std::move(written), Comparison::Exact};
    case Comparison::Folded:
        break;
    }
    return {text::folded(written), Comparison::Folded};
}

std::vector<Needle> needles(const Field &field, const Condition &condition)
{
    std::vector<Needle> out;
    if (const auto *one = std::get_if<Text>(&condition.operand))
        out.push_back(needle(field, condition.op, one->text));
    if (const auto *many = std::get_if<Texts>(&condition.operand))
        for (const std::string &text : many->texts)
            out.push_back(needle(field, condition.op, text));
    return out;
}

} // namespace earshot::conditions
