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
    bool event(QEvent *event) override;
    QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

} // namespace earshot
