#include "ui/calls/callspage.h"

#include "ui/calls/calltable.h"

#include <QVBoxLayout>

namespace earshot {

CallsPage::CallsPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &,
                     const items::Reader &reader, QWidget *parent)
    : QWidget(parent), m_list(new items::CallList(cache, background, watch, reader, this)),
      m_table(new CallTable(*m_list, this)), m_reader(reader)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_list->setColumns({"customer_name", "company_name", "source", "tags", "lead_status", "duration", "start_time"});
    connect(m_table, &CallTable::currentCallChanged, this, &CallsPage::currentCallChanged);
    connect(m_table, &CallTable::callActivated, this, &CallsPage::callActivated);
}

CallsPage::~CallsPage() = default;

void CallsPage::showView(const store::SavedView &view)
{
    m_view = view;
    m_list->setQuery(view.query({systemNow(), m_reader.zone}));
    Q_EMIT viewChanged();
}

store::SavedView CallsPage::currentView() const
{
    return m_view;
}

std::optional<CallRow> CallsPage::currentCall() const
{
    return m_table->currentCall();
}

void CallsPage::selectNext()
{
    m_table->step(1);
}

void CallsPage::selectPrevious()
{
    m_table->step(-1);
}

void CallsPage::focusSearch()
{
    m_table->setFocus();
}

} // namespace earshot
