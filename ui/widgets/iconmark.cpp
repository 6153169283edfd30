#include "ui/widgets/iconmark.h"

#include "ui/widgets/spokenrole.h"
#include <QPainter>

namespace earshot {

IconMark::IconMark(Icon icon, Tone tone, int size, QWidget *parent) : QWidget(parent), m_icon(icon), m_tone(tone)
{
    setFixedSize(size, size);
    setSpokenRole(this, QAccessible::Whitespace); // it says nothing that stands not beside it
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(&painter, rect(), m_icon, themeOf(this).mark(m_tone), width());
}

} // namespace earshot
