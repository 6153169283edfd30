#include "models/items/fuzzy.h"

#include "models/base/folding.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace earshot::items {
namespace {

constexpr int Hit = 16, WordStart = 24, Run = 20, TitleStart = 8, GapStart = 14, GapCost = 2;
constexpr int None = std::numeric_limits<int>::min() / 2;

/// A letter of a text folded as search does ("É" as "e", "ß" as "s" and "s"), and where it stood: from `at` up to
/// `end`, with the accents that follow it.
struct Letter {
    char32_t letter = 0;
    int at = 0, end = 0; // UTF-16 units
};

std::vector<Letter> folded(QStringView text)
{
    std::vector<Letter> letters;
    letters.reserve(std::size_t(text.size()));
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        const int at = int(i), end = int(i += pair ? 2 : 1);
        const std::u32string_view parts = text::foldedChar(c);
        for (const char32_t part : parts)
            letters.push_back({part, at, end});
        for (auto it = letters.rbegin(); parts.empty() && it != letters.rend() && it->end == at; ++it)
            it->end = end;
    }
    return letters;
}

bool startsWord(QStringView title, const std::vector<Letter> &letters, std::size_t j)
{
    const int at = letters[j].at;
    if (at == 0 || (j > 0 && letters[j - 1].at == at))
        return j == 0; // the second "s" of "ß" begins nothing
    const QChar before = title[j > 0 ? letters[j - 1].at : at - 1], here = title[at]; // not a loose accent between
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) || (before.isLower() && here.isUpper());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView title)
{
    std::vector<Letter> letters = folded(typed);
    std::erase_if(letters, [](const Letter &one) { return QChar::isSpace(one.letter); });
    const std::vector<Letter> text = folded(title);
    if (letters.empty())
        return FuzzyMatch{};
    if (letters.size() > text.size())
        return std::nullopt;

    // best[i][j]: the best score of the first i+1 letters with the last of them at j
    const std::size_t width = text.size();
    std::vector<int> best(letters.size() * width, None), from(letters.size() * width, -1);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        int reach = None; // the best of the letters before, at any place left of j - 1, gaps paid
        int reachFrom = -1;
        for (std::size_t j = i; j < width; ++j) {
            if (i > 0 && j > 1) {
                reach -= GapCost;
                if (const int here = best[(i - 1) * width + j - 2] - GapStart - GapCost; here > reach) {
                    reach = here;
                    reachFrom = int(j) - 2;
                }
            }
            if (letters[i].letter != text[j].letter)
                continue;
            const int worth = Hit + (startsWord(title, text, j) ? WordStart : 0) + (j == 0 ? TitleStart : 0);
            int before = i == 0 ? -int(std::min<std::size_t>(j, 8)) : reach, beforeFrom = i == 0 ? -1 : reachFrom;
            if (i > 0 && j > 0 && best[(i - 1) * width + j - 1] + Run > before) {
                before = best[(i - 1) * width + j - 1] + Run;
                beforeFrom = int(j) - 1;
            }
            if (before > None / 2) {
                best[i * width + j] = before + worth;
                from[i * width + j] = beforeFrom;
            }
        }
    }
    const auto last = best.end() - std::ptrdiff_t(width);
    const auto top = std::max_element(last, best.end());
    if (*top <= None / 2)
        return std::nullopt;
    FuzzyMatch match{*top - int(std::min<std::size_t>(width, 64)) / 4, {}};
    int place = int(top - last);
    for (std::size_t i = letters.size(); i-- > 0; place = from[i * width + std::size_t(place)]) {
        const Letter &hit = text[std::size_t(place)];
        for (int at = hit.end - 1; at >= hit.at && (match.hits.empty() || at < match.hits.back()); --at)
            match.hits.push_back(at);
    }
    std::reverse(match.hits.begin(), match.hits.end());
    return match;
}

} // namespace earshot::items
