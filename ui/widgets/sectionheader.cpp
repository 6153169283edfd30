#include "ui/widgets/sectionheader.h"

#include "models/base/format.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spokenrole.h"

#include <QHBoxLayout>

namespace earshot {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(new Label),
      m_count(new Label({}, TextSize::Small, Tone::Faint))
{
    setSpokenRole(this, QAccessible::Grouping);
    m_title->setTextSize(TextSize::Small, QFont::DemiBold);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_title);
    m_row->addWidget(m_count);
    m_row->addStretch(1);
    setMinimumHeight(compactHeight(m_title->font()));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTitle(title);
    setCount({});
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setCount(std::optional<qint64> count)
{
    m_count->setText(count ? format::count(*count, locale()) : QString());
    m_count->setVisible(count.has_value());
}

void SectionHeader::addControl(QWidget *control)
{
    m_row->addWidget(control);
}

} // namespace earshot
