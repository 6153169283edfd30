#include "ui/calls/callspage.h"

#include "models/base/format.h"
#include "models/items/calllink.h"
#include "models/items/errorwords.h"
#include "models/items/fieldtext.h"
#include "models/store/search.h"
#include "ui/calls/bulkbar.h"
#include "ui/calls/calltable.h"
#include "ui/calls/filterbar.h"
#include "ui/conditions/tree.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace earshot {

using State = items::CallList::State;

CallsPage::CallsPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch,
                     items::Editing &editing, const items::DisplayContext &display, QWidget *parent)
    : QWidget(parent), m_cache(cache), m_background(background), m_editing(editing), m_display(display),
      m_values(new ValueSource(cache, background, watch, display, this)),
      m_list(new items::CallList(cache, background, watch, display, this)),
      m_title(new ElidedLabel({}, TextSize::Title, Tone::Normal, this)),
      m_search(new SearchField(tr("Search calls and transcripts"), this)),
      m_columnsButton(new IconButton(Icon::Columns, tr("Columns"), this)), m_filters(new FilterBar(*m_values, this)),
      m_banner(new InlineBanner(this)), m_progress(new ProgressStrip(this)), m_stack(new QStackedWidget(this)),
      m_table(new CallTable(*m_list, *m_values, this)), m_empty(new EmptyState(Icon::Phone, {}, {}, this)),
      m_bulk(new BulkBar(
          {cache, background, watch}, *m_values, [this] { return chosenCalls(); }, this)),
      m_status(new Label({}, TextSize::Small, Tone::Muted, this))
{
    sayNothingYet(tr("No calls yet"), tr("New calls appear here as they come."), {});
    buildPage();
    addActions();
    connectParts();
    m_table->setColumns(defaultColumns());
    m_columns = m_table->columns();
    onSelection(0);
    showState();
    connect(&display, &items::DisplayContext::dayChanged, this, &CallsPage::onAnotherDay);
}

CallsPage::~CallsPage() = default;

void CallsPage::buildPage()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::L, space::M, space::M, 0);
    head->setSpacing(space::S);
    m_title->setTextSize(TextSize::Title, QFont::DemiBold);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(forText(340));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setShortcut(QKeySequence::Find);
    head->addWidget(m_title, 1);
    head->addWidget(m_search, 2);
    head->addWidget(m_columnsButton);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(space::L, 0, space::M, 0);
    filters->addWidget(m_filters);
    auto *banner = new QHBoxLayout;
    banner->setContentsMargins(space::L, 0, space::M, 0);
    banner->addWidget(m_banner);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::L, space::Xs, space::L, space::Xs + 2);
    m_status->setObjectName(QStringLiteral("status"));
    m_status->setWordWrap(true); // a sum that is cut off says something else
    foot->addWidget(m_status, 1);

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::S);
    column->addLayout(head);
    column->addLayout(filters);
    column->addLayout(banner);
    auto *body = new QVBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_progress);
    body->addWidget(m_stack, 1);
    body->addWidget(m_bulk);
    body->addLayout(foot);
    column->addLayout(body, 1);
}

void CallsPage::connectParts()
{
    connect(&m_display, &items::DisplayContext::changed, this, &CallsPage::describe); // money
    connect(m_table, &CallTable::currentCallChanged, this, &CallsPage::currentCallChanged);
    connect(m_table, &CallTable::callActivated, this, &CallsPage::callActivated);
    connect(m_table, &CallTable::selectionSizeChanged, this, &CallsPage::onSelection);
    connect(m_table, &CallTable::columnChooserRequested, this, &CallsPage::openColumns);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CallsPage::openMenu);
    connect(m_table, &CallTable::columnsChanged, this, &CallsPage::changed);
    connect(m_table, &CallTable::sortRequested, this, [this](const store::Sort &sort) {
        m_view.sort = sort;
        m_table->showSort(sort);
        ask();
    });
    connect(m_search, &SearchField::searched, this, &CallsPage::searchFor);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) // also where the text was not typed, of which the field does not tell
            searchFor(text);
    });
    connect(m_search, &SearchField::leftDownwards, this, [this] {
        m_table->setFocus();
        if (!m_table->currentCall())
            selectNext();
    });
    connect(m_search, &SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_filters, &FilterBar::filterChanged, this, [this](const conditions::Node &filter) {
        m_view.filter = filter;
        ask(seen());
    });
    connect(m_filters, &FilterBar::saveRequested, this, [this] { Q_EMIT saveViewRequested(currentView()); });
    connect(m_columnsButton, &IconButton::clicked, this, &CallsPage::openColumns);
    connect(m_list, &items::CallList::stateChanged, this, &CallsPage::showState);
    connect(m_list, &QAbstractItemModel::rowsInserted, this, &CallsPage::showState);
    connect(m_list, &QAbstractItemModel::layoutChanged, this, &CallsPage::showState);
    connect(m_values, &ValueSource::namesChanged, this, [this] {
        showTitle();
        m_table->viewport()->update();
    });
    connect(m_banner, &InlineBanner::actionTriggered, this, [this] {
        m_banner->hide();
        m_list->setQuery(m_view.query(m_display.evalContext()));
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!isNarrowed())
            return Q_EMIT nothingYetActed();
        m_search->clear();
        m_filters->clear();
    });
    connect(&m_editing.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        const QUndoStack &stack = m_editing.undoStack();
        if (index < std::exchange(m_undoAt, index) && stack.canRedo())
            m_undone = stack.redoText();
    });
    connect(&m_editing, &items::Editing::edited, this, [this](const std::vector<CallRow> &, const QString &name) {
        const auto from = m_editedFrom.find(name);
        if (std::exchange(m_undone, QString()) == name && from != m_editedFrom.end())
            m_lookingNext = from->second; // calls that had left the list come back to where they were
    });
    connect(m_bulk, &BulkBar::editRequested, this, &CallsPage::edit);
    connect(m_bulk, &BulkBar::copyRequested, this, &CallsPage::copySelection);
    connect(m_bulk, &BulkBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(&m_editing, &items::Editing::failed, this,
            [this](const Error &, const QString &name) { m_done.erase(name); }); // the window tells why
}

