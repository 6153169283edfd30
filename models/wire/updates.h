#pragma once
// What goes up: the bodies of PUT and POST, read by the backend and written by the client. Absent means unchanged;
// null or "" clears.
//
// Reading fails with BadData (and the position) for what is no JSON object, and with Refused and a sentence fit for the
// error answer for a value that cannot be: `lead_status must be good_lead, not_a_lead or null`.

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/domain/interactions.h"

namespace earshot::wire {

/// How Earshot's server begins the version of a call, an ETag that If-Match takes: "call-7".
inline constexpr std::string_view CallVersionPrefix = "\"call-";

/// What Earshot's server takes, in characters; CallRail publishes no lengths. Longer ones are refused, and what is
/// imported is cut: a screen that shows a list of them has to stay quick.
inline constexpr std::size_t LongestNote = 20'000, LongestName = 255;
/// The first so many characters.
std::string_view firstCharacters(std::string_view utf8, std::size_t count);

/// PUT calls/{id}.json. Also answers to `notes` for `note`.
struct CallUpdate {
    std::optional<std::string> note{};
    std::optional<Words> tags{};
    bool appendTags = false;                 // add `tags` instead of replacing
    Words addTags{}, removeTags{};           // Earshot's own: done to the tags that are there, after `tags`
    std::optional<std::string> leadStatus{}; // "" clears
    std::optional<std::optional<Cents>> value{};
    std::optional<std::string> customerName{};
    bool spam = false; // true only: there is no way back
    bool empty() const { return *this == CallUpdate{}; }
    bool operator==(const CallUpdate &) const = default;
};
Result<CallUpdate> readCallUpdate(std::string body);
/// The changed keys alone.
std::string writeCallUpdate(const CallUpdate &update);
/// The call as it is after the update. Spam and unknown tags are for the caller to deal with.
void apply(const CallUpdate &update, Call &call);

/// PUT form_submissions/{id}.json.
struct FormUpdate {
    std::optional<std::string> note{};
    std::optional<Words> tags{};
    bool appendTags = false;
    std::optional<std::string> leadStatus{};
    std::optional<std::optional<Cents>> value{};
    bool empty() const { return *this == FormUpdate{}; }
    bool operator==(const FormUpdate &) const = default;
};
Result<FormUpdate> readFormUpdate(std::string body);
std::string writeFormUpdate(const FormUpdate &update);
void apply(const FormUpdate &update, FormSubmission &form);

/// POST tags.json and PUT tags/{id}.json.
struct TagUpdate {
    std::optional<std::string> name{};
    std::optional<std::string> color{}; // a name of tagColors()
    std::optional<std::string> level{}; // company, account
    std::optional<ClientId> clientId{};
    std::optional<bool> disabled{};
    bool operator==(const TagUpdate &) const = default;
};
Result<TagUpdate> readTagUpdate(std::string body);
std::string writeTagUpdate(const TagUpdate &update);
void apply(const TagUpdate &update, Tag &tag);

/// POST form_submissions.json, wrapped in {"form_submission": …} or bare; written wrapped.
struct FormDraft {
    ClientId clientId;
    std::string sessionId; // in place of the three referral addresses
    std::string referrer, referringUrl, landingPageUrl, formUrl;
    Json formData; // an object: field name → value
    bool operator==(const FormDraft &) const = default;
};
Result<FormDraft> readFormDraft(std::string body);
std::string writeFormDraft(const FormDraft &draft);

/// POST trackers.json and PUT trackers/{id}.json: the fields that the body names over those of `onto`, the call flow as
/// a whole and the destination with it. Numbers may be given (our own; `tracking_number`, `pool_numbers` and
/// `tracking_numbers` as E.164 text) or asked for, as the service has it.
struct TrackerUpdate {
    Tracker tracker;
    bool wantsNumbers = false; // by area code, by place, toll-free, or one in exchange for another
    std::optional<std::int64_t> poolSize{};
};
Result<TrackerUpdate> readTrackerUpdate(std::string body, Tracker onto);

/// Which clients POST companies/bulk_update.json is for; none: all. The settings are read with readOne<Client>.
Result<std::vector<ClientId>> readClientChoice(std::string body);
/// POST form_submissions/ignored_fields.json: {"company_ids": […]|["all"], "field_names": […]}.
struct IgnoredFields {
    std::vector<ClientId> clients; // none: all
    Words names;
};
Result<IgnoredFields> readIgnoredFields(std::string body);

/// {"updated_records": 2}
std::string writeUpdatedRecords(std::int64_t count);

} // namespace earshot::wire
