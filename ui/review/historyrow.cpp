#include "ui/review/historyrow.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

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

void HistoryRow::setBody(std::function<QWidget *()> make)
{
    m_make = std::move(make);
    setCheckable(true);
}

void HistoryRow::nextCheckState()
{
    QAbstractButton::nextCheckState();
    if (!m_make)
        return;
    if (!m_body) {
        m_body = m_make();
        auto *column = static_cast<QVBoxLayout *>(parentWidget()->layout());
        column->insertWidget(column->indexOf(this) + 1, m_body);
    }
    m_body->setVisible(isChecked());
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
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
    int left = space::S;
    int right = width() - space::S;
    paintIcon(&painter, mirrored(left, IconSize), m_icon, m_tone == Tone::Muted ? t.textMuted : t.mark(m_tone), 15);
    left += IconSize + space::S;
    if (m_make)
        paintIcon(&painter, mirrored(right - IconSize, IconSize), isChecked() ? Icon::ChevronUp : Icon::ChevronDown,
                  t.textFaint, 12);
    right -= IconSize + space::Xs; // in every row, so that times stand below each other
    const int when = tabularWidth(font(), m_when) + 1;
    painter.setPen(t.textMuted);
    drawTabular(&painter, mirrored(right - when, when), trailing, m_when);
    right -= when + space::M;
    if (m_mark) {
        paintIcon(&painter, mirrored(right - IconSize, IconSize), m_mark->first, t.mark(m_mark->second), 14);
        right -= IconSize + space::S;
    }
    const int wide = std::min(fontMetrics().horizontalAdvance(text()) + 1, std::max(0, right - left));
    painter.setPen(t.text);
    drawLine(&painter, mirrored(left, wide), leading, text());
    left += wide + space::S;
    if (right - left < 24)
        return;
    painter.setPen(t.textMuted);
    drawLine(&painter, mirrored(left, right - left), leading, m_about);
}

} // namespace earshot
