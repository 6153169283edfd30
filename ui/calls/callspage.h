#pragma once
#include "models/items/calllist.h"
#include "models/items/editing.h"
#include "models/store/preferences.h"
#include "ui/calls/listlayout.h"

#include <QWidget>

#include <map>

class QStackedWidget;

namespace earshot {

class BulkBar;
class CallTable;
class ElidedLabel;
class EmptyState;
class FilterBar;
class IconButton;
class InlineBanner;
class Label;
class ProgressStrip;
class SearchField;
class ValueSource;
struct BulkEdit;

/// The list of calls: a view (filter, search, order, columns) over the cache, what is chosen in it, and what can be
/// done with many calls at once. Its actions are those of QWidget::actions(), each with a name, a text and an icon.
class CallsPage : public QWidget {
    Q_OBJECT
public:
    /// All of these outlive the page.
    CallsPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &editing,
              const items::DisplayContext &display, QWidget *parent = nullptr);
    ~CallsPage() override;

    /// Shows a saved view, or one made for the moment; its layout may be empty. `saved`: what it was before it was
    /// changed, where it comes changed already.
    void showView(const store::SavedView &view, const std::optional<store::SavedView> &saved = {});
    /// The view as it is now, with what was changed since showView().
    store::SavedView currentView() const;
    /// currentView() finds other calls than showView() was given.
    bool isModified() const;

    /// Words for a page without calls where no search and no filter is the reason; `action` for a button, mostly empty.
    void sayNothingYet(const QString &what, const QString &advice, const QString &action);

    std::optional<CallRow> currentCall() const;
    std::vector<CallRow> chosenCalls() const;
    void selectNext();
    void selectPrevious();
    void focusSearch();
    void focusList(Qt::FocusReason reason);
    ListSight sight() const;
    /// Back to where one was, as soon as the list is there.
    void look(const ListSight &sight);

    /// What to say of an edit that was begun here and is told by Editing::edited; empty when it was begun elsewhere.
    QString doneWords(const QString &name, const items::Editing::Outcome &outcome);
    /// What it costs to send so many edits, in words, for the question before an edit of very many calls.
    void setCostWords(std::function<QString(int edits)> words) { m_costWords = std::move(words); }

Q_SIGNALS:
    /// A short word on what was done here that is no edit.
    void told(const QString &text);
    /// All calls of the list are to be written to a file, with what is shown of them.
    void exportRequested(const earshot::store::CallQuery &query, const std::vector<const earshot::Field *> &fields,
                         const QString &name);
    /// Somebody put a link to a call, or its id, into the search.
    void linkEntered(const QString &link);
    /// The view is to be kept under another name, beside the one it has.
    void saveAsRequested(const earshot::store::SavedView &view);
    /// Another call is the current one, or none. `phrase`: where in its transcript the search met it.
    void currentCallChanged(std::optional<earshot::CallRow> row, std::optional<std::size_t> phrase);
    /// There came to be calls to choose from, or none is left.
    void filledChanged(bool filled);
    /// The button of sayNothingYet().
    void nothingYetActed();
    /// The unreviewed ones of these calls are to be gone through.
    void reviewRequested(const earshot::store::SavedView &view);
    /// Enter or a double click.
    void callActivated(earshot::CallRow row);
    /// The view is not what showView() was given any more, or is another one.
    void viewChanged();
    /// The person wants the view kept: under its name, or (id 0, no name) under a new one.
    void saveViewRequested(const earshot::store::SavedView &view);

private:
    enum class Needs { Nothing, Selection };

    void buildPage();
    void connectParts();
    void addActions();
    QAction *addAct(const char *name, int icon, const QString &text, const QKeySequence &keys, Needs needs,
                    std::function<void()> act);
    void searchFor(const QString &text);
    void ask(const std::optional<ListSight> &kept = {});
    std::optional<ListSight> seen() const;
    void showState();
    void showNothing();
    bool isNarrowed() const;
    void showTitle();
    void describe();
    void addUp();
    QString totalsWords() const;
    void onSelection(int rows);
    void edit(const BulkEdit &edit);
    void ask(const BulkEdit &edit, const std::vector<CallRow> &rows, const store::Foresight &foresight);
    static QString replacedWords(const store::CallChange &change, int calls);
    void make(const BulkEdit &edit, const std::vector<CallRow> &rows);
    std::vector<const Field *> shownFields() const;
    void copySelection();
    void openColumns();
    void openMenu(QPoint place);
    void changed();
    void onAnotherDay();
    store::SavedView edited() const;

    store::Cache &m_cache;
    items::Background &m_background;
    items::Editing &m_editing;
    const items::DisplayContext &m_display;
    ValueSource *m_values;
    items::CallList *m_list;

    store::SavedView m_saved;                  // as it was before it was changed
    store::SavedView m_view;                   // as it is now, columns aside
    std::vector<ListColumn> m_columns;         // as showView() set them
    std::optional<ListSight> m_looking;        // to be gone back to
    std::optional<ListSight> m_lookingNext;    // the same, once the list is being read anew
    std::map<QString, ListSight> m_editedFrom; // where one was when an edit of several calls began, by its name
    bool m_lookElseTop = false;                // where that call is not in the list any more
    int m_undoAt = 0;
    QString m_undone; // the name of an edit that is being taken back
    bool m_asked = false;
    bool m_filled = true;
    QString m_nothingYet[3]; // as told by sayNothingYet()
    std::optional<std::vector<store::ClientTotals>> m_totals;
    items::Ticket m_counting, m_copying, m_foreseeing;
    std::map<QString, std::function<QString(int)>> m_done; // edits begun here: BulkEdit::done, by name
    std::function<QString(int)> m_costWords;

    ElidedLabel *m_title;
    SearchField *m_search;
    IconButton *m_columnsButton;
    FilterBar *m_filters;
    InlineBanner *m_banner;
    ProgressStrip *m_progress;
    QStackedWidget *m_stack;
    CallTable *m_table;
    EmptyState *m_empty;
    BulkBar *m_bulk;
    Label *m_status;
    std::vector<QAction *> m_forSelection;
};

} // namespace earshot
