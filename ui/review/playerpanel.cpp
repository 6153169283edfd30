#include "ui/review/playerpanel.h"

#include "ui/review/commentfield.h"
#include "ui/review/recordingnotice.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progressstrip.h"

#include <QPainter>
#include <QVBoxLayout>

namespace earshot {

namespace {

constexpr int WidestNotice = 420;

} // namespace

PlayerPanel::PlayerPanel(QWidget *parent)
    : QWidget(parent), m_waveform(new WaveformView), m_notice(new RecordingNotice), m_reading(new ProgressStrip),
      m_bar(new PlayerBar), m_trouble(new InlineBanner), m_comment(new CommentField)
{
    auto *over = new QHBoxLayout(m_waveform); // the notice stands in the middle of the empty waveform
    over->setContentsMargins(space::S, 0, space::S, 0);
    over->addStretch(1);
    over->addWidget(m_notice, 1000, Qt::AlignVCenter);
    over->addStretch(1);
    m_notice->setMaximumWidth(WidestNotice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::L, space::S, space::L, space::S);
    column->setSpacing(0);
    column->addWidget(m_waveform);
    column->addWidget(m_reading);
    column->addSpacing(space::Xs);
    column->addWidget(m_bar);
    column->addWidget(m_trouble);
    column->addWidget(m_comment);
    m_trouble->setContentsMargins(0, space::S, 0, 0);
    m_comment->setContentsMargins(0, space::S, 0, 0);
    connect(m_notice, &RecordingNotice::fetchRequested, this, &PlayerPanel::fetchRequested);
    connect(m_notice, &RecordingNotice::cancelRequested, this, &PlayerPanel::cancelRequested);
    showStage(items::Listening::Stage::None, -1, {});
}

void PlayerPanel::showStage(items::Listening::Stage stage, double progress, const items::ErrorWords &trouble)
{
    using Stage = items::Listening::Stage;
    const bool recorded = stage != Stage::None && stage != Stage::NotRecorded;
    setVisible(recorded); // that there is no recording is said where its length would be
    m_notice->show(stage, progress, trouble);
    stage == Stage::Reading ? m_reading->setBusy() : m_reading->setIdle();
    m_waveform->setSeekable(stage == Stage::Reading || stage == Stage::Ready);
}

void PlayerPanel::sayTrouble(const QString &what, const QString &advice)
{
    if (what.isEmpty())
        m_trouble->hide();
    else
        m_trouble->say(InlineBanner::Level::Warning, what, advice);
}

void PlayerPanel::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.hairline);
}

} // namespace earshot