void CallsPage::showView(const store::SavedView &view, const std::optional<store::SavedView> &saved)
{
    m_view = view;
    m_saved = saved.value_or(view);
    m_table->setColumns(columnsFrom(view.layout));
    m_columns = m_table->columns();
    m_table->showSort(view.sort);
    m_filters->setFilter(view.filter);
    m_values->setClient(view.client);
    m_search->setText(QString::fromStdString(view.search));
    m_table->setSnippetsShown(!view.search.empty());
    ask();
}

store::SavedView CallsPage::edited() const
{
    store::SavedView view = m_view;
    if (const auto columns = m_table->columns(); columns != m_columns)
        view.layout = layoutText(columns);
    return view;
}

store::SavedView CallsPage::currentView() const
{
    return edited();
}

bool CallsPage::isModified() const
{
    store::SavedView now = edited(); // order and columns are remembered without being saved
    now.sort = m_saved.sort;
    now.layout = m_saved.layout;
    return now != m_saved;
}

void CallsPage::searchFor(const QString &text)
{
    if (items::callNamedBy(text)) { // a link is no search
        m_search->clear();
        return Q_EMIT linkEntered(text);
    }
    if (text.toStdString() == m_view.search)
        return;
    m_looking.reset();
    m_view.search = text.toStdString();
    const std::optional<ListSight> kept = text.isEmpty() ? seen() : std::nullopt; // before rows have other heights
    m_table->setSnippetsShown(!text.isEmpty());
    ask(kept);
}

/// Where the current call stands, as far as it is in sight.
std::optional<ListSight> CallsPage::seen() const
{
    return m_table->isCurrentInSight() ? std::optional(m_table->sight()) : std::nullopt;
}

/// Brings the list to what the view says now. The call that is looked at stays in its place as long as it is in the
/// list, where one takes a filter away to see what is around it.
void CallsPage::ask(const std::optional<ListSight> &kept)
{
    const store::CallQuery query = m_view.query(m_display.evalContext());
    if (!m_asked || query != m_list->query()) {
        m_asked = true;
        m_totals.reset();
        m_counting = {};
        m_lookElseTop = kept.has_value();
        if (kept)
            m_looking = kept;
        else if (m_list->rowCount() > 0)
            m_table->scrollToTop();
        m_list->setQuery(query);
    }
    changed();
}

void CallsPage::changed()
{
    m_filters->setSaveable(isModified());
    showTitle();
    Q_EMIT viewChanged();
}

void CallsPage::showTitle()
{
    QString title = QString::fromStdString(m_view.name);
    if (title.isEmpty() && m_view.client)
        title = m_values->clientName(*m_view.client);
    m_title->setText(title.isEmpty() ? tr("All calls") : title);
}

void CallsPage::showState()
{
    const bool loading = m_list->state() == State::Loading;
    if (loading || m_list->isPartial())
        m_progress->setBusy();
    else
        m_progress->setIdle();
    if (m_list->state() == State::Failed) {
        const items::ErrorWords words = items::words(m_list->error());
        m_banner->say(InlineBanner::Level::Error, tr("The list could not be read. %1").arg(words.what), words.advice);
        m_banner->setDismissible(false);
        m_banner->setAction(tr("Try again"));
    }
    const bool nothing = m_list->state() == State::Ready && m_list->rowCount() == 0;
    if (nothing)
        showNothing();
    if (std::exchange(m_filled, !nothing) == nothing)
        Q_EMIT filledChanged(m_filled);
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_table);
    if (loading && m_lookingNext)
        m_looking = std::exchange(m_lookingNext, std::nullopt);
    if (m_looking && m_list->state() == State::Ready) {
        const bool found = m_table->look(*m_looking);
        if (!found && !m_list->isPartial() && m_lookElseTop)
            m_table->scrollToTop();
        if (found || !m_list->isPartial()) {
            m_looking.reset();
            m_lookElseTop = false;
        }
    }
    if (!loading && !m_list->isPartial())
        addUp();
    describe();
}

