#include "ui/widgets/fittedscroll.h"

#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QInputMethod>
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
    connect(qApp, &QApplication::focusChanged, this, &FittedScroll::reveal);
    connect(QGuiApplication::inputMethod(), &QInputMethod::cursorRectangleChanged, this, &FittedScroll::reveal);
}

FittedScroll::~FittedScroll()
{
    // what has the focus in it loses it as it goes, which is no matter of this any more
    qApp->disconnect(this);
    QGuiApplication::inputMethod()->disconnect(this);
}

void FittedScroll::reveal()
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus || !widget() || !widget()->isAncestorOf(focus))
        return;
    const QRect cursor = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    const QPoint place = focus->mapTo(widget(), cursor.center());
    ensureWidgetVisible(focus, 0, space::M);
    if (focus->height() > viewport()->height()) // a long text: where one writes in it
        ensureVisible(place.x(), place.y(), 0, cursor.height() / 2 + space::M);
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
    if (watched == widget() && event->type() == QEvent::Resize)
        reveal(); // what is written there grows
    return asked;
}

void FittedScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
    reveal();
}

} // namespace earshot
