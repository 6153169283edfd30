#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace earshot::paint {

namespace {

QColor markColour(const QStyleOption &option, bool usable = true)
{
    const Theme &t = themeOf(option.palette);
    return usable && (option.state & QStyle::State_Enabled) ? t.textMuted
                                                            : option.palette.color(QPalette::Disabled, QPalette::Text);
}

} // namespace

void fieldPanel(const QRect &rect, const QStyleOption &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focused = enabled && (option.state & QStyle::State_HasFocus);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const QColor border = !enabled ? t.hairline : hovered ? blend(t.outline, t.textFaint, 0.4) : t.outline;
    paintBox(painter, rect, radius::Control, enabled ? t.surface : t.window, border);
    if (focused)
        paintFocusRing(painter, rect, radius::Control, t);
}

void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const QRect &arrow)
{
    const Theme &t = themeOf(option.palette);
    if (option.frame) {
        if (option.editable) {
            fieldPanel(option.rect, option, painter);
        } else {
            const bool enabled = option.state & QStyle::State_Enabled;
            const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
            const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
            paintBox(painter, option.rect, radius::Control,
                     !enabled  ? t.window
                     : down    ? t.pressed
                     : hovered ? t.hover
                               : t.raised,
                     enabled ? t.outline : t.hairline);
            if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
                paintFocusRing(painter, option.rect, radius::Control, t);
        }
    } else if (option.state & QStyle::State_MouseOver) {
        paintBox(painter, option.rect, radius::Control, t.hover);
    }
    paintIcon(painter, arrow, Icon::ChevronDown, markColour(option), 12);
}

void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const QRect &field)
{
    const Theme &t = themeOf(option.palette);
    painter->save();
    QRect text = field;
    if (!option.currentIcon.isNull()) {
        const QSize size = option.iconSize;
        const QRect box = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, field);
        option.currentIcon.paint(painter, box, Qt::AlignCenter,
                                 option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        const int used = size.width() + space::S - 2;
        text = option.direction == Qt::LeftToRight ? field.adjusted(used, 0, 0, 0) : field.adjusted(0, 0, -used, 0);
    }
    painter->setPen(option.state & QStyle::State_Enabled ? t.text
                                                         : option.palette.color(QPalette::Disabled, QPalette::Text));
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(text, int(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, text.width()));
    painter->restore();
}

void spinBox(const QStyleOptionSpinBox &option, QPainter *painter, const QRect &up, const QRect &down)
{
    const Theme &t = themeOf(option.palette);
    if (option.frame)
        fieldPanel(option.rect, option, painter);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](QStyle::SubControl which, const QRect &rect, Icon icon,
                          QAbstractSpinBox::StepEnabledFlag flag) {
        const bool usable = option.stepEnabled & flag;
        const bool active = usable && (option.activeSubControls & which) && (option.state & QStyle::State_Enabled);
        if (active)
            paintBox(painter, rect, radius::Small - 1, option.state & QStyle::State_Sunken ? t.pressed : t.hover);
        paintIcon(painter, rect, icon, markColour(option, usable), 10);
    };
    step(QStyle::SC_SpinBoxUp, up, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    step(QStyle::SC_SpinBoxDown, down, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

void slider(const QStyleOptionSlider &option, QPainter *painter, const QRect &groove, const QRect &handle)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QPointF knob = QRectF(handle).center();
    const QRectF g(groove);
    const bool flat = option.orientation == Qt::Horizontal;
    const QRectF track =
        flat ? QRectF(g.left(), g.center().y() - 2, g.width(), 4) : QRectF(g.center().x() - 2, g.top(), 4, g.height());
    QRectF done = track;
    if (flat)
        option.upsideDown ? done.setLeft(knob.x()) : done.setRight(knob.x());
    else
        option.upsideDown ? done.setTop(knob.y()) : done.setBottom(knob.y());
    paintBox(painter, track, 2, t.track);
    paintBox(painter, done, 2, enabled ? t.accentFill : t.outline);
    const bool held = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const qreal r = held ? 7 : 6;
    paintBox(painter, QRectF(knob.x() - r, knob.y() - r, 2 * r, 2 * r), r, enabled ? QColor(Qt::white) : t.window,
             enabled ? blend(t.outline, t.textFaint, 0.5) : t.outline);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(knob.x() - r - 2, knob.y() - r - 2, 2 * r + 4, 2 * r + 4), r + 2, t);
}

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &handle)
{
    if (option.minimum == option.maximum)
        return;
    const Theme &t = themeOf(option.palette);
    const bool held = (option.activeSubControls & QStyle::SC_ScrollBarSlider) && (option.state & QStyle::State_Sunken);
    const bool near = option.state & QStyle::State_MouseOver;
    const QColor thumb = blend(t.surface, t.textFaint, held ? 0.75 : near ? 0.55 : 0.32);
    const bool flat = option.orientation == Qt::Horizontal;
    const int inset = near || held ? 2 : 3;
    const QRectF box =
        flat ? QRectF(handle).adjusted(2, inset, -2, -inset) : QRectF(handle).adjusted(inset, 2, -inset, -2);
    paintBox(painter, box, std::min(box.width(), box.height()) / 2, thumb);
}

void progressBar(const QStyleOptionProgressBar &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const QRectF r(option.rect);
    const QRectF track(r.left(), r.center().y() - 2, r.width(), 4);
    paintBox(painter, track, 2, t.track);
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return;
    QRectF done = track;
    done.setWidth(track.width() * (option.progress - option.minimum) / range);
    const bool mirrored = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
    if (mirrored)
        done.moveRight(track.right());
    if (done.width() > 0)
        paintBox(painter, done, 2, t.accentFill);
}

} // namespace earshot::paint
