#include "ui/widgets/inlineedit.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace earshot {

InlineEdit::InlineEdit(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setFrame(false);
    setReadOnly(true);
    setPlaceholderText(placeholder);
    setTextMargins(space::Xs, 0, space::Xs, 0);
    setFixedHeight(compactHeight(font()));
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_Hover);
}

void InlineEdit::setValue(const QString &value)
{
    if (isEditing() && value != m_value) {
        m_value = value;
        Q_EMIT overtaken(value);
    }
    m_value = value;
    if (!isEditing()) {
        setText(value);
        setCursorPosition(0);
        updateGeometry();
    }
}

void InlineEdit::startEditing()
{
    if (isEditing())
        return setFocus(Qt::OtherFocusReason); // what was refused still stands there
    if (!isEnabled())
        return;
    m_base = m_value;
    m_called = !hasFocus();
    setReadOnly(false);
    setFocus(Qt::OtherFocusReason);
    if (m_dropped.isEmpty()) {
        selectAll();
    } else { // what Esc left is one undo away
        selectAll();
        insert(std::exchange(m_dropped, QString()));
        selectAll();
        insert(m_value);
        selectAll();
    }
    update();
    Q_EMIT began();
}

void InlineEdit::save()
{
    if (isEditing())
        finish(true);
}

void InlineEdit::revert()
{
    if (isEditing())
        finish(false);
}

void InlineEdit::start(const QString &value)
{
    revert();
    m_dropped.clear();
    setValue(value);
}

void InlineEdit::resume(const QString &typed)
{
    m_base = m_value;
    m_called = false;
    setReadOnly(false);
    setText(typed);
    update();
    Q_EMIT began();
}

QSize InlineEdit::sizeHint() const
{
    const QString &shown = m_value.isEmpty() ? placeholderText() : m_value;
    return {std::max(fontMetrics().horizontalAdvance(shown), 80) + 2 * space::S + 4, height()};
}

bool InlineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !isEditing() && isCut()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text().left(2000).toHtmlEscaped(), this);
        return true;
    }
    return QLineEdit::event(event);
}

void InlineEdit::paintEvent(QPaintEvent *event)
{
    const Theme &t = themeOf(this);
    {
        QPainter painter(this);
        if (isEditing()) {
            paintBox(&painter, rect(), radius::Control, t.surface);
            paintFocusRing(&painter, rect(), radius::Control, t);
        } else if (underMouse() && isEnabled()) {
            paintBox(&painter, rect(), radius::Control, t.hover);
        } else if (showsFocusRing(this)) {
            paintFocusRing(&painter, rect(), radius::Control, t);
        }
        if (!isEditing() && !text().isEmpty())
            return paintValue(painter);
    }
    QLineEdit::paintEvent(event);
}

QRect InlineEdit::textRect() const
{
    constexpr int Own = 2; // what a line edit keeps free inside its margins
    return rect().marginsRemoved(textMargins() + QMargins(Own, 0, Own, 0));
}

bool InlineEdit::isCut() const
{
    return fontMetrics().horizontalAdvance(text()) > textRect().width();
}

/// A line edit would clip what is too long, and put right-to-left names at the other end of the page.
void InlineEdit::paintValue(QPainter &painter) const
{
    const Theme &t = themeOf(this);
    QRect words = textRect();
    words.setTop(words.top() + (words.height() - fontMetrics().height() + 1) / 2); // where it stands while edited
    words.setHeight(fontMetrics().height());
    painter.setPen(isEnabled() ? t.text : palette().color(QPalette::Disabled, QPalette::Text));
    drawLine(&painter, words, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), text());
}

void InlineEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEditing() && (enter || event->key() == Qt::Key_F2))
        return startEditing();
    if (isEditing() && (enter || event->key() == Qt::Key_Escape)) {
        finish(enter);
        return !isEditing() && std::exchange(m_called, false) ? leave() : void();
    }
    QLineEdit::keyPressEvent(event);
}

void InlineEdit::mousePressEvent(QMouseEvent *event)
{
    if (!isEditing() && event->button() == Qt::LeftButton)
        return startEditing();
    QLineEdit::mousePressEvent(event);
}

void InlineEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!isEditing())
        deselect();
}

void InlineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // A context menu or another window takes the focus only for a while.
    if (isEditing() && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

/// Whoever was called here by a key of the page goes back to it, so that its keys work at once.
void InlineEdit::leave()
{
    for (QWidget *around = parentWidget(); around; around = around->parentWidget())
        if (around->focusPolicy() & Qt::ClickFocus)
            return around->setFocus(Qt::OtherFocusReason);
}

void InlineEdit::finish(bool commit)
{
    const QString typed = text().trimmed();
    if (commit && typed != m_base && m_check && !m_check(typed))
        return Q_EMIT refused(typed);
    setReadOnly(true);
    const bool changed = commit && typed != m_base && typed != m_value; // opening it alone takes nothing back
    if (!commit && typed != m_base)
        m_dropped = typed;
    if (changed)
        m_value = typed;
    setText(m_value);
    setCursorPosition(0);
    deselect();
    updateGeometry();
    if (changed)
        Q_EMIT committed(typed);
    Q_EMIT ended(changed);
}

} // namespace earshot
