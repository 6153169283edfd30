#include "ui/shell/statusplace.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/statusdot.h"

#include <QPainter>
#include <QVBoxLayout>

namespace earshot {

Tone toneOf(items::Mood mood)
{
    switch (mood) {
    case items::Mood::Calm:
        return Tone::Good;
    case items::Mood::Busy:
        return Tone::Accent;
    case items::Mood::Waiting:
        return Tone::Muted;
    case items::Mood::Asking:
        return Tone::Warn;
    }
    return Tone::Muted;
}

StatusPlace::StatusPlace(items::Syncing &syncing, const items::DisplayContext &display, QWidget *parent)
    : QAbstractButton(parent), m_syncing(syncing), m_display(display), m_dot(new StatusDot(Tone::Muted, {})),
      m_line(new ElidedLabel), m_more(new ElidedLabel({}, TextSize::Small, Tone::Muted)), m_strip(new ProgressStrip)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_line);
    lines->addWidget(m_more);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::L, space::M, space::M, space::M);
    row->setSpacing(space::S);
    row->addWidget(m_dot);
    row->addLayout(lines, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addLayout(row);
    for (QWidget *part : findChildren<QWidget *>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);

    m_tick.setInterval(std::chrono::seconds(20));
    m_tick.start();
    connect(&m_tick, &QTimer::timeout, this, &StatusPlace::follow);
    connect(&syncing, &items::Syncing::changed, this, &StatusPlace::follow);
    connect(&display, &items::DisplayContext::changed, this, &StatusPlace::follow);
    follow();
}

void StatusPlace::setCompact(bool compact)
{
    m_compact = compact;
    follow();
}

QString StatusPlace::line() const
{
    return m_line->text();
}

QSize StatusPlace::sizeHint() const
{
    return layout()->sizeHint();
}

void StatusPlace::follow()
{
    const items::SyncStanding &standing = m_syncing.standing();
    const items::SyncWords said = items::words(standing, m_display.now(), m_display.reader());
    // the line of the offline state says already what waits
    const bool refused = standing.outbox.refused > 0;
    const bool offline =
        standing.phase == items::SyncStanding::Phase::Running && standing.status.link == sync::Status::Link::Offline;
    QString more = refused || !offline ? items::outboxWords(standing.outbox) : QString();
    if (!said.action.isEmpty())
        more = more.isEmpty() ? said.action : said.action + QStringLiteral(" · ") + more;
    m_dot->setState(refused ? Tone::Warn : toneOf(said.mood), said.line, said.mood == items::Mood::Waiting);
    m_line->setText(said.line);
    m_line->setVisible(!m_compact);
    m_more->setText(more);
    m_more->setTone(refused || said.mood == items::Mood::Asking ? Tone::Warn : Tone::Muted);
    m_more->setVisible(!m_compact && !more.isEmpty());
    if (said.mood == items::Mood::Busy)
        m_strip->setBusy();
    else
        m_strip->setIdle();
    QStringList tip = {said.line, more, items::budgetWords(standing.status.budget, m_display.reader().locale)};
    tip.removeAll(QString());
    setToolTip(tip.join(QLatin1Char('\n')));
    setAccessibleName(tip.join(QStringLiteral(", ")));
}

void StatusPlace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown())
        painter.fillRect(rect(), isDown() ? theme.pressed : theme.hover);
    painter.fillRect(QRect(0, 0, width(), 1), theme.hairline);
    if (showsFocusRing(this))
        paintFocusRing(&painter, QRectF(rect()).adjusted(2, 3, -2, -2), radius::Control, theme);
}

} // namespace earshot
