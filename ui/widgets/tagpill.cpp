#include "ui/widgets/tagpill.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tagcolours.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace earshot {

namespace {

constexpr int Pad = 7;
constexpr int Cross = 14;
constexpr double DisabledInk = 0.45;

} // namespace

QSize tagPillSize(const QFont &font, const QString &name)
{
    return {lineWidth(font, name) + 2 * Pad + 1, QFontMetrics(font).height() + 4};
}

void paintTagPill(QPainter *painter, const QRect &rect, const QString &name, const QString &colour)
{
    const TagPaint paint = tagPaint(
        colour,
        themeOf(painter->device()->devType() == QInternal::Widget ? static_cast<QWidget *>(painter->device()) : nullptr)
            .kind);
    paintBox(painter, rect, radius::Small, paint.background);
    const QRect text = rect.adjusted(Pad, 0, -Pad, 0);
    painter->save();
    painter->setPen(paint.text);
    drawLine(painter, text.adjusted(0, 0, 1, 0), QStyle::visualAlignment(painter->layoutDirection(), Qt::AlignLeft),
             name);
    painter->restore();
}

TagPill::TagPill(const QString &name, const QString &colour, QWidget *parent)
    : QAbstractButton(parent), m_colour(colour)
{
    setFont(textFont(TextSize::Small, QFont::Medium));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(name.simplified());
    setAccessibleName(text());
    setRemovable(false);
}

void TagPill::setRemovable(bool removable)
{
    m_removable = removable;
    setFocusPolicy(removable ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, removable);
    setAccessibleDescription(removable ? tr("Press Delete to remove this tag") : QString());
    updateGeometry();
    update();
}

QSize TagPill::sizeHint() const
{
    return tagPillSize(font(), text()) + QSize(m_removable ? Cross : 0, 0);
}

QSize TagPill::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 48), sizeHint().height()};
}

QRect TagPill::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - Cross - 4, (height() - Cross) / 2, Cross, Cross));
}

void TagPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!isEnabled())
        painter.setOpacity(DisabledInk);
    const Theme &t = themeOf(this);
    const TagPaint paint = tagPaint(m_colour, t.kind);
    paintBox(&painter, rect(), radius::Small, paint.background);
    QRect label = rect();
    if (m_removable)
        label = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(0, 0, -Cross, 0));
    paintTagPill(&painter, label, text(), m_colour);
    if (m_removable)
        paintIcon(&painter, crossRect(), Icon::X,
                  blend(paint.background, paint.text, underMouse() || hasFocus() ? 1.0 : 0.6), 9);
    if (hasFocus())
        paintRing(&painter, rect(), radius::Small, paint.text); // which is seen on every tag's colour
}

void TagPill::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void TagPill::mouseReleaseEvent(QMouseEvent *event)
{
    const bool onCross = m_removable && isDown() && crossRect().contains(event->pos());
    QAbstractButton::mouseReleaseEvent(event);
    if (onCross)
        Q_EMIT removeRequested();
}

} // namespace earshot
