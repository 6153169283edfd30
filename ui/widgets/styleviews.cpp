#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace earshot::paint {

namespace {

constexpr int MenuMark = IconSize + 8; // column of check marks and icons
constexpr int MenuPad = space::S;

} // namespace

QFont headerFont(const QFont &font)
{
    QFont small = font;
    if (font.pixelSize() > 0)
        small.setPixelSize(qRound(font.pixelSize() * 12 / 13.0));
    small.setWeight(QFont::Medium);
    return small;
}

QSize menuItemSize(const QStyleOptionMenuItem &option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {space::Xl, 9};
    const QFontMetrics metrics(option.font);
    const qsizetype tab = option.text.indexOf(u'\t');
    int width = MenuPad + MenuMark + metrics.size(Qt::TextShowMnemonic, option.text.left(tab)).width() + space::Xl;
    if (tab >= 0)
        width += metrics.horizontalAdvance(option.text.mid(tab + 1)) + space::L;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += IconSize;
    return {width + MenuPad, compactHeight(option.font) + 2};
}

void menuItem(const QStyleOptionMenuItem &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), t.hairline);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool chosen = enabled && (option.state & QStyle::State_Selected);
    const QRect r = option.rect.adjusted(space::Xs, 0, -space::Xs, 0);
    if (chosen)
        paintBox(painter, r, radius::Small, t.selection);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const QRect mark = visual(QRect(r.left() + 6, r.top(), IconSize, r.height()));
    const QColor ink = enabled ? t.text : option.palette.color(QPalette::Disabled, QPalette::Text);

    if (option.checked)
        paintIcon(painter, mark, option.checkType == QStyleOptionMenuItem::Exclusive ? Icon::Dot : Icon::Check,
                  enabled ? t.accent : ink);
    else if (!option.icon.isNull())
        option.icon.paint(painter, mark, Qt::AlignCenter,
                          !enabled ? QIcon::Disabled
                          : chosen ? QIcon::Active
                                   : QIcon::Normal);

    painter->save();
    painter->setFont(option.font);
    painter->setPen(ink);
    const qsizetype tab = option.text.indexOf(u'\t');
    const QRect text = r.adjusted(MenuPad + MenuMark - 2, 0,
                                  -MenuPad - (option.menuItemType == QStyleOptionMenuItem::SubMenu ? IconSize : 0), 0);
    const bool mnemonics = option.state & QStyle::State_KeyboardFocusChange;
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const auto left = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const auto right = QStyle::visualAlignment(option.direction, Qt::AlignRight);
    painter->drawText(visual(text), flags | int(left), option.text.left(tab));
    if (tab >= 0) {
        painter->setPen(enabled ? t.textFaint : ink);
        painter->drawText(visual(text), Qt::AlignVCenter | Qt::TextSingleLine | int(right), option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, visual(QRect(r.right() - IconSize - 2, r.top(), IconSize, r.height())),
                  option.direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight, t.textMuted, 12);
    painter->restore();
}

void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const QStyle &style)
{
    const Theme &t = themeOf(option.palette);
    painter->fillRect(option.rect, t.window);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && (option.state & QStyle::State_Selected))
        paintBox(painter, option.rect.adjusted(1, 2, -1, -2), radius::Small,
                 option.state & QStyle::State_Sunken ? t.pressed : t.hover);
    style.drawItemText(painter, option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                       option.palette, enabled, option.text, QPalette::WindowText);
}

void headerSection(const QStyleOptionHeader &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const QRect &r = option.rect;
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter->fillRect(r, option.state & QStyle::State_Sunken ? t.pressed : hovered ? t.hover : t.surface);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.hairline);
    const bool last =
        option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    if (option.orientation == Qt::Horizontal && !last && hovered) {
        const int x = option.direction == Qt::LeftToRight ? r.right() : r.left();
        painter->fillRect(QRect(x, r.top() + 6, 1, r.height() - 12), t.outline);
    }
}

void headerLabel(const QStyleOptionHeader &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    painter->save();
    painter->setFont(headerFont(painter->font()));
    painter->setPen(sorted ? t.text : t.textMuted);
    QRect text = option.rect;
    if (!option.icon.isNull()) {
        const QRect box = QStyle::alignedRect(
            option.direction, option.text.isEmpty() ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter,
            {IconSize, IconSize}, text);
        option.icon.paint(painter, box);
        option.direction == Qt::LeftToRight ? text.setLeft(box.right() + 6) : text.setRight(box.left() - 6);
    }
    const QFontMetrics metrics(painter->font());
    const int mark = sorted ? 14 : 0;
    const QString words = metrics.elidedText(option.text, Qt::ElideRight, text.width() - mark);
    const auto alignment = QStyle::visualAlignment(option.direction, option.textAlignment);
    const QRect box = QStyle::alignedRect(Qt::LeftToRight, alignment | Qt::AlignVCenter,
                                          {metrics.horizontalAdvance(words) + mark, text.height()}, text);
    const bool markFirst = (alignment & Qt::AlignRight) || option.direction == Qt::RightToLeft;
    painter->drawText(markFirst ? box.adjusted(mark, 0, 0, 0) : box, Qt::AlignVCenter | Qt::TextSingleLine, words);
    if (sorted) {
        // Qt's "SortDown" is what stands for ascending: the arrow of the style points the way the values grow.
        const Icon arrow =
            option.sortIndicator == QStyleOptionHeader::SortDown ? Icon::SortAscending : Icon::SortDescending;
        const QRect place = markFirst ? QRect(box.left() - 1, box.top(), 12, box.height())
                                      : QRect(box.right() - 11, box.top(), 12, box.height());
        paintIcon(painter, place, arrow, t.textMuted, 12);
    }
    painter->restore();
}

void row(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *view)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect,
                          option.state & QStyle::State_Active ? t.selection : blend(t.surface, t.selection, 0.7));
    else if (enabled && (option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, blend(t.surface, t.hover, 0.6));
    else if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (hasRowLines(view))
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.hairline);
}

void branch(const QStyleOption &option, QPainter *painter)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const bool open = option.state & QStyle::State_Open;
    const bool mirrored = option.direction == Qt::RightToLeft;
    paintIcon(painter, option.rect,
              open       ? Icon::ChevronDown
              : mirrored ? Icon::ChevronLeft
                         : Icon::ChevronRight,
              themeOf(option.palette).textFaint, 12);
}

void splitter(const QStyleOption &option, QPainter *painter)
{
    const Theme &t = themeOf(option.palette);
    const bool live = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QRect &r = option.rect;
    // State_Horizontal: the handle parts widgets that lie side by side.
    const QRect line = option.state & QStyle::State_Horizontal ? QRect(r.center().x(), r.top(), 1, r.height())
                                                               : QRect(r.left(), r.center().y(), r.width(), 1);
    painter->fillRect(line, live ? t.focus : t.hairline);
}

} // namespace earshot::paint
