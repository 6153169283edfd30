#pragma once
// What a list of calls may ask for. Everything left empty does not narrow.

#include "backend/storage/window.h"
#include "models/domain/account.h"

#include <optional>
#include <string>
#include <vector>

namespace earshot::storage {

enum class CallType { FirstCall, Missed, Voicemails, Inbound, Outbound };
enum class AnswerStatus { Answered, Missed, Voicemail };

struct CallFilter {
    std::optional<ClientId> client;   // an unknown one matches nothing, as do unknown trackers and agents
    std::vector<TrackerId> trackers;  // any of
    std::optional<DateWindow> window; // by start time
    std::optional<CallType> callType;
    std::optional<AnswerStatus> answerStatus;
    std::optional<bool> answered;
    std::string device;                    // desktop, mobile
    std::string direction;                 // inbound, outbound
    std::optional<std::string> leadStatus; // a word of the service, or not_scored
    std::vector<std::string> tags;         // names, any of
    std::string source;                    // the slug or its title: "google_paid", "Google Paid"
    std::optional<bool> firstTimeCallers;
    std::optional<std::int64_t> minDuration, maxDuration; // seconds, both included
    std::optional<UserId> agent;
    std::string search;       // in the searchable fields of the catalogue; telephone numbers also by their digits
    std::string sourceSearch; // in the source alone, as summaries have it
};

std::optional<CallType> callTypeFrom(std::string_view word);
std::optional<AnswerStatus> answerStatusFrom(std::string_view word);

} // namespace earshot::storage
