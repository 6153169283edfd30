// Where Style puts things: metrics, hints, sizes and rectangles.
#include "ui/widgets/style.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/stylepaint.h"

#include <QApplication>

namespace earshot {

namespace {

constexpr int FieldPad = space::S;
constexpr int ArrowWidth = 20;
constexpr int SpinWidth = 18;
constexpr int CellShift = 4; // with the item margin of 4, cells begin where header labels do

QFont fontOf(const QWidget *widget)
{
    return widget ? widget->font() : QApplication::font();
}

} // namespace

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 4 : isComboPopup(widget) ? space::Xs : 1;
    case PM_ButtonMargin:
        return space::M;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_MenuHMargin:
    case PM_MenuPanelWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
        return 0;
    case PM_MenuVMargin:
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
        return space::Xs;
    case PM_MenuBarHMargin:
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_MenuButtonIndicator:
        return IconSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::S;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 5;
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return 18;
    case PM_HeaderMargin:
        return space::S;
    case PM_FocusFrameHMargin:
        return 3;
    case PM_HeaderGripMargin:
        return 5;
    case PM_TabBarTabHSpace:
        return 2 * space::M;
    case PM_TabBarTabVSpace:
        return 18;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? space::L : space::M;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::S;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_TextCursorWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup: // a list below the field, not a menu over it
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_UnderlineShortcut:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Table_GridLineColor:
        return int(themeOf(widget).hairline.rgba());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    const int height = controlHeight(fontOf(widget));
    switch (type) {
    case CT_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            const bool bare = button->text.isEmpty();
            const int icon = button->icon.isNull() || bare ? 0 : 2;
            return {bare ? std::max(height, contents.width()) : contents.width() + 2 * space::M + icon, height};
        }
        break;
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option)) {
            const int side = compactHeight(fontOf(widget));
            const bool bare = button->text.isEmpty() || button->toolButtonStyle == Qt::ToolButtonIconOnly;
            const int arrow = button->features & QStyleOptionToolButton::MenuButtonPopup ? 14 : 0;
            return {bare ? side + arrow : std::max(side, contents.width() + space::L), side};
        }
        break;
    case CT_LineEdit:
        return {contents.width() + 2 * FieldPad, height};
    case CT_ComboBox:
        return {contents.width() + 2 * FieldPad + ArrowWidth, height};
    case CT_SpinBox:
        return {contents.width() + 2 * FieldPad + SpinWidth, height};
    case CT_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return paint::menuItemSize(*item);
        break;
    case CT_MenuBarItem:
        return {contents.width() + 2 * space::S, height};
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto *header = as<QStyleOptionHeader>(option);
        const bool flat = !header || header->orientation == Qt::Horizontal;
        return {size.width(), flat ? height : size.height()};
    }
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const bool menu = widget && isComboPopup(widget->parentWidget());
        return {size.width() + space::S, std::max(size.height(), menu ? compactHeight(fontOf(widget)) + 2 : height)};
    }
    case CT_ProgressBar:
        return {contents.width(), space::S};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(FieldPad - 2, 1, -FieldPad + 2, -1);
        return option->rect;
    case SE_PushButtonFocusRect:
    case SE_ToolButtonLayoutItem:
    case SE_PushButtonLayoutItem:
    case SE_ComboBoxFocusRect:
        return option->rect;
    case SE_ItemViewItemText:
        return QProxyStyle::subElementRect(element, option, widget).adjusted(CellShift, 0, -CellShift, 0);
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemCheckIndicator: {
        const bool mirrored = option->direction == Qt::RightToLeft;
        return QProxyStyle::subElementRect(element, option, widget).translated(mirrored ? -CellShift : CellShift, 0);
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect &r = option->rect;
    const auto visual = [&](const QRect &rect) { return visualRect(option->direction, r, rect); };
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxArrow)
            return visual(QRect(r.right() - ArrowWidth - 1, r.top(), ArrowWidth, r.height()));
        if (part == SC_ComboBoxEditField)
            return visual(r.adjusted(FieldPad, 1, -ArrowWidth - 2, -1));
        if (part == SC_ComboBoxListBoxPopup)
            return r.translated(0, space::Xs);
    }
    if (control == CC_SpinBox) {
        const auto *spin = as<QStyleOptionSpinBox>(option);
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int half = (r.height() - 4) / 2;
        if (part == SC_SpinBoxUp)
            return buttons ? visual(QRect(r.right() - SpinWidth - 1, r.top() + 2, SpinWidth, half)) : QRect();
        if (part == SC_SpinBoxDown)
            return buttons ? visual(QRect(r.right() - SpinWidth - 1, r.top() + 2 + half, SpinWidth, half)) : QRect();
        if (part == SC_SpinBoxEditField)
            return visual(r.adjusted(FieldPad - 2, 1, buttons ? -SpinWidth - 2 : -FieldPad + 2, -1));
    }
    if (control == CC_ScrollBar) {
        const auto *bar = as<QStyleOptionSlider>(option);
        const bool flat = bar && bar->orientation == Qt::Horizontal;
        const int length = flat ? r.width() : r.height();
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (part == SC_ScrollBarGroove || !bar)
            return r;
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int handle = range > 0 ? int(std::max<qint64>(pixelMetric(PM_ScrollBarSliderMin, option, widget),
                                                            qint64(length) * bar->pageStep / (range + bar->pageStep)))
                                     : length;
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
        const auto stretch = [&](int from, int to) {
            return flat ? QRect(r.left() + from, r.top(), to - from, r.height())
                        : QRect(r.left(), r.top() + from, r.width(), to - from);
        };
        if (part == SC_ScrollBarSlider)
            return visual(stretch(start, start + handle));
        if (part == SC_ScrollBarSubPage)
            return visual(stretch(0, start));
        if (part == SC_ScrollBarAddPage)
            return visual(stretch(start + handle, length));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QStyle::SubControl Style::hitTestComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                                const QPoint &point, const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::hitTestComplexControl(control, option, point, widget);
    for (const SubControl part : {SC_ScrollBarSlider, SC_ScrollBarSubPage, SC_ScrollBarAddPage}) {
        if (subControlRect(control, option, part, widget).contains(point))
            return part;
    }
    return SC_None;
}

} // namespace earshot
