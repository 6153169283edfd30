#include "ui/review/verdictflash.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace earshot {

namespace {

constexpr int Stay = 1400;       // ms
constexpr int AboveBottom = 84;  // clear of the buttons
constexpr double MostWidth = .8; // of the page

} // namespace

VerdictFlash::VerdictFlash(QWidget *page) : QWidget(page)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSpokenRole(this, QAccessible::AlertMessage);
    setFont(textFont(TextSize::Title, QFont::DemiBold));
    m_stay.setSingleShot(true);
    m_stay.setInterval(Stay);
    connect(&m_stay, &QTimer::timeout, this, &QWidget::hide);
    page->installEventFilter(this);
    QWidget::hide();
}

void VerdictFlash::say(Icon icon, Tone tone, const QString &words)
{
    m_icon = icon;
    m_tone = tone;
    m_words = words;
    setAccessibleName(words);
    place();
    show();
    raise();
    update();
    m_stay.start();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void VerdictFlash::place()
{
    const int most = int(parentWidget()->width() * MostWidth);
    const int wide = fontMetrics().horizontalAdvance(m_words) + 1 + IconSize + space::S + 2 * space::L;
    const QSize size(std::min(wide, most), fontMetrics().height() + 2 * space::M);
    setGeometry((parentWidget()->width() - size.width()) / 2, parentWidget()->height() - AboveBottom - size.height(),
                size.width(), size.height());
}

bool VerdictFlash::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void VerdictFlash::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const QColor ink = t.tone(m_tone);
    paintBox(&painter, rect(), radius::Card, t.raised, ink);
    const QRect inner = rect().adjusted(space::L, 0, -space::L, 0);
    const QRect icon(inner.left(), 0, IconSize, height());
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), inner, icon), m_icon, ink);
    painter.setPen(t.text);
    const QRect text = inner.adjusted(IconSize + space::S, 0, 0, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), inner, text), Qt::AlignCenter,
                     fontMetrics().elidedText(m_words, Qt::ElideRight, text.width()));
}

} // namespace earshot
