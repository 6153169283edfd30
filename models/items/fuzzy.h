#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace earshot::items {

/// How well what was typed fits a title.
struct FuzzyMatch {
    int score = 0;         // the higher the better; comparable between titles for the same text
    std::vector<int> hits; // places in the title, ascending
};

/// Matches when the letters of `typed` occur in the title in this order, spaces aside. Starts of words and runs of
/// letters count more, gaps and long titles less. Neither case nor accents matter.
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView title);

} // namespace earshot::items
