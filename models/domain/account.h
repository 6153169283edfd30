#pragma once
// The agency and what it keeps: clients, trackers, tags, users.

#include "models/base/ids.h"
#include "models/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace earshot {

struct Account {
    AccountId id;
    std::string name;
    std::int64_t numericId = 0;
    bool outboundRecordingEnabled = false;
    bool hipaaAccount = false;
    bool operator==(const Account &) const = default;
};

/// A client of the agency; the service says "company".
struct Client {
    ClientId id;
    std::string name;
    std::string status = "active"; // active, disabled
    std::string timeZone;          // IANA or legacy name
    std::optional<Instant> createdAt;
    std::optional<Instant> disabledAt;
    std::optional<bool> dniActive; // empty: the script was never seen
    std::string scriptUrl;         // protocol-relative
    bool callscoreEnabled = false;
    bool leadScoringEnabled = false;
    bool swapExcludeJquery = false;
    std::optional<bool> swapPpcOverride;
    std::string swapLandingOverride;
    std::int64_t swapCookieDuration = 6;
    std::string swapCookieDurationUnit = "months"; // days, weeks, months
    bool callscribeEnabled = false;
    bool keywordSpottingEnabled = false;
    bool formCapture = false;
    bool isActive() const { return status == "active"; }
    bool operator==(const Client &) const = default;
};

struct Tracker {
    TrackerId id;
    ClientId clientId;
    std::string clientName;
    std::string name;
    std::string type = "source";   // source, session
    std::string status = "active"; // active, disabled
    std::string destinationNumber;
    std::vector<std::string> trackingNumbers; // E.164
    std::string whisperMessage;
    bool smsEnabled = false;
    bool smsSupported = true;
    std::string callFlow;    // JSON object
    std::string messageFlow; // JSON object, or empty
    std::string source;      // JSON object
    std::optional<Instant> createdAt;
    std::optional<Instant> disabledAt;
    std::string campaignName;
    std::vector<std::string> swapTargets;
    bool operator==(const Tracker &) const = default;
};

struct Tag {
    TagId id;
    std::string name;
    std::string level = "company"; // company, account
    std::string color;             // a name of tagColors()
    std::string backgroundColor;
    ClientId clientId;              // empty for an account tag
    std::string status = "enabled"; // enabled, disabled
    std::optional<Instant> createdAt;
    bool operator==(const Tag &) const = default;
};

struct TagColor {
    const char *name;
    const char *text;       // "464646"
    const char *background; // "e7e7e7"
};
/// The colours a tag may have, in the service's order.
const std::vector<TagColor> &tagColors();

enum class Role { Reporting, Manager, Admin };
std::string_view word(Role role);
std::optional<Role> roleFrom(std::string_view word);

struct User {
    UserId id;
    std::string email;
    std::string firstName;
    std::string lastName;
    Role role = Role::Reporting;
    std::vector<ClientId> clients; // what a manager or reporting user may see; admins see all
    std::vector<std::string> clientNames;
    std::optional<Instant> createdAt;
    bool accepted = true;
    std::string name() const { return lastName.empty() ? firstName : firstName + ' ' + lastName; }
    bool operator==(const User &) const = default;
};

} // namespace earshot
