#pragma once
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QWidget>

namespace earshot {

/// An icon that stands by itself, in the colour of its tone whatever theme comes.
class IconMark : public QWidget {
    Q_OBJECT
public:
    IconMark(Icon icon, Tone tone, int size = IconSize, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Tone m_tone;
};

} // namespace earshot
