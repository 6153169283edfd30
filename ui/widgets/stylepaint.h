#pragma once
// What Style paints, by family. Each function paints one element from its option alone.

#include "ui/widgets/theme.h"

#include <QStyleOption>

class QPainter;
class QStyle;
class QWidget;

namespace earshot {

bool hasRowLines(const QWidget *view);
bool isTextArea(const QWidget *widget);
/// A combo box's list lives in a frame of its own, a private class of Qt.
bool isComboPopup(const QWidget *widget);

template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

namespace paint {

// stylebuttons.cpp
void pushButtonPanel(const QStyleOption &option, QPainter *painter, const QWidget *widget);
void pushButtonLabel(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget);
void toolButtonPanel(const QStyleOption &option, QPainter *painter);
void checkMark(const QStyleOption &option, QPainter *painter);
void radioMark(const QStyleOption &option, QPainter *painter);
void tabShape(const QStyleOptionTab &option, QPainter *painter);
void tabLabel(const QStyleOptionTab &option, QPainter *painter);

// stylefields.cpp
void fieldPanel(const QRect &rect, const QStyleOption &option, QPainter *painter);
void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const QRect &arrow);
void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const QRect &field);
void spinBox(const QStyleOptionSpinBox &option, QPainter *painter, const QRect &up, const QRect &down);
void slider(const QStyleOptionSlider &option, QPainter *painter, const QRect &groove, const QRect &handle);
void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &handle);
void progressBar(const QStyleOptionProgressBar &option, QPainter *painter);

// styleviews.cpp
void menuItem(const QStyleOptionMenuItem &option, QPainter *painter);
void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const QStyle &style);
void headerSection(const QStyleOptionHeader &option, QPainter *painter);
void headerLabel(const QStyleOptionHeader &option, QPainter *painter);
void row(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *view);
void branch(const QStyleOption &option, QPainter *painter);
void splitter(const QStyleOption &option, QPainter *painter);

QSize menuItemSize(const QStyleOptionMenuItem &option);
QFont headerFont(const QFont &font);

} // namespace paint
} // namespace earshot
