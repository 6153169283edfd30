#include "models/domain/transcript.h"

#include "models/base/text.h"

namespace earshot {

std::string_view word(Speaker speaker)
{
    switch (speaker) {
    case Speaker::Caller:
        return "caller";
    case Speaker::Agent:
        return "agent";
    case Speaker::Unknown:
        break;
    }
    return "";
}

Speaker speakerFrom(std::string_view word)
{
    if (word == "caller" || word == "customer")
        return Speaker::Caller;
    return word == "agent" ? Speaker::Agent : Speaker::Unknown;
}

std::string plainText(const Transcript &transcript)
{
    std::string out;
    for (const Phrase &phrase : transcript) {
        if (!out.empty())
            out += '\n';
        if (phrase.speaker != Speaker::Unknown)
            out += phrase.speaker == Speaker::Caller ? "Caller: " : "Agent: ";
        out += phrase.text;
    }
    return out;
}

std::optional<int> agentShare(const Transcript &transcript)
{
    std::size_t agent = 0;
    std::size_t all = 0;
    for (const Phrase &phrase : transcript) {
        const std::size_t count = text::words(phrase.text).size();
        all += count;
        if (phrase.speaker == Speaker::Agent)
            agent += count;
    }
    return all == 0 ? std::nullopt : std::optional(int((agent * 100 + all / 2) / all));
}

} // namespace earshot
