#pragma once
#include <QScrollArea>

class QVBoxLayout;

namespace earshot {

/// A column of parts, taller than the room it has.
class ScrollPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollPanel(QWidget *parent = nullptr);

protected:
    QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

/// Shows its content at full height where there is room, and scrolls it where there is not.
class FittedScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FittedScroll(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace earshot
