#include "models/base/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earshot::format {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("earshot::format", text);
}

/// One piece of a date in Qt's notation: a field ("yyyy") or what stands between two.
struct Piece {
    QString text;
    bool isField = false;
};

std::vector<Piece> piecesOf(const QString &format)
{
    std::vector<Piece> pieces;
    bool quoted = false;
    for (const QChar c : format) {
        if (c == u'\'')
            quoted = !quoted;
        const bool field = !quoted && (c == u'd' || c == u'M' || c == u'y');
        const bool grows =
            !pieces.empty() && pieces.back().isField == field && (!field || pieces.back().text.front() == c);
        if (grows)
            pieces.back().text += c;
        else
            pieces.push_back({QString(c), field});
    }
    return pieces;
}

/// Takes a field out with what parts it from the rest: what stands before it, or after it where it comes first.
void takeOut(std::vector<Piece> &pieces, QChar letter, qsizetype least)
{
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].isField || pieces[i].text.front() != letter || pieces[i].text.size() < least)
            continue;
        const bool first = i == 0;
        const bool ownMark = i + 1 < pieces.size() && !pieces[i + 1].text.front().isSpace() &&
                             pieces[i + 1].text.front().isLetter(); // "2026年" goes as one
        std::size_t from = i, to = i + 1;
        if (first || ownMark)
            to = std::min(to + 1, pieces.size());
        else if (!pieces[i - 1].text.back().isLetter()) // that of "25日" belongs to the day
            --from;
        pieces.erase(pieces.begin() + std::ptrdiff_t(from), pieces.begin() + std::ptrdiff_t(to));
        return;
    }
}

QString joined(const std::vector<Piece> &pieces)
{
    QString out;
    for (const Piece &piece : pieces)
        out += piece.text;
    return out.trimmed();
}

struct DateFormats {
    QLocale locale = QLocale::c();
    QString sameYear = QStringLiteral("ddd d MMM");
    QString otherYear = QStringLiteral("d MMM yyyy");
};

/// Days in the order the locale has them, made short: "Wed Nov 25", "Wed 25 Nov", "Mi 25. Nov".
DateFormats madeFor(const QLocale &locale)
{
    if (locale.language() == QLocale::C)
        return {};
    std::vector<Piece> pieces = piecesOf(locale.dateFormat(QLocale::LongFormat));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece &piece = pieces[i];
        if (piece.isField && piece.text.size() == 4 && piece.text.front() != u'y')
            piece.text.chop(1);
        const bool afterWeekday = i > 0 && pieces[i - 1].text == QLatin1String("ddd");
        if (afterWeekday && piece.text.startsWith(u','))
            piece.text.remove(0, 1);
    }
    std::vector<Piece> sameYear = pieces, otherYear = pieces;
    takeOut(sameYear, u'y', 1);
    takeOut(otherYear, u'd', 3);
    return {locale, joined(sameYear), joined(otherYear)};
}

const DateFormats &dateFormats(const QLocale &locale)
{
    static thread_local DateFormats last; // lists ask for the same again and again
    if (last.locale != locale)
        last = madeFor(locale);
    return last;
}

/// A day as it was written last.
struct DayText {
    QDate date;
    bool sameYear = false;
    QLocale locale = QLocale::c();
    QString text;
};

/// The minutes of a day as they were written: a day has few of them, and a list shows them by the thousand.
class TimesOfDay {
public:
    QString text(QTime time, const QLocale &locale)
    {
        if (!time.isValid())
            return {};
        if (m_minutes.empty() || m_locale != locale) {
            m_locale = locale;
            m_minutes.assign(24 * 60, {});
            m_hasSeconds = locale.timeFormat(QLocale::ShortFormat).contains(u's');
        }
        if (m_hasSeconds)
            return locale.toString(time, QLocale::ShortFormat);
        QString &written = m_minutes[std::size_t(time.hour() * 60 + time.minute())];
        if (written.isEmpty())
            written = locale.toString(time, QLocale::ShortFormat);
        return written;
    }

private:
    QLocale m_locale = QLocale::c();
    bool m_hasSeconds = false;
    std::vector<QString> m_minutes;
};

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
    if (std::abs(value) < 10'000) // as long as "1.5k", or nearly
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
    const bool sameYear = date.year() == today.year();
    static thread_local DayText last; // a list in order of time asks for the same day again and again
    if (last.date != date || last.sameYear != sameYear || last.locale != locale) {
        const DateFormats &formats = dateFormats(locale);
        last = {date, sameYear, locale, locale.toString(date, sameYear ? formats.sameYear : formats.otherYear)};
    }
    return last.text;
}

QString date(QDate date, const QLocale &locale)
{
    return locale.toString(date, dateFormats(locale).otherYear);
}

QString time(QTime time, const QLocale &locale)
{
    static thread_local TimesOfDay times;
    return times.text(time, locale);
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
