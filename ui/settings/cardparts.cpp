#include "ui/settings/cardparts.h"

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>

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
    label->setWordWrap(true); // with large text
    row->addWidget(label, 1);
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
    box->setFixedWidth(forText(ControlWidth));
    box->setKeyboardTracking(false);
    return box;
}

void showWhole(QWidget *widget)
{
    const auto scroll = [widget] {
        for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(widget, 0, space::L);
    };
    QTimer::singleShot(0, widget, scroll); // once the page has made room for it
}

} // namespace earshot
