#include "models/items/displaycontext.h"

#include <algorithm>

namespace earshot::items {
namespace {

// Timers stand still while the computer sleeps: the wait until midnight is never slept through for longer than this.
constexpr std::chrono::milliseconds Longest = std::chrono::seconds(30);
constexpr std::chrono::milliseconds Shortest = std::chrono::milliseconds(20);

QDate dayIn(const QTimeZone &zone, Instant now)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(now), zone).date();
}

} // namespace

DisplayContext::DisplayContext(Reader reader, Clock clock, ZoneNow zoneNow, QObject *parent)
    : QObject(parent), m_reader(std::move(reader)), m_clock(std::move(clock)), m_zoneNow(std::move(zoneNow))
{
    if (m_zoneNow)
        m_reader.zone = m_zoneNow();
    m_reader.today = dayIn(m_reader.zone, m_clock());
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DisplayContext::check);
    arm();
}

void DisplayContext::check()
{
    QTimeZone zone = m_zoneNow ? m_zoneNow() : m_reader.zone;
    const QDate today = dayIn(zone, m_clock());
    const bool news = today != m_reader.today || zone != m_reader.zone;
    m_reader.zone = std::move(zone);
    m_reader.today = today;
    arm();
    if (!news)
        return;
    Q_EMIT dayChanged();
    Q_EMIT changed();
}

void DisplayContext::setCurrencies(const QString &usual, std::map<std::string, QString> byClient)
{
    const bool same = usual == m_reader.currency && m_reader.currencies && *m_reader.currencies == byClient;
    if (same)
        return;
    m_reader.currency = usual;
    m_reader.currencies = std::make_shared<const std::map<std::string, QString>>(std::move(byClient));
    Q_EMIT changed();
}

void DisplayContext::arm()
{
    const Instant now = m_clock();
    const Instant midnight = instantFromMs(m_reader.today.addDays(1).startOfDay(m_reader.zone).toMSecsSinceEpoch());
    m_again.start(std::clamp<std::chrono::milliseconds>(midnight - now, Shortest, Longest));
}

QTimeZone systemZoneNow()
{
    QTimeZone zone(QTimeZone::systemTimeZoneId());
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString currencyOf(const QTimeZone &zone)
{
    const QLocale::Territory country = zone.isValid() ? zone.territory() : QLocale::AnyTerritory;
    if (country == QLocale::AnyTerritory || country == QLocale::World)
        return {};
    const QList<QLocale> spoken = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, country);
    return spoken.isEmpty() ? QString() : spoken.first().currencySymbol(QLocale::CurrencyIsoCode);
}

} // namespace earshot::items
