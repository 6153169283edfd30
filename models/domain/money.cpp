#include "models/domain/money.h"

#include "models/base/format.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace earshot::money {
namespace {

constexpr std::size_t MostDigits = 13; // before the point; beyond, doubles do not tell cents apart

/// What may stand beside an amount, the longest first. Whoever counts in Australian dollars writes "$" as well.
QStringList signsOf(const QString &currency, const QLocale &locale)
{
    if (currency.isEmpty())
        return {locale.currencySymbol()};
    QStringList signs{currency};
    if (currency == locale.currencySymbol())
        signs << locale.currencySymbol(QLocale::CurrencyIsoCode);
    QString written = format::money(0, currency, locale);
    written.remove(locale.zeroDigit());
    signs << written.trimmed();
    if (const QChar last = signs.back().isEmpty() ? QChar() : signs.back().back();
        last.category() == QChar::Symbol_Currency)
        signs << last;
    std::stable_sort(signs.begin(), signs.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return signs;
}

/// The number alone, of an amount with one of the signs before or behind it, or with none.
QString withoutSign(const QString &typed, const QStringList &signs)
{
    QString bare = typed;
    bare.removeIf([](QChar c) { return c.category() == QChar::Other_Format; }); // which only say the direction
    bare = bare.trimmed();
    const bool inBrackets = bare.startsWith(u'(') && bare.endsWith(u')'); // as bookkeepers write it
    const bool isNegative = inBrackets || bare.startsWith(u'-') || bare.startsWith(QChar(0x2212));
    if (isNegative)
        bare = bare.mid(1).chopped(inBrackets ? 1 : 0).trimmed();
    for (const QString &sign : signs) {
        if (sign.isEmpty())
            continue;
        const bool leads = bare.startsWith(sign, Qt::CaseInsensitive);
        if (!leads && !bare.endsWith(sign, Qt::CaseInsensitive))
            continue;
        bare = leads ? bare.mid(sign.size()) : bare.chopped(sign.size());
        break;
    }
    bare = bare.trimmed();
    return isNegative ? u'-' + bare : bare;
}

/// The sign or code of any currency that an amount begins or ends with.
QString anySign(const QString &typed)
{
    const auto isSign = [](QChar c) { return c.isLetter() || c.category() == QChar::Symbol_Currency; };
    const QString bare = typed.trimmed();
    const auto first = std::find_if_not(bare.begin(), bare.end(), isSign);
    const auto last = std::find_if_not(bare.rbegin(), bare.rend(), isSign);
    const QString before = bare.left(first - bare.begin()), behind = bare.right(last - bare.rbegin());
    const QString sign = before.isEmpty() ? behind : before;
    const bool isCode = sign.size() == 3 && std::all_of(sign.begin(), sign.end(), [](QChar c) { return c.isLetter(); });
    const auto signs =
        std::count_if(sign.begin(), sign.end(), [](QChar c) { return c.category() == QChar::Symbol_Currency; });
    return isCode || signs == 1 ? sign : QString();
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
    const QString bare = withoutSign(typed, signsOf(currency, locale));
    const qsizetype point = bare.lastIndexOf(locale.decimalPoint());
    const qsizetype decimals = point < 0 ? 0 : bare.size() - point - locale.decimalPoint().size();
    bool isNumber = false;
    const double amount = locale.toDouble(bare, &isNumber);
    const bool isWritten = isNumber && !bare.contains(u'e', Qt::CaseInsensitive) && decimals <= 2;
    if (isWritten && std::abs(amount) < 1e13)
        return Cents(std::llround(amount * 100));
    return isNumber ? std::nullopt : fromPlain(bare.toStdString());
}

bool isOtherCurrency(const QString &typed, const QLocale &locale, const QString &currency)
{
    const QString sign = anySign(typed);
    return !sign.isEmpty() && !fromTyped(typed, locale, currency) && fromTyped(withoutSign(typed, {sign}), locale);
}

} // namespace earshot::money
