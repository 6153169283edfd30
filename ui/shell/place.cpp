#include "ui/shell/place.h"

namespace earshot {

void History::visit(const Place &place)
{
    if (!std::exchange(m_visited, true)) {
        m_places = {place};
        return;
    }
    if (place == current())
        return;
    m_places.resize(m_at + 1);
    m_places.push_back(place);
    if (m_places.size() > Most)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

void History::become(const Place &place)
{
    m_places[m_at] = place;
}

} // namespace earshot
