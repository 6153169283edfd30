#pragma once
#include <vector>

namespace earshot {

/// The heights of many rows: guessed at first, measured when they come near. Answers which row is where.
class RowHeights {
public:
    void reset(std::vector<int> guesses);
    int count() const { return int(m_heights.size()); }
    bool isMeasured(int row) const { return m_measured[std::size_t(row)] != 0; }
    int height(int row) const { return m_heights[std::size_t(row)]; }
    /// Returns by how much the row grew.
    int measure(int row, int height);

    int top(int row) const; // of count(): the height of all
    int total() const { return top(count()); }
    /// The row at a height; clamped.
    int rowAt(int y) const;
    /// The first row from `from` on that is only guessed; count() when all are measured.
    int nextGuess(int from) const;

private:
    void update(int upTo) const;

    std::vector<int> m_heights;
    std::vector<char> m_measured;
    mutable std::vector<int> m_tops; // one more than rows
    mutable int m_good = 0;          // tops up to and with this one are right
};

} // namespace earshot
