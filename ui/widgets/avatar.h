#pragma once
#include <QWidget>

namespace earshot {

/// The initials of a name, at most two; empty when the name has no letters.
QString initials(const QString &name);

/// Paints the initials on a disc whose hue comes from the name, the same every day; a person's sign where there is no
/// name.
void paintAvatar(QPainter *painter, const QRect &rect, const QString &name, const QPalette &palette);

class Avatar : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(const QString &name = {}, int size = 32, QWidget *parent = nullptr);

    void setName(const QString &name);

    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_size;
};

} // namespace earshot
