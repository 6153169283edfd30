#include "ui/review/fact.h"

#include "ui/widgets/look.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace earshot {

namespace {

constexpr int Gap = 6; // between icon and text

} // namespace

Fact::Fact(const QString &text, std::optional<Icon> icon, QWidget *parent) : QAbstractButton(parent), m_icon(icon)
{
    setFont(textFont(TextSize::Body));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setLink({});
    setFact(text);
}

void Fact::setFact(const QString &text)
{
    QString plain = text.simplified();
    setAccessibleName(plain);
    setText(plain.replace(QLatin1Char('&'), QLatin1String("&&"))); // no mnemonics in what others wrote
    updateGeometry();
    update();
}

void Fact::setIcon(std::optional<Icon> icon, Tone tone)
{
    m_icon = icon;
    m_iconTone = tone;
    update();
}

void Fact::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Fact::setLink(const QString &whatItDoes)
{
    m_does = whatItDoes;
    const bool link = !whatItDoes.isEmpty();
    setAccessibleDescription(whatItDoes);
    setFocusPolicy(link ? Qt::TabFocus : Qt::NoFocus);
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

QSize Fact::sizeHint() const
{
    const QMargins m = contentsMargins();
    const int icon = m_icon ? IconSize + Gap : 0;
    return {fontMetrics().horizontalAdvance(accessibleName()) + icon + 2 + m.left() + m.right(), compactHeight(font())};
}

QSize Fact::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 10 * fontMetrics().averageCharWidth()), compactHeight(font())};
}

QRect Fact::textRect() const
{
    return contentsRect().adjusted(m_icon ? IconSize + Gap : 0, 0, 0, 0);
}

bool Fact::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = fontMetrics().horizontalAdvance(accessibleName()) > textRect().width();
        QStringList lines;
        if (cut)
            lines << accessibleName().left(2000);
        if (!m_does.isEmpty())
            lines << m_does;
        if (!lines.isEmpty())
            QToolTip::showText(
                static_cast<QHelpEvent *>(event)->globalPos(),
                lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")), this);
        return true;
    }
    return QAbstractButton::event(event);
}

void Fact::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const bool link = !m_does.isEmpty();
    const QRect area = QStyle::visualRect(layoutDirection(), rect(), textRect());
    if (m_icon) {
        const QRect box(contentsRect().left(), 0, IconSize, height());
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), box), *m_icon, t.tone(m_iconTone));
    }
    painter.setPen(link && underMouse() ? t.accent : t.tone(m_tone));
    if (link && underMouse()) {
        QFont underlined = font();
        underlined.setUnderline(true);
        painter.setFont(underlined);
    }
    drawLine(&painter, area, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), accessibleName(), m_elide);
    if (showsFocusRing(this))
        paintFocusRing(&painter, rect(), radius::Small, t);
}

} // namespace earshot
