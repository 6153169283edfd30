#include "ui/review/historyrow.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QStyle>

namespace earshot {

HistoryRow::HistoryRow(Icon icon, Tone tone, const QString &what, const QString &about, const QString &when,
                       QWidget *parent)
    : QAbstractButton(parent), m_icon(icon), m_tone(tone), m_about(about.simplified()), m_when(when)
{
    setFont(textFont(TextSize::Body));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QString plain = what.simplified();
    setAccessibleName(QStringList{plain, m_about, when}.join(QLatin1String(", ")));
    setText(plain);
}

void HistoryRow::setMark(Icon icon, Tone tone)
{
    m_mark.emplace(icon, tone);
    update();
}

void HistoryRow::setBody(QWidget *body)
{
    m_body = body;
    body->hide();
    connect(this, &HistoryRow::clicked, body, [this, body] {
        body->setVisible(!body->isVisibleTo(body->parentWidget()));
        update();
    });
}

QSize HistoryRow::sizeHint() const
{
    return {320, rowHeight(font())};
}

void HistoryRow::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (underMouse() || isDown())
        paintBox(&painter, rect(), radius::Control, isDown() ? t.pressed : t.hover);
    if (showsFocusRing(this))
        paintFocusRing(&painter, rect(), radius::Control, t);
    const auto mirrored = [this](int x, int wide) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height()));
    };
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
    int left = space::S;
    int right = width() - space::S;
    paintIcon(&painter, mirrored(left, IconSize), m_icon, t.tone(m_tone));
    left += IconSize + space::S;
    if (m_body) {
        const bool open = m_body->isVisibleTo(m_body->parentWidget());
        paintIcon(&painter, mirrored(right - IconSize, IconSize), open ? Icon::ChevronUp : Icon::ChevronDown,
                  t.textFaint);
        right -= IconSize + space::Xs;
    }
    const int when = tabularWidth(fontMetrics(), m_when) + 1;
    painter.setPen(t.textMuted);
    drawTabular(&painter, mirrored(right - when, when), trailing, m_when);
    right -= when + space::M;
    if (m_mark) {
        paintIcon(&painter, mirrored(right - IconSize, IconSize), m_mark->first, t.tone(m_mark->second));
        right -= IconSize + space::S;
    }
    const QString what = fontMetrics().elidedText(text(), Qt::ElideRight, std::max(0, right - left));
    const int wide = fontMetrics().horizontalAdvance(what) + 1;
    painter.setPen(t.text);
    painter.drawText(mirrored(left, wide), int(leading) | Qt::TextSingleLine, what);
    left += wide + space::S;
    if (right - left < 24)
        return;
    painter.setPen(t.textMuted);
    painter.drawText(mirrored(left, right - left), int(leading) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_about, Qt::ElideRight, right - left));
}

} // namespace earshot
