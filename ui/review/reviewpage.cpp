#include "ui/review/reviewpage.h"

#include "ui/review/callview.h"

#include <QVBoxLayout>

namespace earshot {

ReviewPage::ReviewPage(store::Cache &, items::Background &, items::CacheWatch &, items::Editing &editing,
                       items::CallPage &page, items::Reader reader, QWidget *parent)
    : QWidget(parent), m_page(page), m_view(new CallView(page, editing, std::move(reader)))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(m_view, &CallView::callRequested, this, &ReviewPage::callRequested);
    connect(m_view, &CallView::filterRequested, this, &ReviewPage::filterRequested);
    connect(m_view, &CallView::linkRequested, this, &ReviewPage::linkRequested);
}

void ReviewPage::start(const std::optional<ClientId> &)
{
    m_page.show({});
}

} // namespace earshot
