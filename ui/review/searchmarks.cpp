#include "ui/review/searchmarks.h"

#include <algorithm>

namespace earshot {

namespace {

QChar folded(QChar c)
{
    if (c.unicode() < 128)
        return c.toLower();
    while (c.decompositionTag() == QChar::Canonical && !c.decomposition().isEmpty())
        c = c.decomposition().front();
    return c.toCaseFolded();
}

bool isPartOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate();
}

/// A text without case and diacritics, and where each of its characters stood.
struct Folded {
    QString text;
    std::vector<int> at;

    explicit Folded(const QString &source)
    {
        text.reserve(source.size());
        at.reserve(std::size_t(source.size()) + 1);
        for (int i = 0; i < source.size(); ++i) {
            if (source[i].isMark())
                continue;
            text.append(folded(source[i]));
            at.push_back(i);
        }
        at.push_back(int(source.size()));
    }
};

} // namespace

QStringList searchWords(const QString &typed)
{
    QStringList words;
    QString word;
    for (const QChar c : Folded(typed).text + QLatin1Char(' ')) {
        if (isPartOfWord(c)) {
            word += c;
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    words.removeDuplicates();
    return words;
}

std::vector<Mark> marksIn(const QString &text, const QStringList &words)
{
    std::vector<Mark> marks;
    if (words.isEmpty())
        return marks;
    const Folded source(text);
    for (const QString &word : words) {
        for (qsizetype i = source.text.indexOf(word); i >= 0; i = source.text.indexOf(word, i + 1)) {
            if (i > 0 && isPartOfWord(source.text[i - 1]))
                continue;
            const int start = source.at[std::size_t(i)];
            marks.push_back({start, source.at[std::size_t(i + word.size())] - start});
        }
    }
    std::sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) {
        return a.start != b.start ? a.start < b.start : a.length > b.length;
    });
    int end = 0;
    std::erase_if(marks, [&end](const Mark &mark) {
        const bool covered = mark.start < end;
        end = std::max(end, mark.start + mark.length);
        return covered;
    });
    return marks;
}

} // namespace earshot
