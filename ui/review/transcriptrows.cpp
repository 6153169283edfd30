#include "ui/review/transcriptrows.h"

#include "models/base/text.h"

#include <algorithm>

namespace earshot {

namespace {

constexpr std::size_t LongestRow = 2000; // bytes

// How much of `text` goes into one row: up to the last space that fits.
std::size_t rowLength(std::string_view text)
{
    if (text.size() <= LongestRow)
        return text.size();
    const std::string_view fits = text::cut(text, LongestRow);
    const std::size_t space = fits.find_last_of(" \n\t");
    return space == std::string_view::npos || space == 0 ? fits.size() : space + 1;
}

} // namespace

TranscriptRows::TranscriptRows(Transcript transcript) : m_transcript(std::move(transcript))
{
    m_rows.reserve(m_transcript.size());
    for (std::size_t p = 0; p < m_transcript.size(); ++p) {
        const Phrase &phrase = m_transcript[p];
        const bool turns = p == 0 || m_transcript[p - 1].speaker != phrase.speaker;
        const std::string_view whole = phrase.text;
        std::size_t from = 0;
        do {
            const std::size_t length = rowLength(whole.substr(from));
            m_rows.push_back({p, from, length, from == 0, turns && from == 0});
            from += std::max<std::size_t>(length, 1);
        } while (from < whole.size());
    }
}

TranscriptRows TranscriptRows::plain(const std::string &text)
{
    Transcript lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        Phrase line;
        line.text = text.substr(from, end - from);
        if (line.text.find_first_not_of(" \t\r") != std::string::npos)
            lines.push_back(std::move(line));
        from = end + 1;
    }
    TranscriptRows rows(std::move(lines));
    rows.m_timed = false;
    return rows;
}

QString TranscriptRows::text(int index) const
{
    const Row &r = row(index);
    const std::string_view part = std::string_view(m_transcript[r.phrase].text).substr(r.from, r.length);
    QString text = QString::fromUtf8(part.data(), qsizetype(part.size()));
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\t'), QLatin1Char(' '));
}

int TranscriptRows::rowOfPhrase(std::size_t phrase) const
{
    if (m_rows.empty())
        return -1;
    const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), phrase,
                                     [](const Row &row, std::size_t wanted) { return row.phrase < wanted; });
    return int(std::min(it, m_rows.end() - 1) - m_rows.begin());
}

} // namespace earshot
