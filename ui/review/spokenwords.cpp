#include "ui/review/spokenwords.h"

#include "ui/review/words.h"

#include <algorithm>

namespace earshot {

namespace {

constexpr milliseconds LeastWord{80}; // to be seen at all

} // namespace

std::vector<SpokenWord> spokenWords(const TranscriptRows &rows, std::size_t phrase, std::span<const Word> words)
{
    std::vector<SpokenWord> found;
    if (phrase >= rows.transcript().size())
        return found;
    found.reserve(words.size());
    int row = rows.rowOfPhrase(phrase);
    QString said = rows.text(row);
    qsizetype from = 0;
    const auto isMore = [&](int other) { return other < rows.count() && rows.row(other).phrase == phrase; };
    for (const Word &word : words) {
        const QString wanted = utf16(word.text);
        if (wanted.isEmpty())
            continue;
        qsizetype at = said.indexOf(wanted, from);
        if (at < 0 && isMore(row + 1)) { // the phrase goes on in the next row
            const QString next = rows.text(row + 1);
            if (const qsizetype there = next.indexOf(wanted); there >= 0) {
                ++row;
                said = next;
                at = there;
            }
        }
        if (at < 0)
            continue;
        found.push_back({word.start, word.end, row, int(at), int(wanted.size()), false});
        from = at + wanted.size();
    }
    return found;
}

const SpokenWord *wordAtPlace(const std::vector<SpokenWord> &words, int row, int at)
{
    const auto after = std::upper_bound(words.begin(), words.end(), std::pair(row, at),
                                        [](const std::pair<int, int> &place, const SpokenWord &word) {
                                            return place < std::pair(word.row, word.from);
                                        });
    return after == words.begin() ? nullptr : &*(after - 1);
}

const SpokenWord *wordAtTime(const std::vector<SpokenWord> &words, milliseconds at)
{
    const auto after = std::upper_bound(words.begin(), words.end(), at,
                                        [](milliseconds time, const SpokenWord &word) { return time < word.start; });
    const bool isOver = !words.empty() && at >= std::max(words.back().end, words.back().start + LeastWord);
    return after == words.begin() || isOver ? nullptr : &*(after - 1);
}

} // namespace earshot
