#include "models/wire/lenient.h"

#include "models/domain/derived.h"

#include <array>
#include <charconv>
#include <cmath>

namespace earshot::wire {
namespace {

std::optional<double> decimal(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

std::optional<std::int64_t> rounded(double value)
{
    constexpr double Limit = 9.0e18; // what an int64 surely holds
    return std::abs(value) < Limit ? std::optional<std::int64_t>(std::llround(value)) : std::nullopt;
}

std::optional<bool> yesNo(const Scalar &scalar)
{
    if (scalar.type == Scalar::Type::Bool)
        return scalar.yes;
    if (scalar.text == "true" || scalar.text == "True" || scalar.text == "1") // Python writes forms with a capital
        return true;
    if (scalar.text == "false" || scalar.text == "False" || scalar.text == "0")
        return false;
    return {};
}

std::optional<std::int64_t> cents(const Scalar &scalar)
{
    if (const auto amount = derive::moneyFrom(scalar.text))
        return std::int64_t(*amount);
    const auto value = scalar.type == Scalar::Type::Number ? decimal(scalar.text) : std::nullopt;
    return value ? rounded(*value * 100) : std::nullopt;
}

template <typename T>
bool put(Value &out, const std::optional<T> &value)
{
    if (value)
        out = *value;
    return value.has_value();
}

bool putText(Value &out, const Scalar &scalar)
{
    if (scalar.type == Scalar::Type::Bool)
        return false;
    if (auto *text = std::get_if<std::string>(&out))
        text->assign(scalar.text);
    else
        out.emplace<std::string>(scalar.text);
    return true;
}

} // namespace

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
        return value;
    const auto fraction = decimal(text);
    return fraction ? rounded(*fraction) : std::nullopt;
}

std::optional<milliseconds> fractionalSeconds(std::string_view text)
{
    constexpr double Year = 366.0 * 86400;
    const auto value = decimal(text);
    if (!value || *value < 0 || *value > Year)
        return {};
    return milliseconds(std::llround(*value * 1000));
}

std::string amountText(Cents amount)
{
    const auto cents = std::int64_t(amount);
    const auto absolute = cents < 0 ? 0 - std::uint64_t(cents) : std::uint64_t(cents);
    const std::string fraction = std::to_string(absolute % 100);
    return (cents < 0 ? "-" : "") + std::to_string(absolute / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

bool isJsonNumber(std::string_view s)
{
    const auto skip = [&](char c) {
        const bool there = !s.empty() && s.front() == c;
        s.remove_prefix(there ? 1 : 0);
        return there;
    };
    const auto digits = [&] {
        const std::size_t n = std::min(s.find_first_not_of("0123456789"), s.size());
        s.remove_prefix(n);
        return n > 0;
    };
    skip('-');
    if (!skip('0') && !digits())
        return false;
    if (skip('.') && !digits())
        return false;
    if (skip('e') || skip('E')) {
        if (!skip('+'))
            skip('-');
        if (!digits())
            return false;
    }
    return s.empty();
}

Value nothing(Kind kind)
{
    switch (kind) {
    case Kind::Text:
    case Kind::Phone:
    case Kind::Url:
    case Kind::OneOf:
    case Kind::Nested:
        return std::string();
    case Kind::Tags:
    case Kind::List:
        return Words();
    default:
        return {};
    }
}

bool convert(Kind kind, const Scalar &scalar, Value &out, const QTimeZone &zoneless)
{
    using enum Kind;
    const bool empty = scalar.type == Scalar::Type::Null || (scalar.type == Scalar::Type::Text && scalar.text.empty());
    if (empty) {
        out = nothing(kind);
        return true;
    }
    switch (kind) {
    case Text:
    case Phone:
    case Url:
    case OneOf:
        return putText(out, scalar);
    case YesNo:
        return put(out, yesNo(scalar));
    case Number:
    case Duration:
        return put(out, wholeNumber(scalar.text));
    case Money:
        return put(out, cents(scalar));
    case Time:
        return put(out, parseIso(scalar.text, zoneless));
    case Tags:
    case List:
        if (scalar.type == Scalar::Type::Bool)
            return false;
        out = Words{std::string(scalar.text)};
        return true;
    case Nested:
    case Dialogue:
        break;
    }
    return false;
}

const char *mismatch(Kind kind)
{
    switch (kind) {
    case Kind::YesNo:
        return "is not true or false";
    case Kind::Number:
        return "is not a number";
    case Kind::Duration:
        return "is not a number of seconds";
    case Kind::Money:
        return "is not an amount";
    case Kind::Time:
        return "is not a time";
    case Kind::Tags:
    case Kind::List:
        return "is not a list of texts";
    case Kind::Dialogue:
        return "is not a list of phrases";
    default:
        return "is not a text";
    }
}

} // namespace earshot::wire
