#pragma once
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QAbstractButton>

#include <optional>

namespace earshot {

/// One line of a page: a text, with an icon or without, that gives way when room is short and is whole in its tooltip
/// then. As a link it can be clicked and reached by keyboard.
class Fact : public QAbstractButton {
    Q_OBJECT
public:
    explicit Fact(const QString &text = {}, std::optional<Icon> icon = {}, QWidget *parent = nullptr);

    void setFact(const QString &text);
    void setIcon(std::optional<Icon> icon, Tone tone = Tone::Muted);
    void setTone(Tone tone);
    void setElideMode(Qt::TextElideMode mode) { m_elide = mode; }
    /// What a click does, for the tooltip; empty: the fact is no link.
    void setLink(const QString &whatItDoes);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QRect textRect() const;

    std::optional<Icon> m_icon;
    Tone m_iconTone = Tone::Muted;
    Tone m_tone = Tone::Normal;
    Qt::TextElideMode m_elide = Qt::ElideRight;
    QString m_does;
};

} // namespace earshot
