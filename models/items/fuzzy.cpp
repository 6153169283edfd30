#include "models/items/fuzzy.h"

#include "models/base/folding.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace earshot::items {
namespace {

constexpr int Hit = 16, WordStart = 24, Run = 20, TitleStart = 8, GapStart = 14, GapCost = 2;
constexpr int None = std::numeric_limits<int>::min() / 2;

/// One unit for each of the text, folded as search does: "É" as "e", "ł" as "l", of "ß" the first "s".
std::vector<char16_t> folded(QStringView text)
{
    std::vector<char16_t> letters;
    letters.reserve(std::size_t(text.size()));
    for (const QChar c : text) {
        const std::u32string_view parts = c.isSurrogate() ? std::u32string_view() : text::foldedChar(c.unicode());
        letters.push_back(parts.empty() || parts.front() > 0xFFFF ? c.unicode() : char16_t(parts.front()));
    }
    return letters;
}

bool startsWord(QStringView title, std::size_t at)
{
    if (at == 0)
        return true;
    const QChar before = title[qsizetype(at) - 1], here = title[qsizetype(at)];
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) || (before.isLower() && here.isUpper());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView title)
{
    std::vector<char16_t> letters = folded(typed);
    std::erase_if(letters, [](char16_t c) { return QChar(c).isSpace(); });
    const std::vector<char16_t> text = folded(title);
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
            if (letters[i] != text[j])
                continue;
            const int worth = Hit + (startsWord(title, j) ? WordStart : 0) + (j == 0 ? TitleStart : 0);
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
    for (std::size_t i = letters.size(); i-- > 0; place = from[i * width + std::size_t(place)])
        match.hits.push_back(place);
    std::reverse(match.hits.begin(), match.hits.end());
    return match;
}

} // namespace earshot::items
