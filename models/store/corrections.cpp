#include "models/store/corrections.h"

#include "models/base/text.h"
#include "models/sql/phrases.h"
#include "models/store/callrows.h"

#include <optional>
#include <utility>
#include <vector>

namespace earshot::store {
namespace {

std::vector<std::pair<std::int64_t, Correction>> correctionsOf(sql::Connection &connection, CallRow row)
{
    const auto select =
        connection.prepared("SELECT seq, original, text, edited_at FROM corrections WHERE call = ? ORDER BY seq");
    select->bind(1, std::int64_t(row));
    std::vector<std::pair<std::int64_t, Correction>> out;
    while (select->executeStep())
        out.push_back(
            {select->getColumn(0).getInt64(),
             {select->getColumn(1).getString(), select->getColumn(2).getString(), select->getColumn(3).getInt64()}});
    return out;
}

/// Where a correction belongs: its phrase, or the nearest one that says the same and is not corrected yet.
std::optional<std::size_t> placeIn(const Transcript &transcript, std::int64_t phrase, const Correction &correction)
{
    std::optional<std::size_t> best;
    const auto distance = [phrase](std::size_t i) { return std::abs(std::int64_t(i) - phrase); };
    for (std::size_t i = 0; i < transcript.size(); ++i)
        if (transcript[i].original.empty() && transcript[i].text == correction.original &&
            (!best || distance(i) < distance(*best)))
            best = i;
    return best;
}

void removeCorrection(sql::Connection &connection, CallRow row, std::int64_t phrase)
{
    const auto drop = connection.prepared("DELETE FROM corrections WHERE call = ? AND seq = ?");
    drop->bind(1, std::int64_t(row));
    drop->bind(2, phrase);
    drop->exec();
}

/// The number under which the correction of a phrase lies: of before a new transcript came, perhaps.
std::int64_t keptUnder(sql::Connection &connection, CallRow row, const Transcript &plain, std::size_t phrase)
{
    Transcript marked = plain;
    for (const auto &[seq, correction] : correctionsOf(connection, row))
        if (const auto place = placeIn(marked, seq, correction)) {
            if (*place == phrase)
                return seq;
            earshot::correct(marked[*place], correction.text);
        }
    return std::int64_t(phrase);
}

} // namespace

void insertCorrection(sql::Connection &connection, const StoredCall &call, std::int64_t phrase, const Correction &made)
{
    takeFromSearch(connection, {call.row});
    {
        const auto put = connection.prepared("INSERT OR REPLACE INTO corrections (call, call_id, seq, original, text, "
                                             "edited_at) VALUES (?, ?, ?, ?, ?, ?)");
        put->bind(1, std::int64_t(call.row));
        put->bind(2, call.call.id.text);
        put->bind(3, phrase);
        put->bind(4, made.original);
        put->bind(5, made.text);
        put->bind(6, made.editedAt);
        put->exec();
    }
    addToSearch(connection, {call.row});
}

Transcript readTranscript(sql::Connection &connection, CallRow row)
{
    Transcript transcript = sql::readPhrases(connection, std::int64_t(row));
    for (const auto &[seq, correction] : correctionsOf(connection, row))
        if (const auto place = placeIn(transcript, seq, correction))
            earshot::correct(transcript[*place], correction.text);
    return transcript;
}

Result<std::optional<PhraseCorrection>> correct(sql::Connection &connection, const StoredCall &call,
                                                const PhraseCorrection &correction, Instant now)
{
    const Transcript said = readTranscript(connection, call.row);
    if (correction.phrase >= said.size())
        return Error{Error::Kind::NotFound, "no such phrase"};
    const Phrase &phrase = said[correction.phrase];
    const bool corrected = !phrase.original.empty();
    const std::string &original = corrected ? phrase.original : phrase.text;
    std::string text = text::clean(correction.text);
    if (text == original)
        text.clear();
    if (text == (corrected ? phrase.text : std::string()))
        return std::optional<PhraseCorrection>();
    PhraseCorrection back{correction.phrase, corrected ? phrase.text : std::string()};
    const std::int64_t kept =
        keptUnder(connection, call.row, sql::readPhrases(connection, std::int64_t(call.row)), correction.phrase);
    if (text.empty()) {
        takeFromSearch(connection, {call.row});
        removeCorrection(connection, call.row, kept);
        addToSearch(connection, {call.row});
    } else {
        insertCorrection(connection, call, kept, {original, text, toMs(now)});
    }
    return std::optional(std::move(back));
}

} // namespace earshot::store
