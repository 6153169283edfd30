#pragma once
// Where one is in the program, and where one was: back and forward as in a browser.

#include "models/store/preferences.h"
#include "ui/calls/listlayout.h"

#include <optional>
#include <vector>

namespace earshot {

struct Place {
    enum class Page { FirstRun, Calls, Review, Outbox, Settings };
    Page page = Page::Calls;
    store::SavedView view;        // Calls
    std::optional<CallRow> alone; // Calls: this call without the list
    ListSight sight = {};         // Calls: how the list was left; no part of what the place is
    bool operator==(const Place &other) const
    {
        return page == other.page && view == other.view && alone == other.alone;
    }
};

class History {
public:
    static constexpr std::size_t Most = 100;

    /// Goes to a new place; those ahead are forgotten. The place one is at already is no new one.
    void visit(const Place &place);
    /// The place one is at has become this one: a filter was changed, say.
    void become(const Place &place);

    const Place &current() const { return m_places[m_at]; }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    const Place &back() { return m_places[--m_at]; }
    const Place &forward() { return m_places[++m_at]; }

private:
    std::vector<Place> m_places = {Place()};
    std::size_t m_at = 0;
    bool m_visited = false;
};

} // namespace earshot
