#pragma once
#include <QWidget>

namespace earshot {

/// Who talked how much, as a bar in the speakers' colours.
class TalkShare : public QWidget {
    Q_OBJECT
public:
    explicit TalkShare(QWidget *parent = nullptr);

    /// `agent` 0 to 100.
    void setAgentShare(int agent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_agent = 0;
};

} // namespace earshot
