#include "models/wire/record_in.h"

namespace earshot::wire {
namespace {

constexpr const char *Key = "conversational_transcript";

/// A time in seconds, as number or text; what is none is told and stays as it was.
void readSeconds(Source &source, od::value json, milliseconds &out, const Problems &problems)
{
    Scalar scalar;
    if (!source.scalar(json, scalar))
        return problems.partly(Key, "has a time that is no number of seconds");
    if (scalar.text.empty())
        return;
    if (const auto ms = fractionalSeconds(scalar.text))
        out = *ms;
    else
        problems.partly(Key, "has a time that is no number of seconds");
}

void readText(Source &source, od::value json, std::string &out, const Problems &problems)
{
    Scalar scalar;
    if (source.scalar(json, scalar) && scalar.type != Scalar::Type::Bool)
        out = scalar.text;
    else
        problems.partly(Key, "has words that are no text");
}

Word readWord(Source &source, od::object object, const Problems &problems)
{
    Word word;
    for (od::field field : object) {
        const std::string_view key = source.key(field);
        if (key == "word")
            readText(source, field.value(), word.text, problems);
        else if (key == "start")
            readSeconds(source, field.value(), word.start, problems);
        else if (key == "end")
            readSeconds(source, field.value(), word.end, problems);
    }
    return word;
}

std::vector<Word> readWords(Source &source, od::value json, const Problems &problems)
{
    std::vector<Word> words;
    if (json.type() != od::json_type::array)
        return words;
    for (od::value item : json.get_array())
        if (item.type() == od::json_type::object)
            words.push_back(readWord(source, item.get_object(), problems));
    return words;
}

std::vector<std::int64_t> readTimes(od::value json, const Problems &problems)
{
    std::vector<std::int64_t> times;
    if (json.type() != od::json_type::array)
        return times;
    for (od::value item : json.get_array()) {
        std::int64_t ms = 0;
        if (item.get_int64().get(ms)) {
            problems.partly(Key, "has a word's time that is no whole number of milliseconds");
            return {};
        }
        times.push_back(ms);
    }
    return times;
}

Phrase readPhrase(Source &source, od::object object, const Problems &problems)
{
    Phrase phrase;
    std::string speaker;
    std::vector<std::int64_t> times;
    for (od::field field : object) {
        const std::string_view key = source.key(field);
        if (key == "phrase")
            readText(source, field.value(), phrase.text, problems);
        else if (key == "start")
            readSeconds(source, field.value(), phrase.start, problems);
        else if (key == "words")
            phrase.words = readWords(source, field.value(), problems);
        else if (key == "word_times")
            times = readTimes(field.value(), problems);
        else if (key == "speaker")
            readText(source, field.value(), speaker, problems);
    }
    if (!times.empty()) {
        phrase.words = timedWords(phrase, times);
        if (phrase.words.empty())
            problems.partly(Key, "has times for other words than it has");
    }
    phrase.speaker = speakerFrom(speaker);
    return phrase;
}

} // namespace

std::optional<Transcript> readTranscript(Source &source, od::value json, const Problems &problems)
{
    Transcript transcript;
    Scalar scalar;
    if (source.scalar(json, scalar)) {
        if (scalar.text.empty() && scalar.type != Scalar::Type::Bool)
            return transcript;
        problems.ignored(Key, mismatch(Kind::Dialogue));
        return {};
    }
    if (json.type() != od::json_type::array) {
        problems.ignored(Key, mismatch(Kind::Dialogue));
        return {};
    }
    for (od::value item : json.get_array()) {
        if (item.type() == od::json_type::object)
            transcript.push_back(readPhrase(source, item.get_object(), problems));
        else
            problems.partly(Key, "has a phrase that is no object");
    }
    return transcript;
}

} // namespace earshot::wire
