#pragma once
#include "models/items/calllist.h"
#include "models/items/editing.h"
#include "models/store/preferences.h"

#include <QWidget>

namespace earshot {

class CallTable;

/// The list of calls: a view (filter, search, order, columns) over the cache, what is chosen in it, and what can be
/// done with many calls at once. Its actions are those of QWidget::actions(), each with a name, a text and an icon.
class CallsPage : public QWidget {
    Q_OBJECT
public:
    /// All of these outlive the page.
    CallsPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &editing,
              const items::Reader &reader, QWidget *parent = nullptr);
    ~CallsPage() override;

    /// Shows a saved view, or one made for the moment; its layout may be empty.
    void showView(const store::SavedView &view);
    /// The view as it is now, with what was changed since showView().
    store::SavedView currentView() const;

    std::optional<CallRow> currentCall() const;
    void selectNext();
    void selectPrevious();
    void focusSearch();

Q_SIGNALS:
    /// Another call is the current one, or none. `phrase`: where in its transcript the search met it.
    void currentCallChanged(std::optional<earshot::CallRow> row, std::optional<std::size_t> phrase);
    /// Enter or a double click.
    void callActivated(earshot::CallRow row);
    /// The view is not what showView() was given any more, or is another one.
    void viewChanged();
    /// The person wants the view kept: under its name, or (id 0, no name) under a new one.
    void saveViewRequested(const earshot::store::SavedView &view);

private:
    items::CallList *m_list;
    CallTable *m_table;
    store::SavedView m_view;
    items::Reader m_reader;
};

} // namespace earshot
