#pragma once
#include "models/items/background.h"
#include "models/store/cache.h"
#include "ui/widgets/popup.h"

namespace earshot {

class FindList;

/// Which calls are gone through: all, those of a client, or those of a saved view.
class QueueChooser : public Popup {
    Q_OBJECT
public:
    QueueChooser(store::Cache &cache, items::Background &background, QWidget *parent);

    /// How a queue is called: the view's name, its client's, or all calls.
    static QString nameOf(const store::SavedView &view, const std::vector<Client> &clients);

Q_SIGNALS:
    void chosen(const earshot::store::SavedView &view);

private:
    void show(std::vector<store::SavedView> views);

    std::vector<store::SavedView> m_views;
    FindList *m_list;
    items::Ticket m_reading;
};

} // namespace earshot