bool CallsPage::isNarrowed() const
{
    return !m_view.search.empty() || conditions::conditionCount(m_view.filter) > 0;
}

void CallsPage::sayNothingYet(const QString &what, const QString &advice, const QString &action)
{
    m_nothingYet[0] = what;
    m_nothingYet[1] = advice;
    m_nothingYet[2] = action;
    if (m_stack->currentWidget() == m_empty)
        showNothing();
}

void CallsPage::showNothing()
{
    if (!isNarrowed()) {
        m_empty->say(Icon::Phone, m_nothingYet[0], m_nothingYet[1]);
        return m_empty->setAction(m_nothingYet[2]);
    }
    const bool filtered = conditions::conditionCount(m_view.filter) > 0;
    if (store::isSymbolsAlone(m_view.search)) {
        m_empty->say(Icon::Search, tr("Nothing to search for"),
                     tr("Search needs a letter or a digit; signs alone are not searched."));
        return m_empty->setAction(filtered ? tr("Clear search and filters") : tr("Clear the search"));
    }
    m_empty->say(Icon::Search, tr("No calls match"),
                 m_view.search.empty() ? tr("Take a filter away, or widen it.")
                 : filtered            ? tr("Check the spelling, search for fewer words, or take a filter away.")
                                       : tr("Check the spelling, or search for fewer words."));
    m_empty->setAction(m_view.search.empty() ? tr("Clear the filters")
                       : filtered            ? tr("Clear search and filters")
                                             : tr("Clear the search"));
}

void CallsPage::addUp()
{
    m_counting = m_background.run(
        this,
        [&cache = m_cache, query = m_list->query()](const std::stop_token &stop) {
            return cache.queries().totals(query, stop);
        },
        [this](Result<std::vector<store::ClientTotals>> totals) {
            if (totals)
                m_totals = std::move(*totals);
            describe();
        });
}

/// "1,234 calls · 312 unreviewed · 40 leads · $12,500"; what there is none of is left out.
QString CallsPage::totalsWords() const
{
    std::int64_t calls = 0, unreviewed = 0, leads = 0;
    std::map<QString, std::int64_t> values; // by currency
    const items::Reader &reader = m_display.reader();
    for (const store::ClientTotals &one : *m_totals) {
        calls += one.calls;
        unreviewed += one.unreviewed;
        leads += one.leads;
        if (one.value != 0)
            values[reader.currencyOf(one.client)] += one.value;
    }
    QStringList parts = {tr("%Ln call(s)", nullptr, int(calls)), tr("%Ln unreviewed", nullptr, int(unreviewed))};
    if (leads > 0)
        parts << tr("%Ln lead(s)", nullptr, int(leads));
    QStringList money;
    for (const auto &[currency, cents] : values)
        money << format::money(double(cents) / 100, currency, reader.locale);
    if (!money.isEmpty())
        parts << money.join(QStringLiteral(" + "));
    return parts.join(QStringLiteral(" · "));
}

void CallsPage::describe()
{
    const int calls = m_list->rowCount();
    if (m_list->state() == State::Failed)
        return m_status->setText(tr("The list could not be read"));
    if (m_list->isPartial())
        return m_status->setText(tr("The newest calls; the others are being counted…"));
    if (m_list->state() == State::Loading && calls == 0)
        return m_status->setText(tr("Reading calls…"));
    if (calls == 0)
        return m_status->setText({}); // the page says it
    m_status->setText(m_totals ? totalsWords() : tr("%Ln call(s)", nullptr, calls));
}

void CallsPage::onSelection(int rows)
{
    m_bulk->setVisible(rows > 1);
    m_bulk->setCount(rows);
    for (QAction *action : m_forSelection)
        action->setEnabled(rows > 0);
}

std::optional<CallRow> CallsPage::currentCall() const
{
    return m_table->currentCall();
}

std::vector<CallRow> CallsPage::chosenCalls() const
{
    return m_table->selectedCalls();
}

void CallsPage::selectNext()
{
    m_table->step(1);
}

void CallsPage::selectPrevious()
{
    m_table->step(-1);
}

void CallsPage::focusList(Qt::FocusReason reason)
{
    m_table->setFocus(reason);
}

ListSight CallsPage::sight() const
{
    return m_looking.value_or(m_table->sight());
}

void CallsPage::look(const ListSight &sight)
{
    m_looking = sight;
    showState();
}

void CallsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace earshot
