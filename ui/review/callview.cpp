#include "ui/review/callview.h"

#include "ui/widgets/emptystate.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace earshot {

CallView::CallView(items::CallPage &model, items::Editing &editing, items::Reader reader, QWidget *parent)
    : QWidget(parent), m_model(model), m_editing(editing), m_reader(std::move(reader)),
      m_nothing(new EmptyState(Icon::Phone, tr("No call chosen"), tr("Choose a call in the list to see it here."))),
      m_page(new QWidget), m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_page);
}

void CallView::landOn(std::size_t phrase)
{
    m_landing = phrase;
}

void CallView::setSearch(const QString &) {}

} // namespace earshot
