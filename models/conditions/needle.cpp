#include "models/conditions/needle.h"

#include "models/base/text.h"
#include "models/domain/phone.h"

namespace earshot::conditions {
namespace {

bool looksInside(Op op)
{
    return op == Op::Contains || op == Op::NotContains || op == Op::StartsWith;
}

Needle phoneNeedle(Op op, const std::string &written)
{
    if (looksInside(op)) {
        if (std::string digits = phone::digits(written); !digits.empty())
            return {std::move(digits), Comparison::Digits};
    } else if (auto number = phone::toE164(written)) {
        return {*std::move(number), Comparison::Exact};
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
