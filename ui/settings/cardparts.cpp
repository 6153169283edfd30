#include "ui/settings/cardparts.h"

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"

#include <QSpinBox>

namespace earshot {

QVBoxLayout *columnOf(Card *card, const QString &title)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::Xl, space::L, space::Xl, space::L);
    column->setSpacing(space::M);
    auto *heading = new Label(title, TextSize::Title);
    heading->setTextSize(TextSize::Title, QFont::DemiBold);
    column->addWidget(heading);
    return column;
}

Label *hint(const QString &text)
{
    auto *label = new Label(text, TextSize::Small, Tone::Muted);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::S);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

QHBoxLayout *settingRow(Label *label, QWidget *control)
{
    auto *row = new QHBoxLayout;
    label->setBuddy(control);
    row->addWidget(label);
    row->addStretch();
    row->addWidget(control);
    return row;
}

QHBoxLayout *settingRow(const QString &text, QWidget *control)
{
    return settingRow(new Label(text), control);
}

QSpinBox *spin(int from, int to, const QString &zero)
{
    auto *box = new QSpinBox;
    box->setRange(from, to);
    box->setSpecialValueText(zero);
    box->setGroupSeparatorShown(true);
    box->setFixedWidth(ControlWidth);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace earshot
