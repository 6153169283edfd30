#pragma once
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QTextLayout;

namespace earshot {

/// Plain text of many lines as somebody else wrote it: wraps anywhere it must, in its own direction, and can be copied.
/// Very long texts show their beginning and say how much more there is.
class Paragraph : public QWidget {
    Q_OBJECT
public:
    explicit Paragraph(const QString &text = {}, Tone tone = Tone::Normal, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// The box of a message in a conversation: on a soft ground.
    void setBubble(const QColor &ground);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int layOut(QTextLayout &layout, int width) const;

    QString m_text, m_shown;
    Tone m_tone;
    QColor m_ground;
};

} // namespace earshot
