#include "ui/review/rowheights.h"

#include <algorithm>

namespace earshot {

void RowHeights::reset(std::vector<int> guesses)
{
    m_heights = std::move(guesses);
    m_measured.assign(m_heights.size(), 0);
    m_tops.assign(m_heights.size() + 1, 0);
    m_good = 0;
}

int RowHeights::measure(int row, int height)
{
    m_measured[std::size_t(row)] = 1;
    const int growth = height - m_heights[std::size_t(row)];
    m_heights[std::size_t(row)] = height;
    if (growth != 0)
        m_good = std::min(m_good, row);
    return growth;
}

int RowHeights::top(int row) const
{
    if (m_tops.empty())
        return 0;
    update(row);
    return m_tops[std::size_t(row)];
}

int RowHeights::rowAt(int y) const
{
    update(count());
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(int(it - m_tops.begin()) - 1, 0, std::max(0, count() - 1));
}

int RowHeights::nextGuess(int from) const
{
    return int(std::find(m_measured.begin() + from, m_measured.end(), 0) - m_measured.begin());
}

void RowHeights::update(int upTo) const
{
    for (; m_good < upTo; ++m_good)
        m_tops[std::size_t(m_good) + 1] = m_tops[std::size_t(m_good)] + m_heights[std::size_t(m_good)];
}

} // namespace earshot
