#pragma once
// The service's `formatted_…` fields: what it writes for people, worked out from the others.

#include "models/domain/call.h"

namespace earshot::derive {

std::string callType(const Call &call);       // "Voicemail", "Abandoned Call", "Outbound Call"
std::string location(const Call &call);       // "Rochester, PA"
std::string businessNumber(const Call &call); // "303-623-1131"
std::string customerName(const Call &call);   // "Kaylah Mills", from upper-case Caller ID text too
std::string nameOrNumber(const Call &call);
std::string customerNumber(const Call &call);
std::string duration(const Call &call); // "13s", "2m 59s", "(abandoned)"
std::string trackingNumber(const Call &call);
std::string trackingSource(const Call &call); // "Google Paid"
std::string value(const Call &call);          // "$1.00", or "--"

/// "13s", "2m 59s", "1h 0m 5s".
std::string durationText(seconds s);
/// "$1,234.50".
std::string moneyText(Cents amount);
/// Reads "$1.00", "1,234.5", "-3": empty when it is no amount or does not fit.
std::optional<Cents> moneyFrom(std::string_view text);
/// "google_paid" → "Google Paid".
std::string sourceTitle(std::string_view slug);

} // namespace earshot::derive
