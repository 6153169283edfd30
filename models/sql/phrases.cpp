#include "models/sql/phrases.h"

namespace earshot::sql {
namespace {

constexpr char TimesAlone = 't';
constexpr char WholeWords = 'w';

void put(std::string &out, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        out += char((number & 0x7F) | 0x80);
    out += char(number);
}

void putSigned(std::string &out, std::int64_t number)
{
    put(out, (std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63));
}

struct Reader {
    std::string_view rest;
    bool ok = true;

    std::uint64_t number()
    {
        std::uint64_t out = 0;
        for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
            const auto byte = std::uint8_t(rest.front());
            rest.remove_prefix(1);
            out |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return out;
        }
        ok = false;
        return 0;
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t folded = number();
        ok = ok && folded < std::uint64_t(1) << 48; // thousands of years
        if (!ok)
            return 0;
        return std::int64_t((folded >> 1) ^ (~(folded & 1) + 1));
    }
    std::string text()
    {
        const std::uint64_t size = number();
        ok = ok && size <= rest.size();
        if (!ok)
            return {};
        std::string out(rest.substr(0, size));
        rest.remove_prefix(size);
        return out;
    }
};

std::string packWords(const Phrase &phrase)
{
    std::string out;
    const auto times = wordTimes(phrase);
    if (!times.empty()) {
        out += TimesAlone;
        for (const std::int64_t ms : times)
            putSigned(out, ms);
        return out;
    }
    out += WholeWords;
    milliseconds before{};
    for (const Word &word : phrase.words) {
        putSigned(out, (word.start - before).count());
        putSigned(out, (word.end - word.start).count());
        put(out, word.text.size());
        out += word.text;
        before = word.end;
    }
    return out;
}

std::vector<Word> unpackTimes(Reader reader, const Phrase &phrase)
{
    std::vector<std::int64_t> times;
    while (!reader.rest.empty() && reader.ok)
        times.push_back(reader.signedNumber());
    return reader.ok ? timedWords(phrase, times) : std::vector<Word>();
}

std::vector<Word> unpackWords(Reader reader)
{
    std::vector<Word> out;
    milliseconds before{};
    while (!reader.rest.empty()) {
        const milliseconds start = before + milliseconds(reader.signedNumber());
        const milliseconds end = start + milliseconds(reader.signedNumber());
        std::string text = reader.text();
        if (!reader.ok)
            break;
        out.push_back({start, end, std::move(text)});
        before = end;
    }
    return out;
}

std::vector<Word> unpack(std::string_view blob, const Phrase &phrase)
{
    if (blob.starts_with(TimesAlone))
        return unpackTimes({blob.substr(1)}, phrase);
    if (blob.starts_with(WholeWords))
        return unpackWords({blob.substr(1)});
    return {};
}

} // namespace

void insertPhrases(Connection &connection, std::int64_t call, const Transcript &transcript)
{
    const Use insert = connection.prepared(
        "INSERT INTO phrases (call, seq, speaker, start_ms, text, words) VALUES (?, ?, ?, ?, ?, ?)");
    int seq = 0;
    for (const Phrase &phrase : transcript) {
        const std::string words = phrase.words.empty() ? std::string() : packWords(phrase);
        insert->reset();
        insert->bind(1, call);
        insert->bind(2, seq++);
        insert->bind(3, int(phrase.speaker));
        insert->bind(4, std::int64_t(phrase.start.count()));
        insert->bindNoCopy(5, phrase.text);
        if (words.empty())
            insert->bind(6);
        else
            insert->bindNoCopy(6, words.data(), int(words.size()));
        insert->exec();
    }
}

Transcript readPhrases(Connection &connection, std::int64_t call)
{
    const Use select =
        connection.prepared("SELECT speaker, start_ms, text, words FROM phrases WHERE call = ? ORDER BY seq");
    select->bind(1, call);
    Transcript out;
    while (select->executeStep()) {
        Phrase &phrase = out.emplace_back();
        phrase.speaker = Speaker(select->getColumn(0).getInt());
        phrase.start = milliseconds(select->getColumn(1).getInt64());
        phrase.text = select->getColumn(2).getString();
        const auto words = select->getColumn(3);
        if (const auto *bytes = static_cast<const char *>(words.getBlob()))
            phrase.words = unpack({bytes, std::size_t(words.getBytes())}, phrase);
    }
    return out;
}

} // namespace earshot::sql
