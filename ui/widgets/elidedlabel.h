#pragma once
#include "ui/widgets/label.h"

namespace earshot {

/// One line that gives way: cut with an ellipsis where room is short, whole in its tooltip then. Ctrl+C copies the
/// whole text.
class ElidedLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit ElidedLabel(const QString &text = {}, TextSize size = TextSize::Body, Tone tone = Tone::Normal,
                         QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setTone(Tone tone);
    void setTextSize(TextSize size, QFont::Weight weight = QFont::Normal);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    /// Digits of equal width.
    void setTabular(bool tabular);
    /// Lets the mouse and Ctrl+C take the text; off by default.
    void setSelectable(bool selectable);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void copy() const;

    QString m_text;
    Tone m_tone;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool m_tabular = false;
    bool m_selectable = false;
    bool m_selected = false;
};

} // namespace earshot
