#include "ui/conditions/popupcombo.h"

#include <QWheelEvent>

namespace earshot {

void PopupCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // there is nothing to step through: let the page scroll
}

} // namespace earshot
