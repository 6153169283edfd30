#pragma once
// A sink that keeps what it is given.

#include "backend/demo/demo.h"

namespace earshot::demo {

struct Keeper : Sink {
    Agency all;
    std::vector<CallRecord> calls;
    std::vector<FormSubmission> forms;
    std::vector<Conversation> conversations;

    Result<void> agency(Agency agency) override
    {
        all = std::move(agency);
        return {};
    }
    Result<void> call(CallRecord record) override
    {
        calls.push_back(std::move(record));
        return {};
    }
    Result<void> form(FormSubmission form) override
    {
        forms.push_back(std::move(form));
        return {};
    }
    Result<void> conversation(Conversation conversation) override
    {
        conversations.push_back(std::move(conversation));
        return {};
    }
};

inline Options silentOptions(int calls, std::uint64_t seed = 1)
{
    Options options;
    options.calls = calls;
    options.seed = seed;
    options.recordings = 0;
    options.now = *parseIso("2026-11-22T00:00:00Z");
    return options;
}

} // namespace earshot::demo
