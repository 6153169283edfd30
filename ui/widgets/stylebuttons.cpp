#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace earshot::paint {

namespace {

struct ButtonColours {
    QColor fill, border, text;
};

ButtonColours coloursOf(const QStyleOption &option, const QWidget *widget)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const auto shade = [&](const QColor &fill) { return blend(fill, Qt::black, down ? 0.16 : hovered ? 0.08 : 0.0); };
    const QColor faded = option.palette.color(QPalette::Disabled, QPalette::ButtonText);

    switch (buttonLook(widget)) {
    case ButtonLook::Primary:
        return enabled ? ButtonColours{shade(t.accentFill), {}, t.onAccent} : ButtonColours{t.track, {}, faded};
    case ButtonLook::Danger:
        return enabled ? ButtonColours{shade(t.badFill), {}, t.onAccent} : ButtonColours{t.track, {}, faded};
    case ButtonLook::Quiet:
        return {down ? t.pressed : hovered ? t.hover : QColor(Qt::transparent), {}, enabled ? t.textMuted : faded};
    case ButtonLook::Plain:
        break;
    }
    const QColor fill = !enabled ? t.window : down ? t.pressed : hovered ? t.hover : t.raised;
    return {fill, enabled ? t.outline : t.hairline, enabled ? t.text : faded};
}

/// The box of a check or radio mark: filled when on, outlined when off.
void markBox(const QStyleOption &option, QPainter *painter, qreal radius, bool filled)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const QRectF box(option.rect);
    if (filled)
        paintBox(painter, box, radius,
                 !enabled  ? t.outline
                 : hovered ? blend(t.accentFill, Qt::black, 0.1)
                           : t.accentFill);
    else
        paintBox(painter, box, radius, enabled ? t.surface : t.window,
                 hovered   ? t.textFaint
                 : enabled ? blend(t.outline, t.textFaint, 0.35)
                           : t.outline);
}

} // namespace

void pushButtonPanel(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const ButtonColours colours = coloursOf(option, widget);
    paintBox(painter, option.rect, radius::Control, colours.fill, colours.border);
}

void pushButtonLabel(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget)
{
    const ButtonColours colours = coloursOf(option, widget);
    const bool hasText = !option.text.isEmpty();
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = icon && hasText ? space::S - 2 : 0;
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int menu = hasMenu ? IconSize : 0;
    const int width = std::min(icon + gap + text + menu, option.rect.width());
    QRect content = QStyle::alignedRect(option.direction, Qt::AlignCenter, {width, option.rect.height()}, option.rect);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, content, rect); };

    painter->save();
    if (icon) {
        const bool enabled = option.state & QStyle::State_Enabled;
        const QRect box(content.left(), content.top() + (content.height() - icon) / 2, icon, icon);
        QPixmap pixmap = option.icon.pixmap(box.size(), painter->device()->devicePixelRatioF(),
                                            enabled ? QIcon::Normal : QIcon::Disabled);
        // On a filled button the icon takes the colour of the text.
        if (buttonLook(widget) == ButtonLook::Primary || buttonLook(widget) == ButtonLook::Danger) {
            QPainter tint(&pixmap);
            tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
            tint.fillRect(pixmap.rect(), colours.text);
        }
        painter->drawPixmap(visual(box), pixmap);
    }
    painter->setPen(colours.text);
    const bool mnemonics = option.state & QStyle::State_KeyboardFocusChange;
    painter->drawText(visual(content.adjusted(icon + gap, 0, -menu, 0)),
                      Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), option.text);
    if (hasMenu)
        paintIcon(painter, visual(QRect(content.right() - menu + 5, content.top(), menu, content.height())),
                  Icon::ChevronDown, colours.text, 12);
    painter->restore();
}

void toolButtonPanel(const QStyleOption &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    if (!(option.state & QStyle::State_Enabled))
        return;
    if (option.state & QStyle::State_Sunken)
        paintBox(painter, option.rect, radius::Control, t.pressed);
    else if (option.state & QStyle::State_On)
        paintBox(painter, option.rect, radius::Control, t.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        paintBox(painter, option.rect, radius::Control, t.hover);
}

void checkMark(const QStyleOption &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const bool partly = option.state & QStyle::State_NoChange;
    const bool on = option.state & QStyle::State_On;
    markBox(option, painter, radius::Small, on || partly);
    if (on || partly)
        paintIcon(painter, option.rect, partly ? Icon::Minus : Icon::Check, t.onAccent, 12);
}

void radioMark(const QStyleOption &option, QPainter *painter)
{
    const bool on = option.state & QStyle::State_On;
    markBox(option, painter, option.rect.width() / 2.0, on);
    if (!on)
        return;
    const QPointF centre = QRectF(option.rect).center();
    paintBox(painter, QRectF(centre.x() - 3, centre.y() - 3, 6, 6), 3, themeOf(option.palette).onAccent);
}

void tabShape(const QStyleOptionTab &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const QRect &r = option.rect;
    const bool chosen = option.state & QStyle::State_Selected;
    if (!chosen && (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled))
        paintBox(painter, r.adjusted(2, 4, -2, -5), radius::Control, t.hover);
    if (chosen)
        paintBox(painter, QRectF(r.left() + space::S, r.bottom() - 1, r.width() - 2 * space::S, 2), 1, t.accent);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, r.adjusted(2, 4, -2, -5), radius::Control, t);
}

void tabLabel(const QStyleOptionTab &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(!(option.state & QStyle::State_Enabled) ? option.palette.color(QPalette::Disabled, QPalette::Text)
                    : chosen || hovered                     ? t.text
                                                            : t.textMuted);
    QRect text = option.rect.adjusted(space::M, 0, -space::M, 0);
    if (!option.icon.isNull()) {
        const QRect box(text.left(), text.top() + (text.height() - IconSize) / 2, IconSize, IconSize);
        option.icon.paint(painter, QStyle::visualRect(option.direction, option.rect, box), Qt::AlignCenter,
                          chosen ? QIcon::Active : QIcon::Normal);
        text.setLeft(box.right() + space::S - 1);
    }
    painter->drawText(QStyle::visualRect(option.direction, option.rect, text), Qt::AlignCenter | Qt::TextHideMnemonic,
                      option.text);
    painter->restore();
}

} // namespace earshot::paint
