#include "ui/review/quicktags.h"

#include "models/domain/tags.h"
#include "ui/review/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tagpill.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace earshot {

namespace {

constexpr int FrameRoom = 3; // for the frame of a chosen one, at its leading edge

bool isThere(const Tag &tag)
{
    return tag.status == "enabled";
}

} // namespace

QuickTags::QuickTags(QList<QAction *> actions, QWidget *parent)
    : QWidget(parent), m_actions(std::move(actions)), m_rest(new Chip({}, this)),
      m_edit(new IconButton(Icon::Edit, tr("Choose the quick tags"), this))
{
    m_rest->setObjectName(QStringLiteral("moreTags"));
    m_rest->setOpening(true);
    m_rest->setFocusPolicy(Qt::TabFocus);
    m_edit->setFocusPolicy(Qt::TabFocus);
    connect(m_rest, &Chip::clicked, this, &QuickTags::openRest);
    m_edit->setObjectName(QStringLiteral("arrange"));
    connect(m_edit, &IconButton::clicked, this, &QuickTags::arrangeRequested);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void QuickTags::setTags(const std::vector<Tag> &tags)
{
    if (tags == m_tags && !m_places.empty())
        return;
    m_tags = tags;
    for (const Place &place : m_places) {
        place.both->hide();
        place.both->deleteLater();
    }
    m_places.clear();
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        if (m_tags[i].name.empty())
            continue;
        auto *pill = new TagPill(utf16(m_tags[i].name), utf16(m_tags[i].color));
        pill->setFocusPolicy(Qt::TabFocus);
        connect(pill, &TagPill::clicked, m_actions[qsizetype(i)], &QAction::trigger);
        auto *hint = new KeyHint;
        hint->follow(m_actions[qsizetype(i)]);
        auto *both = new QWidget(this);
        auto *row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::Xs);
        row->addWidget(pill);
        row->addWidget(hint);
        if (!isThere(m_tags[i])) {
            pill->setEnabled(false);
            both->setToolTip(tr("This client has no tag “%1”").arg(pill->text()));
            pill->setAccessibleDescription(both->toolTip());
        }
        m_places.push_back({pill, both, i});
    }
    updateGeometry();
    arrange();
}

void QuickTags::setHeld(const Words &tags)
{
    m_held = tags;
    update();
}

QSize QuickTags::sizeHint() const
{
    int wide = FrameRoom + m_edit->sizeHint().width();
    for (const Place &place : m_places)
        wide += place.both->sizeHint().width() + space::S;
    return {wide, controlHeight(font())};
}

QSize QuickTags::minimumSizeHint() const
{
    const int rest = m_places.empty() ? 0 : m_rest->sizeHint().width() + space::S;
    return {FrameRoom + rest + m_edit->sizeHint().width(), controlHeight(font())};
}

void QuickTags::arrange()
{
    const int edit = m_edit->sizeHint().width();
    const auto reach = [&](std::size_t count) {
        int wide = FrameRoom;
        for (std::size_t i = 0; i < count; ++i)
            wide += m_places[i].both->sizeHint().width() + space::S;
        return wide;
    };
    m_fitting = m_places.size();
    m_rest->setValue(tr("+%1", "quick tags that do not fit").arg(m_places.size()));
    const int chip = m_rest->sizeHint().width() + space::S;
    if (reach(m_fitting) + edit > width())
        while (m_fitting > 0 && reach(m_fitting) + chip + edit > width())
            --m_fitting;
    int x = FrameRoom;
    const auto put = [&](QWidget *widget) {
        const QSize size = widget->sizeHint().boundedTo({std::max(0, width() - x), height()});
        const QRect there(QPoint(x, (height() - size.height()) / 2), size);
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), there));
        x += size.width() + space::S;
    };
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        m_places[i].both->setVisible(i < m_fitting);
        if (i < m_fitting)
            put(m_places[i].both);
    }
    const bool more = m_fitting < m_places.size();
    m_rest->setVisible(more);
    if (more) {
        m_rest->setValue(tr("+%1", "quick tags that do not fit").arg(m_places.size() - m_fitting));
        m_rest->setAccessibleName(tr("%n further tag(s)", nullptr, int(m_places.size() - m_fitting)));
        put(m_rest);
    }
    put(m_edit);
    update();
}

void QuickTags::openRest()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = m_fitting; i < m_places.size(); ++i) {
        const std::string &name = m_tags[m_places[i].tag].name;
        QAction *does = m_actions[qsizetype(m_places[i].tag)];
        QAction *shown =
            menu->addAction(utf16(name).replace(QLatin1Char('&'), QLatin1String("&&")), does, &QAction::trigger);
        shown->setCheckable(true);
        shown->setChecked(hasTag(m_held, name));
        shown->setEnabled(isThere(m_tags[m_places[i].tag]));
    }
    menu->popup(m_rest->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void QuickTags::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void QuickTags::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (std::size_t i = 0; i < m_fitting; ++i) {
        const Place &place = m_places[i];
        if (!hasTag(m_held, m_tags[place.tag].name))
            continue;
        const QRectF pill(place.pill->mapTo(this, QPoint(0, 0)), QSizeF(place.pill->size()));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeOf(this).accent, 1.5));
        painter.drawRoundedRect(pill.adjusted(-2, -2, 2, 2), radius::Small + 2, radius::Small + 2);
    }
}

} // namespace earshot
