#pragma once
#include "models/items/displaycontext.h"
#include "models/items/syncwords.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QTimer>

namespace earshot {

class ElidedLabel;
class ProgressStrip;
class StatusDot;

/// The one place that says how the sync stands: a line, what waits, how far long work is. Opens the details.
class StatusPlace : public QAbstractButton {
    Q_OBJECT
public:
    StatusPlace(items::Syncing &syncing, const items::DisplayContext &display, QWidget *parent = nullptr);

    /// Only the dot, for a closed sidebar.
    void setCompact(bool compact);
    QString line() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    items::Syncing &m_syncing;
    const items::DisplayContext &m_display;
    StatusDot *m_dot;
    ElidedLabel *m_line;
    ElidedLabel *m_more;
    ProgressStrip *m_strip;
    QTimer m_tick; // "2 min ago" grows older
    bool m_compact = false;
};

/// What a mood looks like.
Tone toneOf(items::Mood mood);

} // namespace earshot
