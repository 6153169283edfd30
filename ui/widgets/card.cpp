#include "ui/widgets/card.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPainter>

namespace earshot {

Card::Card(QWidget *parent) : QWidget(parent) {}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::Card, t.raised, t.hairline);
}

} // namespace earshot
