#include "ui/widgets/style.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/stylepaint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QTabBar>
#include <QTableView>
#include <QTextCharFormat>
#include <QTextEdit>

namespace earshot {

namespace {

bool wantsHover(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QSlider *>(widget) ||
           qobject_cast<const QTabBar *>(widget) || qobject_cast<const QHeaderView *>(widget) ||
           qobject_cast<const QSplitterHandle *>(widget);
}

/// Qt's calendar paints its bar in the selection colour, weekends red and the weeks' numbers; ours is quiet.
void polishCalendar(QCalendarWidget *calendar)
{
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setHorizontalHeaderFormat(QCalendarWidget::SingleLetterDayNames);
    const int day = controlHeight(calendar->font());
    calendar->setMinimumWidth(7 * (day + space::S));
    if (auto *days = calendar->findChild<QTableView *>())
        days->horizontalHeader()->setMinimumSectionSize(day);
    for (const Qt::DayOfWeek weekend : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(weekend, {});
    if (auto *bar = calendar->findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar")))
        bar->setBackgroundRole(QPalette::Base);
}

} // namespace

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

bool isComboPopup(const QWidget *widget)
{
    return widget && widget->inherits("QComboBoxPrivateContainer");
}

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QStringLiteral("earshot"));
}

void Style::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(&m_keyboard);
}

void Style::unpolish(QApplication *application)
{
    application->removeEventFilter(&m_keyboard);
    QProxyStyle::unpolish(application);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    m_wheel.watch(widget);
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *calendar = qobject_cast<QCalendarWidget *>(widget))
        polishCalendar(calendar);
    if (isTextArea(widget))
        static_cast<QAbstractScrollArea *>(widget)->viewport()->setAutoFillBackground(false);
    if (qobject_cast<QMenu *>(widget) || isComboPopup(widget)) {
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
        widget->setAttribute(Qt::WA_TranslucentBackground);
    }
}

void Style::unpolish(QWidget *widget)
{
    m_wheel.leave(widget);
    QProxyStyle::unpolish(widget);
}

