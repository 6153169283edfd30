#pragma once
#include "ui/conditions/conditioneditor.h"

class QVBoxLayout;

namespace earshot {

/// A group of the editor: what must hold of its members, the members on a rail, and buttons to add more.
class GroupCard : public QWidget {
    Q_OBJECT
public:
    GroupCard(ConditionEditor &editor, const conditions::Place &place, conditions::Match match, QWidget *parent);

    void addMember(QWidget *member);
    void focusHead();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseField(QWidget *anchor);

    ConditionEditor &m_editor;
    conditions::Place m_place;
    QWidget *m_head;
    QVBoxLayout *m_members;
    Label *m_empty; // says what a group without members means
};

} // namespace earshot
