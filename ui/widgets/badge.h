#pragma once
#include "ui/widgets/theme.h"

#include <QWidget>

namespace earshot {

/// A count beside something; hides itself at zero. Muted counts are bare figures, toned ones sit on their soft colour.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(qint64 count = 0, Tone tone = Tone::Muted, QWidget *parent = nullptr);

    qint64 count() const { return m_count; }
    void setCount(qint64 count);
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_count = 0;
    Tone m_tone;
    QString m_text;
};

} // namespace earshot
