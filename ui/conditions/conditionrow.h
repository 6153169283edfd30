#pragma once
#include "ui/conditions/conditioneditor.h"
#include "ui/widgets/iconbutton.h"

namespace earshot {

class ConditionForm;
class PopupCombo;

/// What a row or card is taken by and moved with.
class Grip : public IconButton {
    Q_OBJECT
public:
    Grip(ConditionEditor &editor, const conditions::Place &place, QWidget *parent);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ConditionEditor &m_editor;
    conditions::Place m_place;
    QPoint m_pressed;
    bool m_dragging = false;
};

/// One condition of the editor.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    ConditionRow(ConditionEditor &editor, const conditions::Place &place, const conditions::Condition &condition,
                 QWidget *parent);

    void focusField();
    void focusValue();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseField();
    void mark();

    ConditionEditor &m_editor;
    conditions::Place m_place;
    Grip *m_grip;
    PopupCombo *m_field;
    ConditionForm *m_form;
    QWidget *m_warning;
};

/// The menu behind the last button of a row or card.
void fillNodeMenu(class QMenu &menu, ConditionEditor &editor, const conditions::Place &place);

} // namespace earshot
