#include "models/audio/wordtimes.h"

#include <algorithm>

namespace earshot::audio {
namespace {

constexpr milliseconds ALetter{70};           // of ordinary speech: some fourteen letters a second, spaces counted
constexpr milliseconds LongestPhrase{60'000}; // the time that a phrase may take which no other follows

/// The pieces between spaces, with how much time each takes beside the others: its letters, and a share for the space.
struct Piece {
    std::string_view text;
    std::int64_t weight;
};

std::vector<Piece> pieces(std::string_view text)
{
    std::vector<Piece> out;
    while (!text.empty()) {
        const std::size_t from = std::min(text.find_first_not_of(" \t\n"), text.size());
        text.remove_prefix(from);
        const std::string_view word = text.substr(0, text.find_first_of(" \t\n"));
        if (!word.empty()) {
            const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xc0) != 0x80; });
            out.push_back({word, letters + 1});
        }
        text.remove_prefix(word.size());
    }
    return out;
}

bool makeSense(const std::vector<Word> &words, milliseconds length)
{
    milliseconds before{};
    for (const Word &word : words) {
        if (word.start < before || word.end < word.start || (length > milliseconds(0) && word.start > length))
            return false;
        before = word.start;
    }
    return !words.empty();
}

milliseconds endOfPhrase(const Transcript &transcript, std::size_t index, milliseconds length)
{
    const milliseconds start = transcript[index].start;
    for (std::size_t i = index + 1; i < transcript.size(); ++i)
        if (transcript[i].start > start)
            return transcript[i].start;
    return length > start ? length : start + LongestPhrase;
}

/// Where the phrase is spoken: the speech in its time, so much of it as its words can take; else its first part.
Spans spoken(const Span &time, const Spans &speech, milliseconds needed)
{
    Spans inside = shared({time}, speech);
    if (total(inside) * 2 < std::min(needed, time.length()))
        return {{time.from, time.from + std::min(needed, time.length())}};
    milliseconds left = 2 * needed; // slow speakers need so much; what comes later is not of this phrase
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i].length() >= left) {
            inside[i].to = inside[i].from + left;
            inside.resize(i + 1);
        }
        left -= inside[i].length();
    }
    return inside;
}

/// The moment after so much speech.
milliseconds after(milliseconds speech, const Spans &spans, bool ends)
{
    for (const Span &span : spans) {
        if (speech < span.length() || (ends && speech == span.length()))
            return span.from + speech;
        speech -= span.length();
    }
    return spans.back().to;
}

} // namespace

std::vector<Word> wordTimes(const Transcript &transcript, std::size_t index, const Spans &speech, milliseconds length)
{
    if (index >= transcript.size())
        return {};
    const Phrase &phrase = transcript[index];
    if (makeSense(phrase.words, length))
        return phrase.words;
    const std::vector<Piece> parts = pieces(phrase.text);
    std::int64_t weight = 0;
    for (const Piece &part : parts)
        weight += part.weight;
    if (parts.empty())
        return {};
    const Span time{phrase.start, std::max(endOfPhrase(transcript, index, length), phrase.start)};
    const Spans spans = spoken(time, speech, weight * ALetter);
    const milliseconds whole = total(spans);
    std::vector<Word> words;
    std::int64_t passed = 0;
    for (const Piece &part : parts) {
        const milliseconds from = after(whole * passed / weight, spans, false);
        passed += part.weight;
        words.push_back({from, after(whole * passed / weight, spans, true), std::string(part.text)});
    }
    return words;
}

int wordAt(const std::vector<Word> &words, milliseconds at)
{
    const auto next = std::upper_bound(words.begin(), words.end(), at,
                                       [](milliseconds time, const Word &word) { return time < word.start; });
    return int(next - words.begin()) - 1;
}

int phraseAt(const Transcript &transcript, milliseconds at)
{
    const auto next = std::upper_bound(transcript.begin(), transcript.end(), at,
                                       [](milliseconds time, const Phrase &phrase) { return time < phrase.start; });
    return int(next - transcript.begin()) - 1;
}

} // namespace earshot::audio
