#include "ui/widgets/chip.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace earshot {

namespace {

constexpr int Pad = 9;
constexpr int Cross = 16;
constexpr int Arrow = 12;
constexpr int MaxValue = 240; // a long value gives way, not the bar

QFont valueFont(QFont font)
{
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setFont(textFont(TextSize::Small));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void Chip::setText(const QString &text)
{
    QAbstractButton::setText(text);
    name();
    resized();
}

void Chip::setIcon(Icon icon)
{
    m_icon = icon;
    resized();
}

void Chip::setValue(const QString &value)
{
    m_value = value.simplified();
    name();
    resized();
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    resized();
}

void Chip::setOpening(bool opening)
{
    m_opening = opening;
    resized();
}

void Chip::setActive(bool active)
{
    m_active = active;
    update();
}

void Chip::name()
{
    //: Read by screen readers: the name of a filter and what it is set to
    setAccessibleName(m_value.isEmpty() ? text() : tr("%1: %2").arg(text(), m_value));
}

void Chip::resized()
{
    m_width = -1;
    updateGeometry();
    update();
}

void Chip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_width = -1;
    QAbstractButton::changeEvent(event);
}

QSize Chip::sizeHint() const
{
    if (m_width < 0)
        m_width = contentWidth();
    return {m_width, compactHeight(font()) + 1};
}

int Chip::contentWidth() const
{
    int width = 2 * Pad + fontMetrics().horizontalAdvance(text()) + 1;
    if (m_icon)
        width += IconSize - 2 + (text().isEmpty() && m_value.isEmpty() ? 0 : 5);
    if (!m_value.isEmpty())
        width += std::min(QFontMetrics(valueFont(font())).horizontalAdvance(m_value) + 1, MaxValue) +
                 (text().isEmpty() ? 0 : 5);
    if (m_removable)
        width += Cross - 2;
    else if (m_opening)
        width += Arrow + 1;
    return width;
}

QSize Chip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 64), sizeHint().height()};
}

QRect Chip::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - Cross - 5, (height() - Cross) / 2, Cross, Cross));
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && sizeHint().width() >= width() &&
        QFontMetrics(valueFont(font())).horizontalAdvance(m_value) > MaxValue) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_value.toHtmlEscaped(), this);
        return true;
    }
    return QAbstractButton::event(event);
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const QColor rest = m_active ? t.accentSoft : t.surface;
    const QColor fill = isDown()                      ? blend(rest, t.text, 0.10)
                        : underMouse() && isEnabled() ? blend(rest, t.text, 0.04)
                                                      : rest;
    const qreal round = radius::Control;
    paintBox(&painter, rect(), round, fill, m_active ? blend(t.accentSoft, t.accent, 0.35) : t.outline);
    if (showsFocusRing(this))
        paintFocusRing(&painter, rect(), round, t);

    const QColor faded = palette().color(QPalette::Disabled, QPalette::Text);
    const QColor ink = !isEnabled() ? faded : m_active ? t.accent : t.text;
    QRect content = rect().adjusted(Pad, 0, m_removable ? -Cross - 7 : m_opening ? -Pad - Arrow - 1 : -Pad, 0);
    const auto visual = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    if (m_icon) {
        const int side = IconSize - 2;
        paintIcon(&painter, visual(QRect(content.left(), 0, side, height())), *m_icon,
                  m_active ? t.accent : t.textMuted, side);
        content.setLeft(content.left() + side + 5);
    }
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setPen(!isEnabled()        ? faded
                   : m_value.isEmpty() ? ink
                   : m_active          ? blend(t.accent, t.accentSoft, 0.1)
                                       : t.textMuted);
    drawLine(&painter, visual(content), leading, text());
    if (!m_value.isEmpty()) {
        if (!text().isEmpty())
            content.setLeft(content.left() + fontMetrics().horizontalAdvance(text()) + 5);
        painter.setFont(valueFont(font()));
        painter.setPen(ink);
        drawLine(&painter, visual(content), leading, m_value);
    }
    if (m_opening && !m_removable)
        paintIcon(&painter, visual(QRect(width() - Pad - Arrow + 2, 0, Arrow, height())), Icon::ChevronDown,
                  t.textFaint, Arrow);
    if (m_removable) {
        if (m_crossHovered)
            paintBox(&painter, crossRect(), radius::Small, blend(fill, t.text, 0.10));
        paintIcon(&painter, crossRect(), Icon::X, m_crossHovered ? t.text : m_active ? t.accent : t.textFaint, 10);
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    m_crossPressed = m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->pos());
    if (!m_crossPressed)
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_crossPressed)
        return QAbstractButton::mouseReleaseEvent(event);
    m_crossPressed = false;
    if (crossRect().contains(event->pos()))
        Q_EMIT removeRequested();
}

void Chip::mouseMoveEvent(QMouseEvent *event)
{
    m_crossHovered = m_removable && crossRect().contains(event->pos());
    update();
    QAbstractButton::mouseMoveEvent(event);
}

void Chip::leaveEvent(QEvent *event)
{
    m_crossHovered = false;
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace earshot
