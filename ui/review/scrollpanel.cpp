#include "ui/review/scrollpanel.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>
#include <QVBoxLayout>

namespace earshot {

ScrollPanel::ScrollPanel(QWidget *parent) : QScrollArea(parent)
{
    setSpokenRole(this, QAccessible::Pane);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setViewportMargins(2, 2, 2, 2); // for the ring of focus
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(space::L, space::M, space::L, space::Xl);
    m_column->setSpacing(space::Xs);
    setWidget(content);
    for (QWidget *ground : {viewport(), content}) // the page's own shows through, and labels keep their tones
        ground->setAutoFillBackground(false);
}

bool ScrollPanel::event(QEvent *event)
{
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::Paint && showsFocusRing(this)) { // beside the viewport, which is above
        QPainter painter(this);
        paintFocusRing(&painter, rect(), radius::Small, themeOf(this));
    }
    return done;
}

} // namespace earshot
