#include "ui/calls/bulkbar.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace earshot {

BulkBar::BulkBar(const BulkPopup::Sources &sources, ValueSource &values, Chosen chosen, QWidget *parent)
    : QWidget(parent), m_sources(sources), m_values(values), m_chosen(std::move(chosen)),
      m_buttons(new FlowLayout(nullptr, space::Xs)), m_count(new Label({}, TextSize::Body, Tone::Normal, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::M, space::S - 2, space::S, space::S - 2);
    row->setSpacing(space::Xs);
    m_count->setTextSize(TextSize::Body, QFont::DemiBold);
    m_count->setContentsMargins(0, 0, space::S, 0);
    m_buttons->addWidget(m_count);
    row->addLayout(m_buttons, 1); // where the list is narrow, in several lines
    const auto lead = [this](const char *name, Icon icon, const QString &text, Lead status) {
        connect(addButton(name, int(icon), text), &QPushButton::clicked, this,
                [this, status] { Q_EMIT editRequested(leadEdit(status, m_calls)); });
    };
    lead("lead", Icon::StarFilled, tr("Lead"), Lead::Good);
    lead("notLead", Icon::NotLead, tr("Not a lead"), Lead::NotALead);
    lead("unscored", Icon::Minus, tr("No status"), Lead::Unscored);
    m_tag = addButton("tag", int(Icon::Tag), tr("Tags…"));
    m_value = addButton("value", int(Icon::Value), tr("Value…"));
    m_note = addButton("note", int(Icon::Note), tr("Note…"));
    connect(m_tag, &QPushButton::clicked, this, [this] { openTags(m_tag); });
    connect(m_value, &QPushButton::clicked, this, [this] { openValue(m_value); });
    connect(m_note, &QPushButton::clicked, this, [this] { openNote(m_note); });
    connect(addButton("copy", int(Icon::Copy), tr("Copy")), &QPushButton::clicked, this, &BulkBar::copyRequested);
    m_count->setMinimumHeight(m_tag->sizeHint().height()); // it stands in line with them
    auto *close = new IconButton(Icon::X, tr("Clear the selection"), this);
    close->setShortcutHint(Qt::Key_Escape);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &IconButton::clicked, this, &BulkBar::clearRequested);
}

QPushButton *BulkBar::addButton(const char *name, int icon, const QString &text)
{
    auto *button = new QPushButton(themedIcon(Icon(icon)), text, this);
    button->setObjectName(QString::fromLatin1(name));
    setButtonLook(button, ButtonLook::Quiet);
    m_buttons->addWidget(button);
    return button;
}

QWidget *BulkBar::tagButton() const
{
    return m_tag;
}
QWidget *BulkBar::valueButton() const
{
    return m_value;
}
QWidget *BulkBar::noteButton() const
{
    return m_note;
}

void BulkBar::setCount(int calls)
{
    m_calls = calls;
    m_count->setText(tr("%Ln selected", nullptr, calls));
}

void BulkBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.accentSoft);
    painter.fillRect(QRect(0, 0, width(), 1), t.hairline);
}

} // namespace earshot
