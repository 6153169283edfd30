#include "models/base/durationtext.h"

#include "models/base/text.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

namespace earshot::format {
namespace {

constexpr std::int64_t SecondsOfHour = 3600;
constexpr std::int64_t Longest = 366 * 24 * SecondsOfHour;

struct Unit {
    std::int64_t seconds;
    std::array<const char *, 14> words; // folded
};
constexpr std::array Units{Unit{SecondsOfHour,
                                {"h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures",
                                 "hora", "horas", "ч", "uur"}},
                           Unit{60,
                                {"m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti",
                                 "мин", "minut", "minuut", "minuter", "'"}},
                           Unit{1,
                                {"s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde",
                                 "secondes", "segundo", "segundos", "с", "\""}}};

std::optional<std::int64_t> unitOf(const QString &word)
{
    const std::string folded = text::folded(word.toStdString());
    for (const Unit &unit : Units)
        for (const char *known : unit.words)
            if (folded == known)
                return unit.seconds;
    return {};
}

std::optional<std::int64_t> inRange(std::int64_t seconds)
{
    return seconds <= Longest ? std::optional(seconds) : std::nullopt;
}

// "1:30", "1:02:03"; a part behind a colon is below 60.
std::optional<std::int64_t> clock(const QStringList &parts, std::int64_t last)
{
    std::int64_t total = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::int64_t part = parts[i].toLongLong();
        if (i > 0 && part >= 60)
            return {};
        total = total * 60 + part;
    }
    return inRange(total * last);
}

// A number that may have a fraction, with the point of the language or of English.
std::optional<double> amount(const QString &digits, const QLocale &locale)
{
    QString plain = digits;
    plain.replace(u',', u'.');
    bool ok = false;
    const double value = QLocale::c().toDouble(plain, &ok);
    // "1,500 s" is fifteen hundred to one reader and one and a half to another
    const qsizetype point = digits.indexOf(QRegularExpression(QStringLiteral("[.,]")));
    const bool doubtful =
        point >= 0 && digits.size() - point - 1 == 3 && locale.groupSeparator() == digits.mid(point, 1);
    return ok && !doubtful ? std::optional(value) : std::nullopt;
}

// "1 h 30 min", "2m30": units from the greatest down, each once.
std::optional<std::int64_t> withUnits(const QString &typed, const QLocale &locale)
{
    static const QRegularExpression part(QStringLiteral(R"(\G\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*(\p{L}+|['"])?\.?,?\s*)"));
    double total = 0;
    std::int64_t before = SecondsOfHour * 60; // of the unit before; a bare number counts the next smaller one
    qsizetype at = 0;
    bool first = true;
    while (at < typed.size()) {
        const auto match = part.match(typed, at, QRegularExpression::NormalMatch, QRegularExpression::NoMatchOption);
        if (!match.hasMatch())
            return {};
        const auto value = amount(match.captured(1), locale);
        const bool bare = match.captured(2).isEmpty();
        const auto unit = bare && !first ? std::optional(before / 60) : unitOf(match.captured(2));
        const bool small = first || (value && *value < 60);
        if (!value || !unit || *unit == 0 || *unit >= before || !small ||
            (bare && at + match.capturedLength() < typed.size()))
            return {};
        total += *value * double(*unit);
        before = *unit;
        at = match.capturedEnd();
        first = false;
    }
    const double whole = std::round(total);
    return std::abs(total - whole) < 1e-6 && whole <= double(Longest) ? std::optional(std::int64_t(whole))
                                                                      : std::nullopt;
}

} // namespace

std::optional<std::int64_t> secondsFrom(const QString &typed, const QLocale &locale)
{
    const QString text = typed.simplified();
    static const QRegularExpression bare(QStringLiteral(R"(^\d{1,9}$)"));
    if (bare.match(text).hasMatch())
        return inRange(text.toLongLong());
    static const QRegularExpression colons(QStringLiteral(R"(^(\d{1,6}(?::\d{1,2}){1,2})\s*(\p{L}+)?\.?$)"));
    if (const auto match = colons.match(text); match.hasMatch()) {
        const QStringList parts = match.captured(1).split(u':');
        if (match.captured(2).isEmpty())
            return clock(parts, 1);
        const auto unit = unitOf(match.captured(2)); // of the first part: "1:30 h" is an hour and a half
        return unit && *unit > 1 && parts.size() == 2 ? clock(parts, *unit / 60) : std::nullopt;
    }
    return text.isEmpty() || text.size() > 60 ? std::nullopt : withUnits(text, locale);
}

} // namespace earshot::format
