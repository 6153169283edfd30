#pragma once
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QLabel>

namespace earshot {

/// A label that names its place on the type scale and its tone, and keeps both when the theme changes. Plain text.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, TextSize size = TextSize::Body, Tone tone = Tone::Normal,
                   QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setTextSize(TextSize size, QFont::Weight weight = QFont::Normal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    Tone m_tone;
    bool m_tinting = false;
};

} // namespace earshot
