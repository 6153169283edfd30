#pragma once
// One telephone call, with where it came from and what people said of it. Field meanings: the service's reference, and
// models/domain/catalogue.h, which describes each field once for everything else.

#include "models/base/ids.h"
#include "models/base/time.h"
#include "models/domain/transcript.h"

#include <optional>
#include <string>
#include <vector>

namespace earshot {

/// An amount of money in hundredths of the account's currency.
enum class Cents : std::int64_t {};

/// JSON text kept as it came: nested facts whose inner shape belongs to the service (milestones.h reads some).
struct Json {
    std::string text; // empty: the service sent nothing
    bool operator==(const Json &) const = default;
};

using Words = std::vector<std::string>;

/// What listening to a call's recording told; empty where it cannot be known. The service knows nothing of it.
struct TalkFigures {
    std::optional<seconds> silence;                         // all of it
    std::optional<seconds> longestSilence;                  //
    std::optional<seconds> overlap;                         // both talk
    std::optional<std::int64_t> overlaps;                   // how often
    std::optional<std::int64_t> agentShare;                 // of all that is said, 0 to 100
    std::optional<seconds> callerMonologue, agentMonologue; // the longest
    std::optional<std::int64_t> callerInterruptions, agentInterruptions;
    std::optional<std::int64_t> callerQuestions, agentQuestions;
    std::optional<std::int64_t> callerPace, agentPace;             // words a minute
    std::optional<std::int64_t> callerLoudness, agentLoudness;     // dBov, 0 and below
    std::optional<std::int64_t> callerPitchRange, agentPitchRange; // semitones
    bool operator==(const TalkFigures &) const = default;
};

/// Words of `leadStatus`. The service alone says that a call is an earlier lead: its person was marked at another call.
inline constexpr const char *GoodLead = "good_lead";
inline constexpr const char *EarlierLead = "previously_marked_good_lead";

struct Call {
    CallId id;
    ClientId clientId;
    TrackerId trackerId;
    PersonId personId;

    // who, when, how long
    std::optional<Instant> startTime;
    std::optional<Instant> createdAt;
    std::optional<seconds> duration;
    std::string direction; // inbound, outbound
    std::string callType;
    std::optional<bool> answered; // empty while an outbound call is being placed
    bool voicemail = false;
    std::string customerName;
    std::string customerPhoneNumber; // E.164
    std::string customerCity;
    std::string customerState;
    std::string customerCountry;
    std::string businessPhoneNumber;
    std::string trackingPhoneNumber;
    std::string agentEmail;
    std::string deviceType;
    Words zipCode;
    Json keypadEntries;
    std::optional<bool> firstCall;
    std::optional<std::int64_t> priorCalls;
    std::optional<std::int64_t> totalCalls;
    std::string clientName;
    std::string clientTimeZone;

    // what people said of it
    std::string leadStatus; // good_lead, not_a_lead, previously_marked_good_lead, or empty: nobody has said
    std::optional<Cents> value;
    std::string note;
    Words tags;
    std::string leadScore;
    std::string leadExplanation;
    std::string goodLeadCallId;
    std::optional<Instant> goodLeadCallTime;

    // where it came from
    std::string source;
    std::string sourceName;
    std::string medium;
    std::string campaign;
    std::string keywords;
    std::string referringUrl;
    std::string referrerDomain;
    std::string landingPageUrl;
    std::string lastRequestedUrl;
    std::string utmSource, utmMedium, utmCampaign, utmTerm, utmContent;
    std::string gclid, fbclid, msclkid, ga;
    std::string utma, utmb, utmc, utmv, utmz;
    std::string sessionUuid;
    std::string timelineUrl;
    Json custom;
    Json milestones;
    Json integrationData;

    // the conversation
    std::string recording; // the address of the recording endpoint; empty: none
    std::optional<seconds> recordingDuration;
    std::string recordingPlayer;
    std::string transcription;
    std::string callSummary;
    std::string sentiment;
    Json speakerPercent;
    Words callHighlights;
    Json keywordsSpotted;
    Words waveforms;
    Json voiceAssistMessage;
    TalkFigures figures;
    std::optional<Transcript> transcript; // empty: not fetched; an empty transcript: there is none

    /// An earlier lead counts: there is nothing to be said of it any more.
    bool isReviewed() const { return !leadStatus.empty(); }
    /// An earlier call of the person was marked as a lead, which counts for this one too. The service says so by
    /// itself, and refuses to mark such a call as a lead.
    bool isEarlierLead() const { return leadStatus == EarlierLead; }
    bool operator==(const Call &) const = default;
};

/// The local row of a call in one cache or database; stable while the row lives, never sent anywhere.
enum class CallRow : long long {}; // the 64 bits that Qt can stream, so that signals may carry it

} // namespace earshot
