#pragma once
// Amounts of money as people type them. Nothing is guessed: what is not plainly one number is refused.

#include "models/domain/call.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <string_view>

namespace earshot::money {

/// "120", "120.5", "-3.50": one number with a point and at most two decimals, as programs write it.
std::optional<Cents> fromPlain(std::string_view typed);
/// As the language writes it, with the sign or the code of `currency` (either of them) before or behind it, or without:
/// "1.200,50 €" in German. A plain number is understood too where the language reads nothing else into it. Another
/// currency's sign is refused; without a currency, the language's own is taken.
std::optional<Cents> fromTyped(const QString &typed, const QLocale &locale, const QString &currency = {});
/// True for an amount that fromTyped() refuses for its currency alone.
bool isOtherCurrency(const QString &typed, const QLocale &locale, const QString &currency);

} // namespace earshot::money
