#pragma once
#include "ui/widgets/icons.h"

#include <QWidget>

namespace earshot {

/// A small sign of how far an edit has come. It keeps its room when it has nothing to say, so that nothing jumps.
class SendSign : public QWidget {
    Q_OBJECT
public:
    enum class State { Nothing, Waiting, Sending, Sent, Refused };

    explicit SendSign(QWidget *parent = nullptr);

    void setState(State state);
    State state() const { return m_state; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Nothing;
};

} // namespace earshot
