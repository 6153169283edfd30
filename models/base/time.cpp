#include "models/base/time.h"

#include <QDateTime>

#include <array>
#include <charconv>
#include <mutex>
#include <unordered_map>

namespace earshot {
namespace {

// Reads exactly `digits` digits and moves on.
std::optional<int> take(std::string_view &s, std::size_t digits)
{
    int value = 0;
    if (s.size() < digits)
        return {};
    const auto [end, bad] = std::from_chars(s.data(), s.data() + digits, value);
    if (bad != std::errc() || end != s.data() + digits || value < 0)
        return {};
    s.remove_prefix(digits);
    return value;
}

bool skip(std::string_view &s, char c)
{
    if (s.empty() || s.front() != c)
        return false;
    s.remove_prefix(1);
    return true;
}

std::optional<int> takeFractionMs(std::string_view &s)
{
    if (!skip(s, '.') && !skip(s, ','))
        return 0;
    int ms = 0;
    int digits = 0;
    for (; !s.empty() && s.front() >= '0' && s.front() <= '9'; s.remove_prefix(1), ++digits)
        if (digits < 3)
            ms = ms * 10 + (s.front() - '0');
    if (digits == 0)
        return {};
    for (; digits < 3; ++digits)
        ms *= 10;
    return ms;
}

std::optional<seconds> takeOffset(std::string_view &s)
{
    if (skip(s, 'Z') || skip(s, 'z'))
        return seconds(0);
    const bool west = !s.empty() && s.front() == '-';
    if (!skip(s, '-') && !skip(s, '+'))
        return {};
    const auto hours = take(s, 2);
    skip(s, ':');
    const auto minutes = s.empty() ? std::optional(0) : take(s, 2);
    if (!hours || !minutes || *hours > 18 || *minutes > 59)
        return {};
    const seconds offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return west ? -offset : offset;
}

QDateTime toQt(Instant t, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(t), zone);
}

} // namespace

Instant systemNow()
{
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

std::optional<Instant> parseIso(std::string_view s, const QTimeZone &zoneless)
{
    using namespace std::chrono;
    const auto y = take(s, 4);
    const bool d1 = skip(s, '-');
    const auto mo = take(s, 2);
    const bool d2 = skip(s, '-');
    const auto d = take(s, 2);
    if (!y || !mo || !d || !d1 || !d2)
        return {};
    const year_month_day date{year(*y), month(unsigned(*mo)), day(unsigned(*d))};
    if (!date.ok())
        return {};
    if (s.empty())
        return startOfDay(date, zoneless);
    if (!skip(s, 'T') && !skip(s, 't') && !skip(s, ' '))
        return {};
    const auto h = take(s, 2);
    const bool c1 = skip(s, ':');
    const auto mi = take(s, 2);
    if (!h || !mi || !c1 || *h > 24 || *mi > 59)
        return {};
    std::optional<int> sec = 0;
    std::optional<int> ms = 0;
    if (skip(s, ':')) {
        sec = take(s, 2);
        ms = takeFractionMs(s);
    }
    if (!sec || !ms || *sec > 60)
        return {};
    const milliseconds ofDay = hours(*h) + minutes(*mi) + seconds(*sec) + milliseconds(*ms);
    if (s.empty()) {
        const QDateTime local(QDate(*y, *mo, *d), QTime::fromMSecsSinceStartOfDay(int(ofDay.count() % 86'400'000)),
                              zoneless);
        return local.isValid() ? std::optional(instantFromMs(local.toMSecsSinceEpoch())) : std::nullopt;
    }
    const auto offset = takeOffset(s);
    if (!offset || !s.empty())
        return {};
    return Instant(sys_days(date).time_since_epoch() + ofDay) - *offset;
}

bool hasOffset(std::string_view iso)
{
    const std::size_t time = iso.find_first_of("Tt ");
    return time != iso.npos && iso.find_first_of("Zz+-", time) != iso.npos;
}

namespace {

/// Writes what fits: printf would take a tenth of the time of a small answer.
struct Digits {
    char *at;
    void put(char c) { *at++ = c; }
    void put(unsigned value, int width)
    {
        for (int i = width - 1; i >= 0; --i, value /= 10)
            at[i] = char('0' + value % 10);
        at += width;
    }
    void put(char before, unsigned value, int width)
    {
        put(before);
        put(value, width);
    }
    void year(int year)
    {
        if (year >= 0 && year <= 9999)
            put(unsigned(year), 4);
        else
            at += std::snprintf(at, 16, "%04d", year);
    }
};

} // namespace

std::string formatIso(Instant t, IsoStyle style, const QTimeZone &zone)
{
    using namespace std::chrono;
    const bool utc = style == IsoStyle::UtcMs || style == IsoStyle::Utc;
    const seconds offset(utc ? 0 : zone.offsetFromUtc(toQt(t, zone)));
    const auto local = t + offset;
    const auto midnight = floor<days>(local);
    const year_month_day date(midnight);
    const hh_mm_ss time(local - midnight);
    std::array<char, 48> out;
    Digits text{out.data()};
    text.year(int(date.year()));
    text.put('-', unsigned(date.month()), 2);
    text.put('-', unsigned(date.day()), 2);
    text.put('T', unsigned(time.hours().count()), 2);
    text.put(':', unsigned(time.minutes().count()), 2);
    text.put(':', unsigned(time.seconds().count()), 2);
    if (style == IsoStyle::OffsetMs || style == IsoStyle::UtcMs)
        text.put('.', unsigned(time.subseconds().count()), 3);
    if (utc) {
        text.put('Z');
    } else {
        const auto minutesOff = unsigned(std::abs(offset.count()) / 60);
        text.put(offset.count() < 0 ? '-' : '+', minutesOff / 60, 2);
        if (style != IsoStyle::OffsetBare)
            text.put(':');
        text.put(minutesOff % 60, 2);
    }
    return std::string(out.data(), text.at);
}

std::optional<QTimeZone> zoneNamed(std::string_view name)
{
    static std::mutex mutex;
    static std::unordered_map<std::string, QTimeZone> known; // a zone costs 50 µs to make: keep each
    const std::lock_guard lock(mutex);
    const std::string key(name);
    if (const auto it = known.find(key); it != known.end())
        return it->second.isValid() ? std::optional(it->second) : std::nullopt;
    if (known.size() > 2000)
        known.clear(); // hostile names must not fill memory
    const QTimeZone zone(QByteArray(name.data(), qsizetype(name.size())));
    known.emplace(key, zone);
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

LocalTime localTime(Instant t, const QTimeZone &zone)
{
    using namespace std::chrono;
    const auto local = t + seconds(zone.offsetFromUtc(toQt(t, zone)));
    const auto midnight = floor<days>(local);
    const year_month_day date(midnight);
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())),
            int(weekday(midnight).iso_encoding()), int(floor<minutes>(local - midnight).count())};
}

Instant startOfDay(std::chrono::year_month_day day, const QTimeZone &zone)
{
    const QDate date(int(day.year()), int(unsigned(day.month())), int(unsigned(day.day())));
    return instantFromMs(date.startOfDay(zone).toMSecsSinceEpoch());
}

std::chrono::year_month_day localDate(Instant t, const QTimeZone &zone)
{
    const LocalTime local = localTime(t, zone);
    return {std::chrono::year(local.year), std::chrono::month(unsigned(local.month)),
            std::chrono::day(unsigned(local.day))};
}

} // namespace earshot
