#include "models/domain/money.h"

#include <cmath>

namespace earshot::money {
namespace {

constexpr std::size_t MostDigits = 13; // before the point; beyond, doubles do not tell cents apart

QString withoutSign(QString text, const QString &sign)
{
    if (!sign.isEmpty())
        text.remove(sign);
    return text.trimmed();
}

} // namespace

std::optional<Cents> fromPlain(std::string_view typed)
{
    const std::size_t first = typed.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    typed = typed.substr(first, typed.find_last_not_of(' ') - first + 1);
    const bool isNegative = typed.starts_with('-');
    if (isNegative)
        typed.remove_prefix(1);
    const std::string_view whole = typed.substr(0, typed.find('.'));
    const std::string_view part = whole.size() < typed.size() ? typed.substr(whole.size() + 1) : std::string_view("0");
    const auto isDigits = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!isDigits(whole) || !isDigits(part) || whole.size() > MostDigits || part.size() > 2)
        return {};
    std::int64_t cents = 0;
    for (const char digit : whole)
        cents = cents * 10 + (digit - '0');
    cents = cents * 100 + (part[0] - '0') * 10 + (part.size() > 1 ? part[1] - '0' : 0);
    return Cents(isNegative ? -cents : cents);
}

std::optional<Cents> fromTyped(const QString &typed, const QLocale &locale, const QString &currency)
{
    const QString bare = withoutSign(withoutSign(typed, currency), locale.currencySymbol());
    const qsizetype point = bare.lastIndexOf(locale.decimalPoint());
    const qsizetype decimals = point < 0 ? 0 : bare.size() - point - locale.decimalPoint().size();
    bool isNumber = false;
    const double amount = locale.toDouble(bare, &isNumber);
    const bool isWritten = isNumber && !bare.contains(u'e', Qt::CaseInsensitive) && decimals <= 2;
    if (isWritten && std::abs(amount) < 1e13)
        return Cents(std::llround(amount * 100));
    return isNumber ? std::nullopt : fromPlain(bare.toStdString());
}

} // namespace earshot::money
