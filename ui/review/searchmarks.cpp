#include "ui/review/searchmarks.h"

#include "models/base/folding.h"

#include <algorithm>
#include <string>

namespace earshot {

namespace {

constexpr QChar Quote = u'"'; // begins what is looked for as a phrase

/// A text as search compares it, and where each of its characters stood.
struct Folded {
    std::u32string text;
    std::vector<int> at; // one more than `text`: UTF-16 units

    explicit Folded(const QString &source)
    {
        for (int i = 0; i < source.size();) {
            const bool pair = source[i].isHighSurrogate() && i + 1 < source.size() && source[i + 1].isLowSurrogate();
            const char32_t c = pair ? QChar::surrogateToUcs4(source[i], source[i + 1]) : char32_t(source[i].unicode());
            for (const char32_t folded : text::foldedChar(c)) {
                text += folded;
                at.push_back(i);
            }
            i += pair ? 2 : 1;
        }
        at.push_back(int(source.size()));
    }

    text::Part part(std::size_t i) const { return text::partOf(text[i]); }
    bool isBetween(std::size_t i) const { return part(i) == text::Part::Between; }
    /// Whether a word begins there: behind a gap, and at every character of a script without blanks.
    bool beginsWord(std::size_t i) const
    {
        const text::Part here = part(i);
        if (here == text::Part::Between || here == text::Part::Mark)
            return false;
        return i == 0 || here == text::Part::Alone || part(i - 1) != text::Part::Word;
    }
    bool endsWord(std::size_t end) const { return end == text.size() || isBetween(end) || beginsWord(end); }
};

/// One thing to look for: characters, with a blank for any gap between words.
struct Wanted {
    std::u32string text;
    bool whole = false; // a phrase; else its end may be the middle of a word

    explicit Wanted(const QString &word)
        : text(word.mid(word.startsWith(Quote) ? 1 : 0).toStdU32String()), whole(word.startsWith(Quote))
    {
    }

    /// The end of a match that begins at `from`; 0 when there is none.
    std::size_t endIn(const Folded &source, std::size_t from) const
    {
        std::size_t at = from;
        for (const char32_t c : text) {
            if (c != U' ') {
                if (at >= source.text.size() || source.text[at] != c)
                    return 0;
                ++at;
                continue;
            }
            if (!source.endsWord(at))
                return 0;
            while (at < source.text.size() && source.isBetween(at))
                ++at;
        }
        return whole && !source.endsWord(at) ? 0 : at;
    }
};

/// The words of a piece with single blanks between.
void addWords(const Folded &typed, std::size_t from, std::size_t end, bool phrase, QStringList &words)
{
    QString found;
    bool gap = false;
    const auto flush = [&] {
        if (!found.isEmpty())
            words << (phrase ? Quote + found : found);
        found.clear();
    };
    for (std::size_t i = from; i < end; ++i) {
        if (typed.isBetween(i)) {
            gap = true;
            continue;
        }
        const bool sameKind = i > from && (typed.part(i) == text::Part::Mark || typed.part(i) == typed.part(i - 1) ||
                                           typed.part(i - 1) == text::Part::Mark);
        if (!phrase && (gap || !sameKind))
            flush();
        else if (gap && !found.isEmpty())
            found += u' ';
        gap = false;
        found += QString::fromUcs4(&typed.text[i], 1);
    }
    flush();
}

} // namespace

QStringList searchWords(const QString &typed)
{
    QStringList words;
    const Folded folded(typed);
    for (std::size_t from = 0; from < folded.text.size();) {
        const bool phrase = folded.text[from] == Quote.unicode();
        from += phrase ? 1 : 0;
        const std::size_t end = std::min(folded.text.find(Quote.unicode(), from), folded.text.size());
        addWords(folded, from, end, phrase && end < folded.text.size(), words);
        from = end + (phrase ? 1 : 0);
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
        const Wanted wanted(word);
        for (std::size_t i = source.text.find(wanted.text.front()); i < source.text.size();
             i = source.text.find(wanted.text.front(), i + 1)) {
            const int start = source.at[i];
            const std::size_t end = source.beginsWord(i) ? wanted.endIn(source, i) : 0;
            if (end > i && source.at[end] > start)
                marks.push_back({start, source.at[end] - start});
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
