#pragma once
#include "ui/widgets/icons.h"

#include <QAbstractButton>

#include <optional>

namespace earshot {

/// One condition of a filter bar, or anything that can be looked into and taken away. Click, Enter or Space open it;
/// Delete, Backspace or the cross wish it away.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    /// QAbstractButton's, and width and name go with it.
    void setText(const QString &text);
    void setIcon(Icon icon);
    /// The part after the text that says what is chosen: "Source" "Google Ads". Shown stronger.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    void setRemovable(bool removable);
    /// A small arrow after the text: a click opens something to choose from.
    void setOpening(bool opening);
    /// A condition that holds now, in the accent colour.
    void setActive(bool active);
    bool isActive() const { return m_active; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect crossRect() const;
    void resized();
    int contentWidth() const;
    void name();

    mutable int m_width = -1; // layouts ask again and again
    std::optional<Icon> m_icon;
    QString m_value;
    bool m_removable = false;
    bool m_opening = false;
    bool m_active = false;
    bool m_crossHovered = false;
    bool m_crossPressed = false;
};

} // namespace earshot
