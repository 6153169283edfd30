#pragma once
#include "models/domain/milestones.h"
#include "models/items/fieldtext.h"

#include <QWidget>

namespace earshot {

/// The steps that led to a call, one below the other on a line: what, from where, when.
class MilestoneLine : public QWidget {
    Q_OBJECT
public:
    explicit MilestoneLine(QWidget *parent = nullptr);

    void show(const std::vector<Milestone> &milestones, const items::Reader &reader);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step {
        QString what, from, when;
        bool qualified = false;
    };
    int stepHeight() const;
    void paintStep(QPainter &painter, int index) const;

    QList<Step> m_steps;
};

} // namespace earshot
