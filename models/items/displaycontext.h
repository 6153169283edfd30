#pragma once

#include "models/conditions/condition.h"
#include "models/items/fieldtext.h"

#include <QObject>
#include <QTimer>

namespace earshot::items {

/// Where and when the reader is, for everything that paints: the one place that knows what day it is. It looks at the
/// clock and at the computer's zone again and again, so that midnight, a journey, a clock that was set and a night
/// asleep are noticed within half a minute. GUI thread.
class DisplayContext : public QObject {
    Q_OBJECT
public:
    using ZoneNow = std::function<QTimeZone()>;

    /// `reader` gives language and currency; `clock` says the day. Without `zoneNow` the reader's zone stays.
    explicit DisplayContext(Reader reader, Clock clock = systemNow, ZoneNow zoneNow = {}, QObject *parent = nullptr);

    const Reader &reader() const { return m_reader; }
    Instant now() const { return m_clock(); }
    /// What "today" and "last 30 days" mean now.
    conditions::EvalContext evalContext() const { return {now(), m_reader.zone}; }

    /// Looks at clock and zone at once: the program wakes up, its window comes to the front.
    void check();
    /// What money is written in: an ISO 4217 code a client, and for the others `usual`.
    void setCurrencies(const QString &usual, std::map<std::string, QString> byClient);

Q_SIGNALS:
    /// Another day, zone, or way of writing: what was painted is out of date.
    void changed();
    /// It is another day or zone: "today" and "last 30 days" find other calls. Before changed().
    void dayChanged();

private:
    void arm();

    Reader m_reader;
    Clock m_clock;
    ZoneNow m_zoneNow;
    QTimer m_again;
};

/// The system's zone as it is set now, whatever it was when the program began.
QTimeZone systemZoneNow();

/// The currency (ISO 4217) of the country that a zone lies in; empty when the zone names none.
QString currencyOf(const QTimeZone &zone);

} // namespace earshot::items
