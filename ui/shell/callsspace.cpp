#include "ui/shell/callsspace.h"

#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/widgets/controlkeys.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int LeastList = 370, LeastCall = 382;
constexpr int LeastWindow = 1024; // for two panes beside the places

} // namespace

CallsSpace::CallsSpace(const items::Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk),
      m_list(new CallsPage(desk.cache, desk.background, desk.watch, desk.editing, desk.display)),
      m_view(new CallView(desk.call, desk.editing, desk.display, &desk.listening)), m_splitter(new QSplitter),
      m_bar(backBar()), m_beside(desk.settings.isOn(items::Setting::CallPageShown))
{
    auto *page = new QWidget;
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(m_bar);
    pageColumn->addWidget(m_view, 1);
    m_list->setMinimumWidth(forText(LeastList));
    page->setMinimumWidth(forText(LeastCall));
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(page);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    const int wide = desk.settings.number(items::Setting::CallPageWidth);
    m_splitter->setSizes({10'000, wide});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    arrange();

    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_desk.settings.set(items::Setting::CallPageWidth, m_splitter->sizes().at(1)); });
    connect(m_list, &CallsPage::currentCallChanged, this, &CallsSpace::showCurrent);
    connect(m_list, &CallsPage::viewChanged, this, &CallsSpace::followSearch);
    connect(m_list, &CallsPage::filledChanged, m_view, &CallView::setChoosable);
    new ControlKeys(this);
    addActions(m_view->playerActions()); // the player's keys work in the list as well
    m_view->useSettings(desk.settings);
}

QWidget *CallsSpace::backBar()
{
    auto *bar = new QWidget;
    auto *back = new QPushButton(themedIcon(Icon::ChevronLeft), tr("Back to the list"));
    setButtonLook(back, ButtonLook::Quiet);
    back->setObjectName(QStringLiteral("backToList"));
    auto *previous = new IconButton(Icon::ChevronUp, tr("Previous call"));
    auto *next = new IconButton(Icon::ChevronDown, tr("Next call"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::S, space::Xs, space::S, space::Xs);
    row->setSpacing(space::Xs);
    row->addWidget(back);
    row->addStretch();
    row->addWidget(previous);
    row->addWidget(next);
    connect(back, &QPushButton::clicked, this, &CallsSpace::backRequested);
    connect(previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next, &QToolButton::clicked, this, [this] { step(1); });
    return bar;
}

void CallsSpace::step(int by)
{
    m_stepping = true;
    by > 0 ? m_list->selectNext() : m_list->selectPrevious();
    m_stepping = false;
}

void CallsSpace::showCurrent(std::optional<CallRow> row, std::optional<std::size_t> phrase)
{
    m_current = row;
    if (m_alone && !m_stepping)
        return; // the list is read anew behind the call; the call stays
    if (m_alone && row)
        m_alone = row;
    if (!m_alone && !(m_beside && !m_narrow))
        return;
    show(row);
    if (phrase)
        m_view->landOn(*phrase);
}

void CallsSpace::show(std::optional<CallRow> row)
{
    followSearch();
    m_desk.call.show(row);
}

/// What is searched for in the list is marked in the transcript; what a person looks for there stays otherwise.
void CallsSpace::followSearch()
{
    const QString search = QString::fromStdString(m_list->currentView().search);
    if (std::exchange(m_search, search) != search)
        m_view->setSearch(search);
}

void CallsSpace::focusList(Qt::FocusReason reason)
{
    m_list->focusList(reason);
}

void CallsSpace::setBeside(bool beside)
{
    m_beside = beside;
    m_desk.settings.set(items::Setting::CallPageShown, beside);
    if (beside && !m_alone && !m_narrow)
        show(m_current);
    arrange();
}

void CallsSpace::showAlone(std::optional<CallRow> row)
{
    const bool was = m_alone.has_value();
    m_alone = row;
    if (row || (m_beside && !m_narrow) || was)
        show(row ? row : m_current);
    arrange();
    if (row)
        m_view->setFocus();
    else if (was)
        focusList(Qt::OtherFocusReason);
}

void CallsSpace::arrange()
{
    m_bar->setVisible(m_alone.has_value());
    m_list->setVisible(!m_alone);
    m_splitter->widget(1)->setVisible(m_alone || (m_beside && !m_narrow));
}

void CallsSpace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = window()->width() < LeastWindow || width() < forText(LeastList + LeastCall);
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    if (!narrow && m_beside && !m_alone)
        show(m_current);
    arrange();
}

void CallsSpace::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_alone)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace earshot
