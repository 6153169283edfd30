#include "ui/review/quicktagrow.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QMenu>

namespace earshot {

QuickTagRow::QuickTagRow(QWidget *parent)
    : QWidget(parent), m_flow(new FlowLayout(this, space::S)), m_rest(new Chip(QString()))
{
    m_rest->setObjectName(QStringLiteral("moreTags"));
    m_rest->setOpening(true);
    m_rest->hide();
    m_flow->addWidget(m_rest);
    connect(m_rest, &Chip::clicked, this, &QuickTagRow::openRest);
}

void QuickTagRow::add(QWidget *control, QAction *action)
{
    m_flow->insertWidget(int(m_entries.size()), control);
    m_flow->setOptional(control);
    m_entries.push_back({control, action});
    fit();
}

void QuickTagRow::clear()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        m_flow->removeWidget(entry.control);
        delete entry.control;
    }
    m_entries.clear();
    fit();
}

QSize QuickTagRow::minimumSizeHint() const
{
    int height = m_rest->sizeHint().height();
    for (const Entry &entry : m_entries)
        height = std::max(height, entry.control->sizeHint().height());
    return {m_rest->sizeHint().width(), height};
}

void QuickTagRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void QuickTagRow::fit()
{
    m_rest->hide();
    for (const Entry &entry : std::as_const(m_entries))
        entry.control->show();
    qsizetype left = m_flow->leftOut(width()).size();
    if (left > 0) { // the chip needs room of its own
        m_rest->setValue(tr("%Ln more", nullptr, int(left)));
        m_rest->show();
        left = m_flow->leftOut(width()).size();
        m_rest->setValue(tr("%Ln more", nullptr, int(left)));
        m_rest->setAccessibleName(tr("%Ln more quick tags", nullptr, int(left)));
    }
    for (qsizetype i = m_entries.size() - left; i < m_entries.size(); ++i)
        m_entries[i].control->hide();
    updateGeometry();
}

void QuickTagRow::openRest()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Entry &entry : std::as_const(m_entries))
        if (entry.control->isHidden())
            menu->addAction(entry.action);
    menu->popup(m_rest->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace earshot
