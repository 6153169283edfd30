#pragma once
#include <QWidget>

namespace earshot {

/// A raised box around things that belong together; give it a layout.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace earshot
