#pragma once
// Values of the field catalogue as people read them: in lists, on pages, in copied tables.

#include "models/domain/catalogue.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <map>
#include <memory>

namespace earshot::items {

/// Where and when the reader is.
struct Reader {
    QLocale locale;
    QTimeZone zone = QTimeZone::systemTimeZone();
    QDate today;                              // in `zone`
    QString currency = QStringLiteral("USD"); // a sign or an ISO 4217 code, of clients that have none of their own
    std::shared_ptr<const std::map<std::string, QString>> currencies = {}; // by client; may be null

    const QString &currencyOf(const ClientId &client) const;
    bool operator==(const Reader &) const = default;
};

/// The field's name, translated.
QString label(const Field &field);
/// A word of an enumeration, translated; words the catalogue does not know come as they are.
QString choiceLabel(const Field &field, const std::string &word);

/// The value for a list cell or a page; empty when there is none. One line.
QString text(const Field &field, const Call &call, const Reader &reader);

/// Any text on one line, without what could turn around or break the line it stands in.
QString oneLine(std::string_view text);

/// A telephone number as people read it; "withheld" for what stands in the place of one.
QString numberText(std::string_view number);

/// An amount as people type it in the reader's language, with the client's currency or without; empty when it is none.
std::optional<Cents> amountFrom(const QString &typed, const ClientId &client, const Reader &reader);
/// Why amountFrom() takes no amount out of it.
QString noAmountWords(const QString &typed, const ClientId &client, const Reader &reader);

/// A moment where the reader is: "Today 14:05".
QString momentText(Instant t, const Reader &reader);

/// True when the column's values are aligned to the right, digit under digit.
bool isNumeric(Kind kind);

} // namespace earshot::items
