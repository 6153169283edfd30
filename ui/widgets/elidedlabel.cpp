#include "ui/widgets/elidedlabel.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/spokenrole.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace earshot {

ElidedLabel::ElidedLabel(const QString &text, TextSize size, Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setSpokenRole(this, QAccessible::StaticText);
    setTextSize(size, size == TextSize::Title || size == TextSize::Headline ? QFont::DemiBold : QFont::Normal);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    // One line: what a hostile name carries in line breaks becomes spaces.
    m_text = text.simplified();
    m_selected = false;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidedLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void ElidedLabel::setTextSize(TextSize size, QFont::Weight weight)
{
    setFont(textFont(size, weight));
    updateGeometry();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
    update();
}

void ElidedLabel::setSelectable(bool selectable)
{
    m_selectable = selectable;
    setFocusPolicy(selectable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(selectable ? Qt::IBeamCursor : Qt::ArrowCursor);
}

bool ElidedLabel::isElided() const
{
    return sizeHint().width() > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int advance = m_tabular ? tabularWidth(font(), m_text) : metrics.horizontalAdvance(m_text);
    const QMargins m = contentsMargins();
    return {advance + 1 + m.left() + m.right(), metrics.height() + m.top() + m.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 4), fontMetrics().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isElided() && toolTip().isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_text.toHtmlEscaped(), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_selectable &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = QStyle::visualRect(layoutDirection(), rect(), contentsRect());
    const Theme &t = themeOf(this);
    const auto alignment = QStyle::visualAlignment(layoutDirection(), m_alignment);
    if (m_selected) {
        const QSize size(std::min(sizeHint().width(), area.width()), fontMetrics().height());
        painter.fillRect(QStyle::alignedRect(Qt::LeftToRight, alignment, size, area), t.selection);
    }
    if (showsFocusRing(this))
        paintFocusRing(&painter, rect(), radius::Small, t);
    painter.setPen(isEnabled() ? t.tone(m_tone) : palette().color(QPalette::Disabled, QPalette::WindowText));
    if (m_tabular && !isElided())
        drawTabular(&painter, area, alignment, m_text);
    else
        drawLine(&painter, area, alignment, m_text, m_mode);
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (m_selectable && event->matches(QKeySequence::Copy))
        return copy();
    QWidget::keyPressEvent(event);
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_selectable)
        return QWidget::contextMenuEvent(event);
    QMenu menu(this);
    menu.addAction(themedIcon(Icon::Copy), tr("Copy"), this, [this] { copy(); });
    menu.exec(event->globalPos());
}

void ElidedLabel::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!m_selectable)
        return QWidget::mouseDoubleClickEvent(event);
    m_selected = true;
    update();
}

void ElidedLabel::focusOutEvent(QFocusEvent *event)
{
    m_selected = false;
    update();
    QWidget::focusOutEvent(event);
}

void ElidedLabel::copy() const
{
    QGuiApplication::clipboard()->setText(m_text);
}

} // namespace earshot
