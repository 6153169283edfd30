#include "ui/widgets/progressstrip.h"

#include "ui/widgets/look.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace earshot {

namespace {

constexpr int SweepMs = 1400;

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    m_clock.start();
    setSpokenRole(this, QAccessible::ProgressBar);
}

void ProgressStrip::setIdle()
{
    setState(State::Idle);
    setAccessibleDescription({});
}

void ProgressStrip::setBusy()
{
    setState(State::Busy);
    setAccessibleDescription(tr("Under way"));
}

void ProgressStrip::setProgress(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    setState(State::Known);
    //: Progress read by screen readers, in hundredths
    setAccessibleDescription(tr("%1 percent").arg(int(m_share * 100)));
}

QSize ProgressStrip::sizeHint() const
{
    return {64, 2};
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    if (m_state == State::Idle)
        return;
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect(), height() / 2.0, t.track);
    QRectF done(rect());
    if (m_state == State::Known) {
        done.setWidth(width() * m_share);
    } else {
        const double phase = double(m_clock.elapsed() % SweepMs) / SweepMs;
        done = QRectF(width() * (phase * 1.4 - 0.4), 0, width() * 0.4, height()) & done;
    }
    if (isRightToLeft())
        done.moveLeft(width() - done.right());
    if (done.width() > 0)
        paintBox(&painter, done, height() / 2.0, t.accent);
}

void ProgressStrip::timerEvent(QTimerEvent *)
{
    update();
}

void ProgressStrip::showEvent(QShowEvent *)
{
    setState(m_state);
}

void ProgressStrip::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

void ProgressStrip::setState(State state)
{
    m_state = state;
    const bool animate = style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this);
    if (state == State::Busy && isVisible() && animate)
        m_timer.start(33, this);
    else
        m_timer.stop();
    update();
}

} // namespace earshot
