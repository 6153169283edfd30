#include "ui/widgets/badge.h"

#include "models/base/format.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>

namespace earshot {

Badge::Badge(qint64 count, Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setFont(textFont(TextSize::Tiny, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setCount(count);
    setSpokenRole(this, QAccessible::StaticText);
}

void Badge::setCount(qint64 count)
{
    m_count = count;
    m_text = format::shortCount(count, locale());
    setAccessibleName(format::count(count, locale()));
    if (count == 0)
        hide();
    else if (parentWidget())
        show();
    else
        setAttribute(Qt::WA_WState_ExplicitShowHide, false); // shown with the parent it will get
    updateGeometry();
    update();
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Badge::sizeHint() const
{
    const int height = fontMetrics().height() + 3;
    return {std::max(height, tabularWidth(font(), m_text) + 10), height};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (t.toneSoft(m_tone).alpha() > 0)
        paintBox(&painter, rect(), height() / 2.0, t.toneSoft(m_tone));
    painter.setPen(t.tone(m_tone));
    drawTabular(&painter, rect(), Qt::AlignCenter, m_text);
}

} // namespace earshot
