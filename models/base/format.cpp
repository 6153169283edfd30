#include "models/base/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::format {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("earshot::format", text);
}

QString twoDigits(qint64 n)
{
    return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
}

} // namespace

QString duration(std::chrono::milliseconds length)
{
    const qint64 seconds = std::max<qint64>(0, length.count() / 1000);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(twoDigits(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(twoDigits(minutes % 60), twoDigits(seconds % 60));
}

QString durationWords(std::chrono::milliseconds length)
{
    const qint64 seconds = std::max<qint64>(0, length.count() / 1000);
    if (seconds < 60)
        return words(QT_TRANSLATE_NOOP("earshot::format", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return words(QT_TRANSLATE_NOOP("earshot::format", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
    return words(QT_TRANSLATE_NOOP("earshot::format", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString count(qint64 value, const QLocale &locale)
{
    return locale.toString(value);
}

QString shortCount(qint64 value, const QLocale &locale)
{
    if (std::abs(value) < 1000)
        return locale.toString(value);
    const bool millions = std::abs(value) >= 1'000'000;
    const qint64 tenths = value / (millions ? 100'000 : 100);
    const bool whole = std::abs(tenths) >= 100 || tenths % 10 == 0;
    const QString number = whole ? locale.toString(tenths / 10) : locale.toString(double(tenths) / 10, 'f', 1);
    return (millions ? words(QT_TRANSLATE_NOOP("earshot::format", "%1M"))
                     : words(QT_TRANSLATE_NOOP("earshot::format", "%1k")))
        .arg(number);
}

QString money(double amount, const QString &currency, const QLocale &locale)
{
    static constexpr std::array<std::pair<const char *, const char16_t *>, 7> Signs{
        {{"USD", u"$"}, {"EUR", u"€"}, {"GBP", u"£"}, {"INR", u"₹"}, {"JPY", u"¥"}, {"AUD", u"A$"}, {"CAD", u"CA$"}}};
    QString sign = currency.size() == 3 ? currency + QChar(QChar::Nbsp) : currency;
    for (const auto &[code, symbol] : Signs) {
        if (currency == QLatin1StringView(code))
            sign = QString::fromUtf16(symbol);
    }
    const double cents = std::round(amount * 100);
    return locale.toCurrencyString(cents / 100, sign, std::fmod(cents, 100) == 0 ? 0 : 2);
}

QString percent(double share, int decimals, const QLocale &locale)
{
    const QString number = locale.toString(share * 100, 'f', decimals);
    return words(QT_TRANSLATE_NOOP("earshot::format", "%1%")).arg(number);
}

QString day(QDate date, QDate today, const QLocale &locale)
{
    if (!date.isValid())
        return {};
    if (date == today)
        return words(QT_TRANSLATE_NOOP("earshot::format", "Today"));
    if (date.addDays(1) == today)
        return words(QT_TRANSLATE_NOOP("earshot::format", "Yesterday"));
    //: A date of this year in Qt's notation (QLocale::toString), without the year
    const QString sameYear = words(QT_TRANSLATE_NOOP("earshot::format", "ddd d MMM"));
    //: A date of another year in Qt's notation (QLocale::toString)
    const QString otherYear = words(QT_TRANSLATE_NOOP("earshot::format", "d MMM yyyy"));
    return locale.toString(date, date.year() == today.year() ? sameYear : otherYear);
}

QString time(QTime time, const QLocale &locale)
{
    return locale.toString(time, QLocale::ShortFormat);
}

QString moment(const QDateTime &local, QDate today, const QLocale &locale)
{
    if (!local.isValid())
        return {};
    //: A day and a time of day: "Today 14:05"
    return words(QT_TRANSLATE_NOOP("earshot::format", "%1 %2"))
        .arg(day(local.date(), today, locale), time(local.time(), locale));
}

QString ago(std::chrono::seconds passed)
{
    const qint64 seconds = passed.count();
    if (seconds < 60)
        return words(QT_TRANSLATE_NOOP("earshot::format", "just now"));
    if (seconds < 3600)
        return words(QT_TRANSLATE_NOOP("earshot::format", "%1 min ago")).arg(seconds / 60);
    if (seconds < 86400)
        return words(QT_TRANSLATE_NOOP("earshot::format", "%1 h ago")).arg(seconds / 3600);
    return words(QT_TRANSLATE_NOOP("earshot::format", "%1 d ago")).arg(seconds / 86400);
}

} // namespace earshot::format
