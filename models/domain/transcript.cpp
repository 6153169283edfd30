#include "models/domain/transcript.h"

#include "models/base/text.h"

#include <algorithm>
#include <utility>

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

std::string spoken(std::string_view transcription)
{
    std::string out;
    out.reserve(transcription.size());
    for (bool more = !transcription.empty(); more;) {
        const std::size_t end = transcription.find('\n');
        std::string_view line = transcription.substr(0, end);
        for (const std::string_view label : {"Agent:", "Caller:", "Customer:"})
            if (line.starts_with(label))
                line.remove_prefix(std::min(label.size() + 1, line.size()));
        out += line;
        more = end != transcription.npos;
        if (more)
            out += text::PhraseEnd;
        transcription.remove_prefix(more ? end + 1 : transcription.size());
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

namespace {

/// Takes the next word off the front of `text`.
std::string_view takeWord(std::string_view &text)
{
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
}

constexpr std::int64_t LongestMs = std::int64_t(1) << 40; // a hostile time must not overflow

} // namespace

std::vector<std::int64_t> wordTimes(const Phrase &phrase)
{
    std::size_t length = phrase.words.empty() ? 0 : phrase.words.size() - 1;
    std::string_view text = phrase.text;
    for (const Word &word : phrase.words) {
        length += word.text.size();
        if (takeWord(text) != word.text)
            return {};
    }
    if (length != phrase.text.size())
        return {};
    std::vector<std::int64_t> times;
    times.reserve(2 * phrase.words.size());
    milliseconds before = phrase.start;
    for (const Word &word : phrase.words) {
        times.push_back((word.start - before).count());
        times.push_back((word.end - word.start).count());
        before = word.end;
    }
    return times;
}

std::vector<Word> timedWords(const Phrase &phrase, std::span<const std::int64_t> times)
{
    const auto spaces = std::count(phrase.text.begin(), phrase.text.end(), ' ');
    if (times.empty() || times.size() != 2 * (std::size_t(spaces) + 1))
        return {};
    std::vector<Word> words;
    words.reserve(times.size() / 2);
    std::string_view text = phrase.text;
    milliseconds before = phrase.start;
    for (std::size_t i = 0; i < times.size(); i += 2) {
        if (std::abs(times[i]) > LongestMs || std::abs(times[i + 1]) > LongestMs)
            return {};
        const milliseconds start = before + milliseconds(times[i]);
        before = start + milliseconds(times[i + 1]);
        words.push_back({start, before, std::string(takeWord(text))});
    }
    return words;
}

void correct(Phrase &phrase, std::string_view text)
{
    phrase.original = std::exchange(phrase.text, std::string(text));
    const auto spaces = std::count(phrase.text.begin(), phrase.text.end(), ' ');
    if (phrase.words.size() != std::size_t(spaces) + 1)
        return phrase.words.clear();
    for (Word &word : phrase.words)
        word.text = takeWord(text);
}

} // namespace earshot
