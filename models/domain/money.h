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
/// As the language writes it, with the currency's sign or without: "1.200,50 €" in German. A plain number is
/// understood too where the language reads nothing else into it.
std::optional<Cents> fromTyped(const QString &typed, const QLocale &locale, const QString &currency = {});

} // namespace earshot::money
