#pragma once
#include "ui/widgets/theme.h"

#include <QWidget>

namespace earshot {

/// A dot that says a state by colour, and by shape for those who cannot tell colours: filled is settled, hollow is
/// waiting.
class StatusDot : public QWidget {
    Q_OBJECT
public:
    /// `meaning` is the tooltip and what a screen reader says.
    StatusDot(Tone tone, const QString &meaning, QWidget *parent = nullptr);

    void setState(Tone tone, const QString &meaning, bool hollow = false);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    bool m_hollow = false;
};

} // namespace earshot
