#include "ui/calls/rowmarks.h"

#include "ui/calls/calltable.h"
#include "ui/calls/spokencalls.h"
#include "ui/widgets/metrics.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace earshot {
namespace {

constexpr int SignPlace = 8;  // of the dot or the sending sign
constexpr int IconPlace = 24; // of the call's icon
constexpr int Width = IconPlace + IconSize + 4;

struct Sending {
    Icon icon;
    Tone tone;
    QString words;
};

std::optional<Sending> sendingSign(store::SendState state)
{
    switch (state) {
    case store::SendState::Settled:
        return {};
    case store::SendState::Waiting:
        return Sending{Icon::CloudUp, Tone::Muted, RowMarks::tr("An edit waits to be sent")};
    case store::SendState::Sending:
        return Sending{Icon::Sync, Tone::Accent, RowMarks::tr("An edit is being sent")};
    case store::SendState::Refused:
        break;
    }
    return Sending{Icon::Warning, Tone::Bad, RowMarks::tr("An edit was refused; open the call to see why")};
}

} // namespace

CallSign callSign(const Call &call)
{
    if (call.voicemail || call.callType.starts_with("voicemail"))
        return {Icon::Voicemail, Tone::Warn, RowMarks::tr("Voicemail")};
    if (call.direction == "outbound")
        return {Icon::PhoneOut, Tone::Muted, RowMarks::tr("Outbound call")};
    if (call.callType == "in_progress" || !call.answered)
        return {Icon::Phone, Tone::Accent, RowMarks::tr("Call in progress")};
    if (call.callType == "abandoned")
        return {Icon::PhoneMissed, Tone::Bad, RowMarks::tr("Caller hung up before anyone answered")};
    if (!*call.answered)
        return {Icon::PhoneMissed, Tone::Bad, RowMarks::tr("Missed call")};
    return {Icon::PhoneIn, Tone::Muted, RowMarks::tr("Answered call")};
}

QStringList markWords(const store::StoredCall &stored)
{
    QStringList words{callSign(stored.call).words};
    if (!stored.call.isReviewed())
        words << RowMarks::tr("Not reviewed yet");
    if (const auto sending = sendingSign(stored.sending))
        words << sending->words;
    return words;
}

RowMarks::RowMarks(CallTable &table, const items::CallList &list)
    : QHeaderView(Qt::Vertical, &table), m_table(table), m_list(list)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(Fixed);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
}

QSize RowMarks::sizeHint() const
{
    return {Width, 0};
}

void RowMarks::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const Theme &t = themeOf(this);
    painter->fillRect(rect, m_table.rowColour(logicalIndex));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_table.lineColour());
    const store::StoredCall *stored = m_list.callAt(logicalIndex);
    if (!stored)
        return;
    const int height = m_table.lineHeight();
    const auto place = [&](int x, int size) {
        return QStyle::visualRect(layoutDirection(), rect, QRect(rect.left() + x, rect.top(), size, height));
    };
    if (const auto sending = sendingSign(stored->sending)) {
        paintIcon(painter, place(SignPlace - 2, 13), sending->icon, t.tone(sending->tone), 13);
    } else if (!stored->call.isReviewed()) {
        const QRectF spot = place(SignPlace, 6);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.mark(Tone::Accent));
        painter->drawEllipse(QRectF(spot.center() - QPointF(3, 3), QSizeF(6, 6)));
    }
    const CallSign sign = callSign(stored->call);
    paintIcon(painter, place(IconPlace, IconSize), sign.icon,
              sign.tone == Tone::Muted ? t.textMuted : t.mark(sign.tone), 15);
}

void RowMarks::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    const int end = length() - offset();
    if (end < viewport()->height())
        QPainter(viewport()).fillRect(0, end, viewport()->width(), viewport()->height() - end, themeOf(this).surface);
}

bool RowMarks::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        m_table.setHoveredRow(logicalIndexAt(static_cast<QMouseEvent *>(event)->pos()));
    else if (event->type() == QEvent::Leave)
        m_table.setHoveredRow(-1);
    else if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int row = logicalIndexAt(help->pos());
        const store::StoredCall *stored = row >= 0 ? m_list.callAt(row) : nullptr;
        if (!stored)
            return true;
        QToolTip::showText(help->globalPos(), markWords(*stored).join(QLatin1Char('\n')), this);
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace earshot
