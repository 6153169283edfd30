#include "ui/widgets/label.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScopedValueRollback>

namespace earshot {

Label::Label(const QString &text, TextSize size, Tone tone, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setTextSize(size, size == TextSize::Title || size == TextSize::Headline ? QFont::DemiBold : QFont::Normal);
    tint();
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    tint();
}

void Label::setTextSize(TextSize size, QFont::Weight weight)
{
    setFont(textFont(size, weight));
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void Label::tint()
{
    if (m_tinting)
        return;
    const QScopedValueRollback guard(m_tinting, true); // setPalette() comes back here as a change of palette
    QPalette own = QGuiApplication::palette();
    own.setResolveMask(0);
    if (m_tone != Tone::Normal) {
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            own.setColor(group, QPalette::WindowText, themeOf(this).tone(m_tone));
    }
    setPalette(own);
}

} // namespace earshot
