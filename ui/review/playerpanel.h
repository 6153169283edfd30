#pragma once
#include "models/domain/comments.h"
#include "models/items/errorwords.h"
#include "models/items/listening.h"
#include "ui/review/playerbar.h"
#include "ui/review/waveform.h"

namespace earshot {

class CommentField;
class InlineBanner;
class ProgressStrip;
class RecordingNotice;

/// The player of a call: waveform, controls, and a line for a comment. What it cannot play, it says why.
class PlayerPanel : public QWidget {
    Q_OBJECT
public:
    explicit PlayerPanel(QWidget *parent = nullptr);

    void showStage(items::Listening::Stage stage, double progress, const items::ErrorWords &trouble);
    WaveformView &waveform() { return *m_waveform; }
    PlayerBar &bar() { return *m_bar; }
    RecordingNotice &notice() { return *m_notice; }
    CommentField &commentField() { return *m_comment; }
    /// Says what is the matter with what is heard, such as that there is no device; empty words: nothing is.
    void sayTrouble(const QString &what, const QString &advice = {});

Q_SIGNALS:
    void fetchRequested();
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    WaveformView *m_waveform;
    RecordingNotice *m_notice;
    ProgressStrip *m_reading;
    PlayerBar *m_bar;
    InlineBanner *m_trouble;
    CommentField *m_comment;
};

} // namespace earshot
