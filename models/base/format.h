#pragma once
// Values as people read them, in their own language and grouping.

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

namespace earshot::format {

/// "0:42", "12:05", "1:02:03"; fractions are cut, negative lengths read "0:00".
QString duration(std::chrono::milliseconds length);

/// The same in words for totals and screen readers: "42 s", "12 min 5 s", "1 h 2 min".
QString durationWords(std::chrono::milliseconds length);

/// "1,234,567" with the grouping of `locale`.
QString count(qint64 value, const QLocale &locale = {});

/// "950", "1.2k", "3.4M": for badges, where room is short. Cut, never rounded up.
QString shortCount(qint64 value, const QLocale &locale = {});

/// "$1,250" or "$1,250.50": whole amounts drop their cents. `currency` is a sign or an ISO 4217 code.
QString money(double amount, const QString &currency, const QLocale &locale = {});

/// "42 %" or "42%", as `locale` writes it, of a share 0 to 1, with `decimals` places.
QString percent(double share, int decimals = 0, const QLocale &locale = {});

/// "Today", "Yesterday", then as `locale` writes days: "Tue Nov 3" or "Tue 3 Nov", and with the year when it is not
/// that of `today`: "Nov 3, 2025" or "3 Nov 2025".
QString day(QDate date, QDate today, const QLocale &locale = {});

/// A day with its year: "Nov 3, 2025", "3 Nov 2025".
QString date(QDate date, const QLocale &locale = {});

/// "14:05" or "2:05 PM", as `locale` writes it.
QString time(QTime time, const QLocale &locale = {});

/// day() and time(): "Today 14:05".
QString moment(const QDateTime &local, QDate today, const QLocale &locale = {});

/// "just now", "3 min ago", "2 h ago", "4 d ago"; future moments read "just now".
QString ago(std::chrono::seconds passed);

} // namespace earshot::format
