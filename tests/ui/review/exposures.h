#pragma once
#include <QObject>
#include <QPaintEvent>
#include <QRegion>

namespace earshot::test {

/// Remembers what is repainted of a widget that it is installed on.
class Exposures : public QObject {
public:
    QRegion region;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace earshot::test
