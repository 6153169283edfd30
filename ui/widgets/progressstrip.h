#pragma once
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace earshot {

/// Progress as a strip of 2 px along an edge. It keeps its room when idle, so that nothing jumps.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void setIdle();
    /// Under way, without knowing how far.
    void setBusy();
    /// `share` 0 to 1.
    void setProgress(double share);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class State { Idle, Busy, Known };
    void setState(State state);

    State m_state = State::Idle;
    double m_share = 0;
    QBasicTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace earshot
