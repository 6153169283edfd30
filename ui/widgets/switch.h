#pragma once
#include <QAbstractButton>

namespace earshot {

/// On or off, at once: for settings that need no OK button. The text stands before the switch.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    explicit Switch(const QString &text = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Its words go on in another line where there is no room for them in one.
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace earshot
