#include "ui/review/sendsign.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>

namespace earshot {

namespace {

struct Look {
    Icon icon;
    Tone tone;
    QString words;
};

Look lookOf(SendSign::State state)
{
    using State = SendSign::State;
    switch (state) {
    case State::Nothing:
        break;
    case State::Waiting:
        return {Icon::CloudUp, Tone::Muted, SendSign::tr("Waiting to be sent")};
    case State::Sending:
        return {Icon::Sync, Tone::Accent, SendSign::tr("Being sent")};
    case State::Sent:
        return {Icon::Check, Tone::Good, SendSign::tr("Sent")};
    case State::Refused:
        return {Icon::Warning, Tone::Bad, SendSign::tr("Refused")};
    }
    return {Icon::Dot, Tone::Faint, {}};
}

} // namespace

SendSign::SendSign(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(State::Nothing);
}

void SendSign::setState(State state)
{
    m_state = state;
    const QString words = lookOf(state).words;
    setToolTip(words);
    setAccessibleName(words);
    setSpokenRole(this, state == State::Nothing ? QAccessible::Whitespace : QAccessible::Indicator);
    update();
}

QSize SendSign::sizeHint() const
{
    return {IconSize, compactHeight(font())};
}

void SendSign::paintEvent(QPaintEvent *)
{
    if (m_state == State::Nothing)
        return;
    const Look look = lookOf(m_state);
    QPainter painter(this);
    paintIcon(&painter, rect(), look.icon, themeOf(this).tone(look.tone));
}

} // namespace earshot
