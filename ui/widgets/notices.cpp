#include "ui/widgets/notices.h"

#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace earshot {

namespace {

constexpr int Spread = 12; // of the shadow
constexpr int Widest = 720;
constexpr int Foot = 52; // of the page that stays free: bars with buttons, toasts

} // namespace

Notices::Notices(QWidget *page, const QList<InlineBanner *> &banners) : QWidget(page), m_banners(banners)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Spread, Spread, Spread, Spread);
    column->setSpacing(space::S);
    for (InlineBanner *banner : m_banners) {
        column->addWidget(banner);
        banner->installEventFilter(this);
    }
    page->installEventFilter(this);
    hide();
}

bool Notices::eventFilter(QObject *watched, QEvent *event)
{
    const bool page = watched == parent();
    const QEvent::Type type = event->type();
    if (page && (type == QEvent::Resize || type == QEvent::ChildAdded))
        placeSoon();
    else if (!page && (type == QEvent::ShowToParent || type == QEvent::HideToParent))
        place();
    return QWidget::eventFilter(watched, event);
}

bool Notices::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        placeSoon();
    return QWidget::event(event);
}

/// Once what a banner says is complete.
void Notices::placeSoon()
{
    if (!std::exchange(m_placing, true))
        QMetaObject::invokeMethod(this, &Notices::place, Qt::QueuedConnection);
}

void Notices::place()
{
    m_placing = false;
    const bool any = std::any_of(m_banners.begin(), m_banners.end(), [](const auto *one) { return !one->isHidden(); });
    setVisible(any);
    if (!any)
        return;
    const QSize room = parentWidget()->size();
    const int width = std::min(room.width() - 2 * (space::L - Spread), forText(Widest) + 2 * Spread);
    layout()->activate();
    const int height = std::min(layout()->totalHeightForWidth(width), room.height());
    const int foot = forText(Foot) - Spread;
    setGeometry((room.width() - width) / 2, std::max(0, room.height() - foot - height), width, height);
    raise();
    update();
}

void Notices::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    for (const InlineBanner *banner : m_banners) {
        if (banner->isHidden())
            continue;
        paintFloatingShadow(&painter, banner->geometry(), Spread, t);
        paintBox(&painter, banner->geometry(), radius::Control, t.surface);
    }
}

} // namespace earshot
