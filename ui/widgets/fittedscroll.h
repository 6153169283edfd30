#pragma once
#include <QScrollArea>

namespace earshot {

/// Shows its content at full height where there is room, and scrolls it where there is not. What the keyboard comes to,
/// and the cursor in it, is in sight.
class FittedScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FittedScroll(QWidget *content, QWidget *parent = nullptr);
    ~FittedScroll() override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void reveal();
};

} // namespace earshot
