#pragma once
#include "models/conditions/condition.h"
#include "models/domain/catalogue.h"
#include "models/items/background.h"
#include "ui/conditions/tree.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QScrollArea;
class QVBoxLayout;

namespace earshot {

class Label;
class ValueSource;

/// A tree of conditions as nested cards: groups (all, any, none) around rows of field, operator and value. Everything
/// can be done by mouse and by keyboard, and undone. Under it the tree in plain words, and how many calls it is true
/// for.
class ConditionEditor : public QWidget {
    Q_OBJECT
public:
    explicit ConditionEditor(ValueSource &values, QWidget *parent = nullptr);

    /// Shows a tree without announcing it, and forgets what could be undone.
    void setNode(const conditions::Node &node);
    const conditions::Node &node() const { return m_root; }
    /// Every condition has what it needs; what is not complete cannot be used as a filter.
    bool isComplete() const;

    // What the cards and rows ask for; each can be undone.
    void replaceCondition(const conditions::Place &place, const conditions::Condition &condition);
    void changeField(const conditions::Place &place, const Field &field);
    void setMatch(const conditions::Place &group, conditions::Match match);
    void addCondition(const conditions::Place &group, const Field &field);
    void addGroup(const conditions::Place &group);
    void remove(const conditions::Place &place);
    void duplicate(const conditions::Place &place);
    void invert(const conditions::Place &place);
    void moveTo(const conditions::Place &from, const conditions::Place &to);
    void replaceAll(const conditions::Node &node);
    void undo();
    void redo();
    bool canUndo() const { return !m_past.empty(); }

    // Dragging a row or card by its grip.
    void dragOver(const conditions::Place &from, QPoint global);
    void drop(const conditions::Place &from, QPoint global);

    ValueSource &values() { return m_values; }

Q_SIGNALS:
    /// The person changed the tree; see isComplete().
    void changed(const earshot::conditions::Node &node);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Item {
        conditions::Place place;
        QWidget *widget;
    };
    enum class Focus { OnItem, OnValue };

    void addActions();
    QAction *addAct(const char *name, const QString &text, const QKeySequence &keys, std::function<void()> act);
    void commit(const conditions::Node &next, const conditions::Place &focus, Focus where = Focus::OnItem);
    void remember(const conditions::Place &edited);
    void present(const conditions::Node &node, const conditions::Place &focus, Focus where);
    void rebuild();
    QWidget *widgetFor(const conditions::Node &node, const conditions::Place &place);
    void describe();
    void countSoon();
    void count();
    void focusOn(const conditions::Place &place, Focus where);
    conditions::Place focusedPlace() const;
    /// Where a drop at the point would put things, and the line that shows it, in the coordinates of the tree.
    std::optional<std::pair<conditions::Place, QRect>> gapAt(QPoint global, const conditions::Place &from) const;

    ValueSource &m_values;
    conditions::Node m_root;
    std::vector<conditions::Node> m_past, m_future;
    std::optional<conditions::Place> m_typing; // the row whose edits are one undo step
    std::vector<Item> m_items;                 // in reading order
    QScrollArea *m_scroll;
    QWidget *m_tree = nullptr;
    QWidget *m_gap = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    Label *m_words;
    Label *m_count;
    QTimer m_pause; // between typing and counting
    items::Ticket m_counting;
    Label *m_missing;
};

} // namespace earshot
