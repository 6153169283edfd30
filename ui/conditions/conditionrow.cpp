#include "ui/conditions/conditionrow.h"

#include "models/items/fieldtext.h"
#include "ui/conditions/conditionform.h"
#include "ui/conditions/fieldchooser.h"
#include "ui/conditions/popupcombo.h"
#include "ui/widgets/iconmark.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace earshot {

using conditions::Place;

Grip::Grip(ConditionEditor &editor, const Place &place, QWidget *parent)
    : IconButton(Icon::Grip, tr("Move"), parent), m_editor(editor), m_place(place)
{
    setObjectName(QStringLiteral("grip"));
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Drag to move, or press Alt with the arrow keys"));
}

void Grip::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->globalPosition().toPoint();
    m_dragging = false;
    setFocus(Qt::MouseFocusReason);
    setCursor(Qt::ClosedHandCursor);
}

void Grip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->globalPosition().toPoint();
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_dragging = m_dragging || (at - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_dragging)
        m_editor.dragOver(m_place, at);
}

void Grip::mouseReleaseEvent(QMouseEvent *event)
{
    setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_dragging, false))
        m_editor.drop(m_place, event->globalPosition().toPoint()); // may delete this
}

void Grip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        m_editor.remove(m_place);
    else
        IconButton::keyPressEvent(event);
}

ConditionRow::ConditionRow(ConditionEditor &editor, const Place &place, const conditions::Condition &condition,
                           QWidget *parent)
    : QWidget(parent), m_editor(editor), m_place(place), m_grip(new Grip(editor, place, this)),
      m_field(new PopupCombo(this)), m_form(new ConditionForm(condition, editor.values(), Room::Line, this)),
      m_warning(new IconMark(Icon::Warning, Tone::Warn, IconSize, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(space::S);
    row->addWidget(m_grip);
    row->addWidget(m_field);
    row->addWidget(m_form, 1);
    row->addWidget(m_warning);
    m_field->setObjectName(QStringLiteral("field"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setText(items::label(*callField(condition.field)));
    m_field->setToolTip(m_field->text());
    m_field->setFixedWidth(forText(160));
    QSizePolicy keeps = m_warning->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_warning->setSizePolicy(keeps);
    auto *more = new IconButton(Icon::More, tr("More"), this);
    auto *menu = new QMenu(more);
    fillNodeMenu(*menu, editor, place);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(more);
    auto *away = new IconButton(Icon::X, tr("Remove condition"), this);
    away->setObjectName(QStringLiteral("remove"));
    row->addWidget(away);
    connect(
        away, &IconButton::clicked, this, [this] { m_editor.remove(m_place); }, Qt::QueuedConnection);
    connect(m_field, &PopupCombo::opened, this, &ConditionRow::chooseField);
    connect(m_form, &ConditionForm::edited, this, [this] {
        m_editor.replaceCondition(m_place, m_form->condition());
        mark();
    });
    mark();
}

void ConditionRow::focusField()
{
    m_grip->setFocus(Qt::TabFocusReason);
}

void ConditionRow::focusValue()
{
    m_form->focusValue();
}

void ConditionRow::chooseField()
{
    openFieldPopup(m_field, m_form->condition().field, this,
                   [this](const Field &field) { m_editor.changeField(m_place, field); });
}

void ConditionRow::mark()
{
    const QString missing = whatIsMissing(m_form->condition());
    m_warning->setToolTip(missing);
    m_warning->setVisible(!missing.isEmpty());
}

void ConditionRow::paintEvent(QPaintEvent *)
{
    if (!isAncestorOf(QApplication::focusWidget()))
        return;
    QPainter painter(this);
    paintBox(&painter, rect(), radius::Control, themeOf(this).hover);
}

void fillNodeMenu(QMenu &menu, ConditionEditor &editor, const Place &place)
{
    const auto add = [&](Icon icon, const QString &text, const QString &keys,
                         void (ConditionEditor::*act)(const Place &)) {
        QAction *action = menu.addAction(themedIcon(icon), text + QLatin1Char('\t') + keys);
        // queued: the menu belongs to what the action takes away
        QObject::connect(
            action, &QAction::triggered, &editor, [&editor, place, act] { (editor.*act)(place); },
            Qt::QueuedConnection);
    };
    const auto keys = [](QKeyCombination combination) {
        return QKeySequence(combination).toString(QKeySequence::NativeText);
    };
    add(Icon::Copy, ConditionRow::tr("Duplicate"), keys(Qt::CTRL | Qt::Key_D), &ConditionEditor::duplicate);
    add(Icon::Sync, ConditionRow::tr("Reverse the condition"), keys(Qt::CTRL | Qt::Key_I), &ConditionEditor::invert);
    menu.addSeparator();
    add(Icon::Trash, ConditionRow::tr("Delete"), keys(Qt::CTRL | Qt::Key_Backspace), &ConditionEditor::remove);
}

} // namespace earshot
