#pragma once
#include <QAbstractButton>

class QFont;

namespace earshot {

/// The room a tag takes in a list cell or anywhere else that paints its own.
QSize tagPillSize(const QFont &font, const QString &name);
/// Paints a tag; `colour` is CallRail's name of it ("blue1").
void paintTagPill(QPainter *painter, const QRect &rect, const QString &name, const QString &colour);

/// A tag in its colour. Removable pills take the focus; Delete, Backspace or the cross wish them away.
class TagPill : public QAbstractButton {
    Q_OBJECT
public:
    TagPill(const QString &name, const QString &colour, QWidget *parent = nullptr);

    void setRemovable(bool removable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect crossRect() const;

    QString m_colour;
    bool m_removable = false;
};

} // namespace earshot