QPalette Style::standardPalette() const
{
    return paletteOf(theme(ThemeKind::Light));
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &t = themeOf(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        // In a list that opened, the chosen row shows where the keyboard is by itself.
        if (widget && isComboPopup(widget->parentWidget()))
            return;
        if (!(option->state & State_KeyboardFocusChange))
            return;
        if (buttonLook(widget) == ButtonLook::Primary || buttonLook(widget) == ButtonLook::Danger)
            paintRing(painter, QRectF(option->rect).adjusted(2, 2, -2, -2), radius::Control - 2, t.onAccent);
        else
            paintFocusRing(painter, option->rect, radius::Control, t);
        return;
    case PE_PanelButtonCommand:
        return paint::pushButtonPanel(*option, painter, widget);
    case PE_PanelButtonTool:
        return paint::toolButtonPanel(*option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            paint::fieldPanel(option->rect, *option, painter);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.base());
        return;
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_FrameButtonBevel:
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_Frame:
        if (isTextArea(widget))
            paint::fieldPanel(option->rect, *option, painter);
        else if (!isComboPopup(widget))
            paintBox(painter, option->rect, radius::Control, {}, t.hairline);
        else
            paintBox(painter, option->rect, radius::Control, t.raised, t.outline);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            paintBox(painter, option->rect, radius::Control, t.raised, t.outline);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.outline);
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), t.raised);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.hairline);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkMark(*option, painter);
    case PE_IndicatorRadioButton:
        return paint::radioMark(*option, painter);
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto *item = as<QStyleOptionViewItem>(option)) {
            // Rows are painted whole by the first of the two; cells repeat it only where there is no row.
            const bool inTable = widget && (widget->inherits("QTreeView"));
            if (element == PE_PanelItemViewItem || inTable)
                paint::row(*item, painter, widget);
        }
        return;
    case PE_IndicatorBranch:
        return paint::branch(*option, painter);
    case PE_IndicatorTabClose:
        return paintIcon(painter, option->rect, Icon::X, option->state & State_MouseOver ? t.text : t.textFaint, 12);
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        return paintIcon(painter, option->rect, Icon::ChevronDown, t.textMuted, 12);
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        return paintIcon(painter, option->rect, Icon::ChevronUp, t.textMuted, 12);
    case PE_IndicatorArrowLeft:
        return paintIcon(painter, option->rect, Icon::ChevronLeft, t.textMuted, 12);
    case PE_IndicatorArrowRight:
        return paintIcon(painter, option->rect, Icon::ChevronRight, t.textMuted, 12);
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(QRect(option->rect.center().x(), option->rect.top() + 4, 1, option->rect.height() - 8),
                          t.hairline);
        return;
    case PE_IndicatorItemViewItemDrop:
        painter->fillRect(option->rect.height() > 2 ? option->rect : option->rect.adjusted(0, 0, 0, 1), t.focus);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &t = themeOf(option->palette);
    switch (element) {
    case CE_PushButton: // as everywhere, but Fusion shows the focus by a colour of the frame
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state & State_HasFocus)
            drawPrimitive(PE_FrameFocusRect, option, painter, widget);
        return;
    case CE_PushButtonBevel:
        return drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return paint::pushButtonLabel(*button, painter, widget);
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = as<QStyleOptionComboBox>(option)) {
            if (!combo->editable)
                paint::comboLabel(*combo, painter, subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget));
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return paint::menuItem(*item, painter);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return paint::menuBarItem(*item, painter, *this);
        break;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, t.window);
    case CE_MenuEmptyArea:
    case CE_ToolBar:
    case CE_SizeGrip:
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return paint::tabShape(*tab, painter);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return paint::tabLabel(*tab, painter);
        break;
    case CE_Header:
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            paint::headerSection(*header, painter);
            QStyleOptionHeader label(*header);
            label.rect = header->rect.adjusted(space::S, 0, -space::S, 0);
            return paint::headerLabel(label, painter);
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return paint::headerSection(*header, painter);
        break;
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return paint::headerLabel(*header, painter);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.surface);
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 t.hairline);
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            return paint::progressBar(*bar, painter);
        break;
    case CE_Splitter:
        return paint::splitter(*option, painter);
    case CE_ShapedFrame:
        if (const auto *frame = as<QStyleOptionFrame>(option)) {
            if (frame->frameShape == QFrame::HLine)
                return painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                                         t.hairline);
            if (frame->frameShape == QFrame::VLine)
                return painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                                         t.hairline);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto part = [&](SubControl which) { return subControlRect(control, option, which, widget); };
    if (const auto *combo = as<QStyleOptionComboBox>(option); combo && control == CC_ComboBox)
        return paint::comboBox(*combo, painter, part(SC_ComboBoxArrow));
    if (const auto *spin = as<QStyleOptionSpinBox>(option); spin && control == CC_SpinBox)
        return paint::spinBox(*spin, painter, part(SC_SpinBoxUp), part(SC_SpinBoxDown));
    const auto *slider = as<QStyleOptionSlider>(option);
    if (slider && control == CC_ScrollBar)
        return paint::scrollBar(*slider, painter, part(SC_ScrollBarSlider));
    if (slider && control == CC_Slider)
        return paint::slider(*slider, painter, part(SC_SliderGroove), part(SC_SliderHandle));
    if (const auto *button = as<QStyleOptionToolButton>(option); button && control == CC_ToolButton) {
        paint::toolButtonPanel(*option, painter);
        if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange))
            paintFocusRing(painter, option->rect, radius::Control, themeOf(option->palette));
        QStyleOptionToolButton label(*button);
        label.rect = part(SC_ToolButton);
        drawControl(CE_ToolButtonLabel, &label, painter, widget);
        if (button->features & QStyleOptionToolButton::MenuButtonPopup)
            paintIcon(painter, part(SC_ToolButtonMenu), Icon::ChevronDown, themeOf(option->palette).textMuted, 10);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_MessageBoxInformation:
        return themedIcon(Icon::Info, Tone::Accent);
    case SP_MessageBoxWarning:
        return themedIcon(Icon::Warning, Tone::Warn);
    case SP_MessageBoxCritical:
        return themedIcon(Icon::Error, Tone::Bad);
    case SP_MessageBoxQuestion:
        return themedIcon(Icon::Help, Tone::Accent);
    case SP_LineEditClearButton:
    case SP_DockWidgetCloseButton:
    case SP_TitleBarCloseButton:
        return themedIcon(Icon::X);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return themedIcon(Icon::More);
    case SP_ArrowLeft:
    case SP_ArrowBack:
        return themedIcon(Icon::ChevronLeft);
    case SP_ArrowRight:
    case SP_ArrowForward:
        return themedIcon(Icon::ChevronRight);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace earshot
