#include "ui/review/recordingnotice.h"

#include "models/base/format.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progressstrip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace earshot {

RecordingNotice::RecordingNotice(QWidget *parent)
    : QWidget(parent), m_words(new Label({}, TextSize::Small, Tone::Muted)), m_progress(new ProgressStrip),
      m_action(new QPushButton)
{
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(forText(120));
    m_progress->setMinimumWidth(forText(120));
    auto *said = new QVBoxLayout;
    said->setSpacing(2);
    said->addWidget(m_words);
    said->addWidget(m_progress);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::M, space::S, space::S, space::S);
    row->setSpacing(space::M);
    row->addLayout(said, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this,
            [this] { m_cancels ? Q_EMIT cancelRequested() : Q_EMIT fetchRequested(); });
    hide();
}

QString RecordingNotice::text() const
{
    return m_words->text();
}

void RecordingNotice::say(const QString &words, const QString &action)
{
    m_words->setText(words);
    setAccessibleName(words);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!words.isEmpty());
}

void RecordingNotice::show(items::Listening::Stage stage, double progress, const items::ErrorWords &trouble)
{
    using Stage = items::Listening::Stage;
    const QString said = trouble.advice.isEmpty() ? trouble.what : trouble.what + QLatin1Char(' ') + trouble.advice;
    m_cancels = stage == Stage::Fetching;
    m_progress->setVisible(stage == Stage::Fetching);
    m_words->setTone(stage == Stage::Failed || stage == Stage::NoKey || !trouble.what.isEmpty() ? Tone::Bad
                                                                                                : Tone::Muted);
    progress < 0 ? m_progress->setBusy() : m_progress->setProgress(progress);
    switch (stage) {
    case Stage::None:
    case Stage::Reading:
    case Stage::Ready:
        return say({}, {});
    case Stage::NotRecorded:
        return say(tr("This call was not recorded."), {});
    case Stage::Overdue:
        return say(tr("The recording is older than this client allows recordings to be kept."), {});
    case Stage::Away:
        return say(tr("The recording is not on this computer yet."), tr("Fetch it"));
    case Stage::Fetching:
        if (!trouble.what.isEmpty())
            return say(said, tr("Cancel"));
        return say(progress < 0 ? tr("Fetching the recording…")
                                : tr("Fetching the recording… %1").arg(format::percent(progress)),
                   tr("Cancel"));
    case Stage::Failed:
        return say(said.isEmpty() ? tr("The recording cannot be played.") : said, tr("Try again"));
    case Stage::NoKey:
        return say(tr("The key for the recordings cannot be read. Unlock this computer's keyring, then try again."),
                   tr("Try again"));
    }
}

void RecordingNotice::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::Card, t.raised, t.hairline);
}

} // namespace earshot
