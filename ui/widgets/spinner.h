#pragma once
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace earshot {

/// A turning arc: something is under way and nobody knows how long. Costs nothing while hidden.
class Spinner : public QWidget {
    Q_OBJECT
public:
    explicit Spinner(QWidget *parent = nullptr, int size = 16);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int m_size;
    QBasicTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace earshot
