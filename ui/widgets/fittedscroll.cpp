#include "ui/widgets/fittedscroll.h"

#include <QResizeEvent>

namespace earshot {

FittedScroll::FittedScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    for (QWidget *ground : {viewport(), content}) // the page's own shows through, and labels keep their tones
        ground->setAutoFillBackground(false);
}

QSize FittedScroll::sizeHint() const
{
    const QWidget *content = widget();
    const int wide = std::max(viewport()->width(), 200);
    const int high = content->hasHeightForWidth() ? content->heightForWidth(wide) : content->sizeHint().height();
    return {content->sizeHint().width(), high};
}

QSize FittedScroll::minimumSizeHint() const
{
    return {200, std::min(160, sizeHint().height())};
}

bool FittedScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool asked = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return asked;
}

void FittedScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace earshot
