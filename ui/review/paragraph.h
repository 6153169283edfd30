#pragma once
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QTextLayout>
#include <QWidget>

#include <memory>
#include <optional>

namespace earshot {

/// Plain text of many lines as somebody else wrote it: wraps anywhere it must, in its own direction, and can be copied.
/// Very long texts show their beginning and say how much more there is.
class Paragraph : public QWidget {
    Q_OBJECT
public:
    explicit Paragraph(const QString &text = {}, Tone tone = Tone::Normal, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// The box of a message in a conversation, on the soft ground of its tone.
    void setBubble(Tone ground);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    const QTextLayout &laidOut(int width) const;
    int heightOf(const QTextLayout &layout) const;

    QString m_text, m_shown;
    Tone m_tone;
    std::optional<Tone> m_ground;
    mutable std::unique_ptr<QTextLayout> m_layout; // of m_laidWidth; layouts ask again and again
    mutable int m_laidWidth = 0;
};

} // namespace earshot
