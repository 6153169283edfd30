#include "models/items/fieldtext.h"

#include "models/base/format.h"
#include "models/base/text.h"
#include "models/domain/derived.h"
#include "models/domain/money.h"
#include "models/domain/phone.h"
#include "models/domain/withheld.h"

#include <QCoreApplication>
#include <QStringList>

namespace earshot::items {
namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString joined(const Words &words, const Reader &reader)
{
    QStringList list;
    for (const std::string &word : words)
        list << oneLine(word);
    return reader.locale.createSeparatedList(list);
}

QString number(const Field &field, std::int64_t n, const Call &call, const Reader &reader)
{
    switch (field.kind) {
    case Kind::Duration:
        return format::duration(seconds(n));
    case Kind::Money:
        return format::money(double(n) / 100, reader.currencyOf(call.clientId), reader.locale);
    default:
        return format::count(n, reader.locale);
    }
}

QString plain(const Field &field, std::string_view text)
{
    switch (field.kind) {
    case Kind::Phone:
        return numberText(text);
    case Kind::OneOf:
        return choiceLabel(field, std::string(text));
    default:
        return oneLine(text);
    }
}

} // namespace

const QString &Reader::currencyOf(const ClientId &client) const
{
    if (!currencies)
        return currency;
    const auto own = currencies->find(client.text);
    return own == currencies->end() ? currency : own->second;
}

QString oneLine(std::string_view text)
{
    return fromUtf8(text::clean(text)).simplified();
}

QString numberText(std::string_view number)
{
    if (phone::isWithheld(number))
        //: In the place of a telephone number that the caller does not show
        return QCoreApplication::translate("Field", "withheld");
    return oneLine(phone::formatted(number));
}

QString label(const Field &field)
{
    return QCoreApplication::translate("Field", field.label);
}

QString choiceLabel(const Field &field, const std::string &word)
{
    for (const Choice &choice : field.choices)
        if (word == choice.word)
            return QCoreApplication::translate("Field", choice.label);
    return fromUtf8(word);
}

QString text(const Field &field, const Call &call, const Reader &reader)
{
    // names and sources read better as the service writes them for people
    const std::string_view key = field.key;
    if (key == "customer_name")
        return oneLine(derive::customerName(call));
    if (key == "source")
        return fromUtf8(derive::sourceTitle(call.source));

    struct Write {
        const Field &field;
        const Call &call;
        const Reader &reader;
        QString operator()(std::monostate) const { return {}; }
        QString operator()(bool yes) const
        {
            return yes ? QCoreApplication::translate("Field", "Yes") : QCoreApplication::translate("Field", "No");
        }
        QString operator()(std::int64_t n) const { return number(field, n, call, reader); }
        QString operator()(Instant t) const { return momentText(t, reader); }
        QString operator()(std::string_view s) const { return plain(field, s); }
        QString operator()(const Words *words) const { return joined(*words, reader); }
    };
    std::string scratch;
    return std::visit(Write{field, call, reader}, field.get(call, scratch));
}

QString momentText(Instant t, const Reader &reader)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(t), reader.zone);
    return format::moment(local, reader.today, reader.locale);
}

std::optional<Cents> amountFrom(const QString &typed, const ClientId &client, const Reader &reader)
{
    return money::fromTyped(typed, reader.locale, reader.currencyOf(client));
}

QString noAmountWords(const QString &typed, const ClientId &client, const Reader &reader)
{
    const QString &currency = reader.currencyOf(client);
    const QString said = oneLine(typed.left(40).toStdString());
    if (money::isOtherCurrency(typed, reader.locale, currency))
        //: %1 is a currency ("GBP", "$"), %2 what was typed ("€50")
        return QCoreApplication::translate("Field", "This client counts in %1. “%2” is in another currency.")
            .arg(currency, said);
    return QCoreApplication::translate("Field", "“%1” is not an amount of money.").arg(said);
}

bool isNumeric(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Duration || kind == Kind::Money;
}

} // namespace earshot::items
