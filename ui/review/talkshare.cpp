#include "ui/review/talkshare.h"

#include "models/base/format.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>
#include <QStyle>

namespace earshot {

namespace {

constexpr int Bar = 4;

} // namespace

TalkShare::TalkShare(QWidget *parent) : QWidget(parent)
{
    setFont(textFont(TextSize::Small));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::Graphic);
}

void TalkShare::setAgentShare(int agent)
{
    m_agent = agent;
    setAccessibleName(tr("The agent talked %1 of the time").arg(format::percent(agent / 100.0)));
    update();
}

QSize TalkShare::sizeHint() const
{
    return {280, Bar + space::Xs + fontMetrics().height()};
}

void TalkShare::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const int gap = m_agent > 0 && m_agent < 100 ? 2 : 0;
    const int caller = (width() - gap) * (100 - m_agent) / 100;
    const auto part = [this](int from, int wide) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, wide, Bar));
    };
    if (caller > 0)
        paintBox(&painter, part(0, caller), Bar / 2.0, t.speakerCaller);
    if (m_agent > 0)
        paintBox(&painter, part(caller + gap, width() - caller - gap), Bar / 2.0, t.speakerAgent);
    const QRect words(0, Bar + space::Xs, width(), fontMetrics().height());
    painter.setPen(t.textMuted);
    const auto share = [](int percent) { return format::percent(percent / 100.0); };
    painter.drawText(words, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                     tr("Caller %1").arg(share(100 - m_agent)));
    painter.drawText(words, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)),
                     tr("Agent %1").arg(share(m_agent)));
}

} // namespace earshot
