#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace earshot::items {

/// How well what was typed fits a title.
struct FuzzyMatch {
    int score = 0;         // the higher the better; comparable between titles for the same text
    std::vector<int> hits; // UTF-16 units of the title, ascending; a character is hit whole
};

/// Matches when the letters of `typed` occur in the title in this order, spaces aside. Starts of words and runs of
/// letters count more, gaps and long titles less. Letters compare as search has them (base/folding.h): neither case nor
/// accents matter, and "strasse" fits "Straße".
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView title);

} // namespace earshot::items
