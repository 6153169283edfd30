#include "ui/widgets/noteedit.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

#include <cmath>

namespace earshot {

namespace {

constexpr int MostLines = 12; // it scrolls from there on

} // namespace

NoteEdit::NoteEdit(const QString &placeholder, QWidget *parent) : QPlainTextEdit(parent)
{
    setPlaceholderText(placeholder);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setViewportMargins(6, 3, 6, 3); // where the text of an InlineEdit stands
    setAttribute(Qt::WA_Hover);
    m_pause.setSingleShot(true);
    m_pause.setInterval(1500);
    connect(&m_pause, &QTimer::timeout, this, &NoteEdit::save);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        grow();
        if (hasFocus())
            m_pause.start();
    });
    grow();
}

void NoteEdit::setValue(const QString &value)
{
    if (hasFocus() && toPlainText().trimmed() != m_value) {
        m_value = value; // somebody is typing
        return;
    }
    m_value = value;
    if (toPlainText().trimmed() != value.trimmed()) {
        setPlainText(value);
        m_pause.stop();
        m_before = value;
    }
}

void NoteEdit::setPause(int milliseconds)
{
    m_pause.setInterval(milliseconds);
}

QSize NoteEdit::sizeHint() const
{
    return {200, height()};
}

QSize NoteEdit::minimumSizeHint() const
{
    return {80, heightFor(1)};
}

bool NoteEdit::event(QEvent *event)
{
    // Esc belongs to the edit while there is something to go back to, even where the window has a shortcut on it.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    if (event->type() == QEvent::Paint)
        paintField();
    return QPlainTextEdit::event(event);
}

void NoteEdit::paintField()
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (hasFocus()) {
        paintBox(&painter, rect(), radius::Control, t.surface);
        paintFocusRing(&painter, rect(), radius::Control, t);
    } else if (underMouse() && isEnabled()) {
        paintBox(&painter, rect(), radius::Control, t.hover);
    }
}

void NoteEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        if (toPlainText() != m_before)
            setPlainText(m_before);
        return leave();
    }
    if (enter && event->modifiers() & Qt::ControlModifier)
        return leave();
    QPlainTextEdit::keyPressEvent(event);
}

// The focus goes to the page around, so that its keys work at once.
void NoteEdit::leave()
{
    for (QWidget *around = parentWidget(); around; around = around->parentWidget())
        if (around->focusPolicy() != Qt::NoFocus)
            return around->setFocus(Qt::OtherFocusReason);
    clearFocus();
}

void NoteEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    m_before = toPlainText();
    update();
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
    if (event->reason() != Qt::PopupFocusReason)
        save();
}

void NoteEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

void NoteEdit::save()
{
    m_pause.stop();
    const QString typed = toPlainText().trimmed();
    if (typed == m_value.trimmed())
        return;
    m_value = typed;
    Q_EMIT committed(typed);
}

int NoteEdit::heightFor(int lines) const
{
    return std::max(compactHeight(font()), lines * fontMetrics().lineSpacing() + 7);
}

void NoteEdit::grow()
{
    // a plain text document measures itself in lines
    const int lines = int(std::ceil(document()->size().height()));
    setVerticalScrollBarPolicy(lines > MostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int wanted = heightFor(std::clamp(lines, 1, MostLines));
    if (height() != wanted || minimumHeight() != wanted)
        setFixedHeight(wanted);
}

} // namespace earshot
