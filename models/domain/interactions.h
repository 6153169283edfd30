#pragma once
// What a person did besides calling: forms, texts, pages viewed.

#include "models/domain/call.h"

namespace earshot {

struct FormSubmission {
    FormId id;
    ClientId clientId;
    PersonId personId; // may be the word "anonymous"
    Json formData;     // an object: field name → value
    std::string formUrl, landingPageUrl, referrer, referringUrl;
    std::optional<Instant> submittedAt;
    bool firstForm = false;
    std::string customerPhoneNumber, customerName, customerEmail;
    std::string source, keywords, campaign, medium;
    std::string clientName, leadStatus, note, formName, timelineUrl;
    std::optional<Cents> value;
    Words tags;
    std::string utmSource, utmMedium, utmCampaign;
    Json milestones;
    bool operator==(const FormSubmission &) const = default;
};

struct TextMessage {
    std::string id;        // a plain integer on the wire
    std::string direction; // incoming, outgoing
    std::string content;
    std::optional<Instant> createdAt;
    std::string status;       // "", sent, failed
    std::string type = "sms"; // sms, mms
    Words mediaUrls;
    std::string userId, userName;
    bool operator==(const TextMessage &) const = default;
};

struct Conversation {
    ConversationId id;
    ClientId clientId;
    TrackerId initialTrackerId, currentTrackerId;
    std::string customerName, customerPhoneNumber;
    std::string initialTrackingNumber, currentTrackingNumber;
    std::optional<Instant> lastMessageAt;
    std::string state = "active"; // active, archived
    std::string clientTimeZone;
    std::string leadStatus, source;
    std::vector<TextMessage> messages; // newest first; a list carries at most two
    bool operator==(const Conversation &) const = default;
};

struct PageView {
    std::string referrerUrl;
    std::string pageUrl;
    std::optional<Instant> createdAt;
    bool operator==(const PageView &) const = default;
};

} // namespace earshot
