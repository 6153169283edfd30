#include "ui/widgets/segmentedcontrol.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace earshot {

namespace {

class Segment : public QAbstractButton {
public:
    Segment(const QString &text, std::optional<Icon> icon, QWidget *parent) : QAbstractButton(parent), m_icon(icon)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setAutoExclusive(true); // the group sees to it as well; it makes a radio button for screen readers
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFont(textFont(TextSize::Small, QFont::Medium));
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const int icon = m_icon ? IconSize + (text().isEmpty() ? 0 : 5) : 0;
        return {fontMetrics().horizontalAdvance(text()) + icon + 2 * (space::M - 2), compactHeight(font())};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = themeOf(this);
        QPainter painter(this);
        if (isChecked())
            paintBox(&painter, rect(), radius::Control - 2, t.isDark() ? t.pressed : t.raised, t.outline);
        if (showsFocusRing(this))
            paintFocusRing(&painter, rect(), radius::Control - 2, t);
        const QColor ink = !isEnabled()                  ? palette().color(QPalette::Disabled, QPalette::Text)
                           : isChecked() || underMouse() ? t.text
                                                         : t.textMuted;
        const int icon = m_icon ? IconSize : 0;
        const int gap = m_icon && !text().isEmpty() ? 5 : 0;
        const int wide = icon + gap + fontMetrics().horizontalAdvance(text());
        const QRect box = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {wide, height()}, rect());
        if (m_icon)
            paintIcon(&painter, QStyle::visualRect(layoutDirection(), box, QRect(box.left(), 0, icon, height())),
                      *m_icon, ink);
        painter.setPen(ink);
        painter.drawText(QStyle::visualRect(layoutDirection(), box, box.adjusted(icon + gap, 0, 0, 0)), Qt::AlignCenter,
                         text());
    }

private:
    std::optional<Icon> m_icon;
};

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    setSpokenRole(this, QAccessible::Grouping);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on)
            Q_EMIT currentChanged(index);
    });
}

int SegmentedControl::addSegment(const QString &text, std::optional<Icon> icon)
{
    const int index = count();
    auto *segment = new Segment(text, icon, this);
    m_group->addButton(segment, index);
    layout()->addWidget(segment);
    if (index == 0)
        segment->setChecked(true);
    return index;
}

void SegmentedControl::setSegment(int index, const QString &text, bool enabled, const QString &reason)
{
    QAbstractButton *segment = m_group->button(index);
    segment->setEnabled(enabled);
    segment->setToolTip(reason);
    segment->setAccessibleDescription(reason);
    if (segment->text() == text)
        return;
    segment->setText(text);
    segment->setAccessibleName(text);
    segment->updateGeometry();
}

int SegmentedControl::count() const
{
    return int(m_group->buttons().size());
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::Control, t.hover);
}

} // namespace earshot
