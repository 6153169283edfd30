#include "ui/widgets/noteedit.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

#include <cmath>
#include <utility>

namespace earshot {

namespace {

constexpr int MostLines = 12; // it scrolls from there on

/// What was typed, and below it the lines that the other side added to what both began with.
QString withTheirLines(const QString &base, const QString &mine, const QString &theirs)
{
    const QStringList known = base.split(QLatin1Char('\n')) + mine.split(QLatin1Char('\n'));
    QString both = mine;
    for (const QString &line : theirs.split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty() && !known.contains(line))
            both += (both.isEmpty() ? QString() : QStringLiteral("\n")) + line;
    return both;
}

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
        if (hasFocus() && !m_other)
            m_pause.start();
    });
    grow();
}

bool NoteEdit::isTyping() const
{
    return toPlainText().trimmed() != m_value.trimmed();
}

void NoteEdit::start(const QString &value)
{
    m_sent.clear();
    m_own.clear();
    m_other.reset();
    m_pause.stop();
    m_value = m_base = value;
    if (toPlainText().trimmed() != value.trimmed())
        setPlainText(value);
}

void NoteEdit::setValue(const QString &value)
{
    if (value.trimmed() == m_value.trimmed()) {
        m_value = value;
        m_sent.clear(); // what was saved last has come back
        return;
    }
    if (hasFocus() && m_sent.contains(value.trimmed()))
        return; // a save before the last one, or what was there before it, is only read back now
    const bool overMine = hasFocus() && m_own.size() > 1 && !m_own.contains(value.trimmed());
    if (!isTyping() && !overMine) {
        const int at = textCursor().position();
        start(value);
        m_own << value.trimmed();
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(at, int(toPlainText().size())));
        setTextCursor(cursor);
        return;
    }
    // somebody else wrote while this is being typed, or over it: it stays, and so does theirs
    m_value = value;
    if (toPlainText().trimmed() == value.trimmed())
        return m_other.reset();
    m_other = value;
    m_pause.stop(); // not over theirs by itself
    Q_EMIT overtaken(value);
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
    // either way it is saved; undo takes it back
    if (event->key() == Qt::Key_Escape || (enter && event->modifiers() & Qt::ControlModifier))
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
    m_own = QStringList{m_value.trimmed()};
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
    if (const auto other = std::exchange(m_other, std::nullopt))
        if (isTyping())
            setPlainText(withTheirLines(m_base, toPlainText().trimmed(), *other));
    const QString typed = toPlainText().trimmed();
    if (!isTyping())
        return;
    for (const QString &known : {m_value.trimmed(), typed})
        if (!m_sent.contains(known))
            m_sent << known;
    m_own << typed;
    m_seen = std::exchange(m_value, typed);
    m_base = typed;
    Q_EMIT committed(typed);
}

void NoteEdit::takeTheirs()
{
    if (m_other)
        start(*std::exchange(m_other, std::nullopt));
}

void NoteEdit::keepMine()
{
    m_other.reset();
    m_base = m_value;
    save();
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
