#pragma once
#include "models/domain/transcript.h"

#include <QString>

#include <vector>

namespace earshot {

/// A transcript as rows to paint: a phrase each, and very long phrases several, so that no row is costly to lay out.
class TranscriptRows {
public:
    struct Row {
        std::size_t phrase = 0;
        std::size_t from = 0, length = 0; // bytes of the phrase's text
        bool begins = false;              // the phrase begins here
        bool heading = false;             // and another speaker begins to speak
    };

    TranscriptRows() = default;
    explicit TranscriptRows(Transcript transcript);
    /// Text without speakers and times, a row a line.
    static TranscriptRows plain(const std::string &text);

    int count() const { return int(m_rows.size()); }
    bool hasTimes() const { return m_timed; }
    const Row &row(int index) const { return m_rows[std::size_t(index)]; }
    const Phrase &phrase(int index) const { return m_transcript[row(index).phrase]; }
    QString text(int index) const;
    /// The row a phrase begins with; the last one when there are not so many.
    int rowOfPhrase(std::size_t phrase) const;
    const Transcript &transcript() const { return m_transcript; }

private:
    Transcript m_transcript;
    std::vector<Row> m_rows;
    bool m_timed = true;
};

} // namespace earshot
