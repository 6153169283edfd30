#pragma once
// Where a text has the words somebody searches for.

#include <QString>
#include <QStringList>

#include <vector>

namespace earshot {

struct Mark {
    int start = 0; // UTF-16 units
    int length = 0;
    bool operator==(const Mark &) const = default;
};

/// What to look for in what was typed, folded as search does (base/folding.h): each word, and each "phrase in quotes",
/// which keeps a quote in front.
QStringList searchWords(const QString &typed);

/// Every place where one of the words stands at the beginning of a word of `text` (of scripts without blanks anywhere),
/// or a phrase as whole words one after the other, in order, without overlaps.
std::vector<Mark> marksIn(const QString &text, const QStringList &words);

} // namespace earshot
