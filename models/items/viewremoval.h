#pragma once

#include "models/items/sidebar.h"

#include <QUndoCommand>

namespace earshot::items {

/// Deleting a saved view, as a step of the undo stack: taken back, it stands where it stood.
class ViewRemoval : public QUndoCommand {
public:
    /// `name` is what the undo menu says.
    ViewRemoval(Sidebar &sidebar, const store::SavedView &view, const QString &name)
        : QUndoCommand(name), m_sidebar(sidebar), m_view(view)
    {
        for (const store::SavedView &one : sidebar.views())
            m_order.push_back(one.id);
    }

    void undo() override { m_sidebar.bringBack(m_view, m_order, text()); }
    void redo() override { m_sidebar.removeView(m_view.id, text()); }

private:
    Sidebar &m_sidebar;
    store::SavedView m_view;
    std::vector<store::ViewId> m_order;
};

} // namespace earshot::items
