#pragma once
// From plan and script to the values a backend keeps.

#include "backend/demo/script.h"

#include <map>

namespace earshot::demo {

/// Writes the records of one demo, in the order of time: later ones look back at what people said of earlier ones.
class Records {
public:
    Records(const Plan &plan, const Options &options);

    /// `heard` is the transcript of a recorded call; without it the words get plausible times.
    CallRecord call(const Contact &contact, const Transcript *heard = nullptr);
    FormSubmission form(const Contact &contact);
    Conversation conversation(const Contact &contact);

private:
    struct Lead {
        std::string callId;
        Instant at{};
    };

    void describeParties(Call &call, const Contact &contact, const Script &script) const;
    void describeSource(Call &call, const Contact &contact, Random &random) const;
    void describeTalk(Call &call, const Contact &contact, const Script &script, Random &random) const;
    void judge(Call &call, const Contact &contact, const Script &script, Random &random);
    Json milestonesOf(const Contact &contact, Instant leadCreated) const;

    const Plan &m_plan;
    const Options &m_options;
    std::map<std::size_t, Instant> m_created; // the first contact, by person
    std::map<std::size_t, Lead> m_leads;      // the call marked a good lead, by person
    int m_messages = 900'001;
};

} // namespace earshot::demo
