#pragma once
#include "ui/widgets/icons.h"

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace earshot {

/// A choice of one among few, all in sight. Tab reaches the chosen segment, arrows move it.
class SegmentedControl : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentChanged)
public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    /// Appends a segment and returns its index; the first becomes the current one.
    int addSegment(const QString &text, std::optional<Icon> icon = {});
    /// Says something else, and may be out of reach: `reason` tells why.
    void setSegment(int index, const QString &text, bool enabled = true, const QString &reason = {});
    int count() const;
    int currentIndex() const;
    void setCurrentIndex(int index);

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace earshot
