// What can be done on the page of calls: its actions, menus and popups.
#include "models/items/copytable.h"
#include "models/items/editwords.h"
#include "ui/calls/bulkbar.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/calls/filterbar.h"
#include "ui/conditions/fieldchooser.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr std::size_t AskFrom = 1000;   // calls: below, an edit is done before the question is read
constexpr std::size_t CopyAtOnce = 500; // calls in memory

} // namespace

QAction *CallsPage::addAct(const char *name, int icon, const QString &text, const QKeySequence &keys, Needs needs,
                           std::function<void()> act)
{
    auto *action = new QAction(themedIcon(Icon(icon)), text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false); // a key that is held says its thing once
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    if (needs == Needs::Selection)
        m_forSelection.push_back(action);
    return action;
}

void CallsPage::addActions()
{
    const auto lead = [this](Lead status) {
        return [this, status] { edit(leadEdit(status, m_table->selectedCount())); };
    };
    // their names and keys are those of the call's page, where they mean the same
    // while the bar is hidden its popups open in the middle of the page
    const auto at = [this](QWidget *button) { return m_bulk->isVisible() ? button : static_cast<QWidget *>(m_search); };

    addAct("call.lead", int(Icon::StarFilled), tr("Mark as lead"), Qt::Key_G, Needs::Selection, lead(Lead::Good));
    addAct("call.notLead", int(Icon::NotLead), tr("Mark as not a lead"), Qt::Key_N, Needs::Selection,
           lead(Lead::NotALead));
    addAct("call.unscored", int(Icon::Minus), tr("Clear the lead status"), Qt::Key_U, Needs::Selection,
           lead(Lead::Unscored));
    addAct("call.tag", int(Icon::Tag), tr("Tags…"), Qt::Key_T, Needs::Selection,
           [this, at] { m_bulk->openTags(at(m_bulk->tagButton())); });
    addAct("call.value", int(Icon::Value), tr("Value…"), Qt::Key_V, Needs::Selection,
           [this, at] { m_bulk->openValue(at(m_bulk->valueButton())); });
    addAct("call.note", int(Icon::Note), tr("Note…"), Qt::Key_E, Needs::Selection,
           [this, at] { m_bulk->openNote(at(m_bulk->noteButton())); });
    addAct("calls.copy", int(Icon::Copy), tr("Copy as table"), QKeySequence::Copy, Needs::Selection,
           [this] { copySelection(); });
    addAct("calls.selectAll", int(Icon::CheckCircle), tr("Select all calls"), QKeySequence::SelectAll, Needs::Nothing,
           [this] {
               m_table->setFocus();
               m_table->selectAll();
           });
    addAct("calls.search", int(Icon::Search), tr("Search calls"), Qt::Key_Slash, Needs::Nothing,
           [this] { focusSearch(); });
    addAct("calls.addFilter", int(Icon::Plus), tr("Add a filter"), Qt::Key_F, Needs::Nothing,
           [this] { m_filters->addFilter(); });
    addAct("calls.advanced", int(Icon::Filter), tr("Edit the filter as a tree"), Qt::SHIFT | Qt::Key_F, Needs::Nothing,
           [this] { m_filters->openAdvanced(); });
    addAct("calls.clearFilters", int(Icon::X), tr("Clear all filters"), Qt::ALT | Qt::Key_Backspace, Needs::Nothing,
           [this] { m_filters->clear(); });
    addAct("calls.review", int(Icon::Review), tr("Review these calls"), QKeySequence(), Needs::Nothing,
           [this] { Q_EMIT reviewRequested(currentView()); });
    addAct("calls.saveView", int(Icon::Bookmark), tr("Save view"), QKeySequence::Save, Needs::Nothing,
           [this] { Q_EMIT saveViewRequested(currentView()); });
    addAct("calls.saveViewAs", int(Icon::Bookmark), tr("Save as a new view…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
           Needs::Nothing, [this] { Q_EMIT saveAsRequested(currentView()); });
    addAct("calls.export", int(Icon::Export), tr("Export these calls as CSV…"), QKeySequence(), Needs::Nothing,
           [this] { Q_EMIT exportRequested(m_list->query(), shownFields(), m_title->text()); });
    addAct("calls.columns", int(Icon::Columns), tr("Choose columns"), QKeySequence(), Needs::Nothing,
           [this] { openColumns(); });
    connect(m_table, &CallTable::selectionLeft, m_table, &QTableView::clearSelection);
}

void CallsPage::openMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *name : {"call.lead", "call.notLead", "call.unscored", "", "call.tag", "call.value", "call.note",
                             "", "calls.copy", "calls.selectAll", "", "calls.review", "calls.export", "calls.columns"})
        if (auto *action = findChild<QAction *>(QString::fromLatin1(name)); action && *name)
            menu->addAction(action);
        else
            menu->addSeparator();
    // what is chosen by now is not what it was opened for
    connect(m_table, &CallTable::selectionSizeChanged, menu, [this, menu, rows = m_table->selectedCalls()] {
        if (m_table->selectedCalls() != rows)
            menu->close();
    });
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void CallsPage::openColumns()
{
    std::vector<const Field *> fields;
    for (const Field &field : callFields())
        if (field.kind != Kind::Dialogue)
            fields.push_back(&field);
    auto *popup = new Popup(this);
    popup->setAccessibleName(tr("Choose columns"));
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(space::S, space::S, space::S, space::S);
    column->setSpacing(space::S);
    auto *chooser = new FieldChooser(fields, FieldChooser::Mode::TickMany, popup);
    std::set<std::string> shown;
    for (const std::string &key : m_list->columns())
        shown.insert(key);
    chooser->setTicked(shown);
    column->addWidget(chooser);
    auto *reset = new QPushButton(tr("Reset the columns"), popup);
    setButtonLook(reset, ButtonLook::Quiet);
    column->addWidget(reset);
    popup->setFocusProxy(chooser);
    const auto take = [this](const std::vector<ListColumn> &columns) {
        m_table->setColumns(columns);
        changed();
    };
    connect(chooser, &FieldChooser::ticked, this, [this, chooser, take](const Field &field, bool on) {
        std::vector<ListColumn> columns = m_table->columns();
        const auto it =
            std::find_if(columns.begin(), columns.end(), [&](const ListColumn &each) { return each.key == field.key; });
        if (on && it == columns.end())
            columns.push_back({field.key, defaultWidth(field.key)});
        else if (!on && it != columns.end() && columns.size() > 1)
            columns.erase(it);
        else if (!on)
            return chooser->setTicked({field.key}); // a list has a column
        take(columns);
    });
    connect(reset, &QPushButton::clicked, this, [chooser, take] {
        std::set<std::string> first;
        for (const ListColumn &each : defaultColumns())
            first.insert(each.key);
        chooser->setTicked(first);
        take(defaultColumns());
    });
    popup->openAt(m_columnsButton);
}

/// What a row shows: the customer's cell has the number beside the name.
std::vector<const Field *> CallsPage::shownFields() const
{
    const std::vector<ListColumn> columns = m_table->columns();
    const auto has = [&columns](std::string_view key) {
        return std::any_of(columns.begin(), columns.end(), [&](const ListColumn &each) { return each.key == key; });
    };
    std::vector<const Field *> fields;
    for (const ListColumn &column : columns) {
        fields.push_back(callField(column.key));
        if (column.key == "customer_name" && !has("customer_phone_number"))
            fields.push_back(callField("customer_phone_number"));
    }
    return fields;
}

void CallsPage::copySelection()
{
    std::vector<CallRow> rows = m_table->selectedCalls();
    const std::vector<const Field *> fields = shownFields();
    m_copying = m_background.run(
        this,
        [&cache = m_cache, rows = std::move(rows), fields, needed = m_list->fieldsToRead(),
         reader = m_display.reader()](const std::stop_token &stop) -> Result<items::TableText> {
            items::TableWriter table(fields, reader);
            for (std::size_t at = 0; at < rows.size(); at += CopyAtOnce) {
                if (stop.stop_requested())
                    return Error{Error::Kind::Cancelled, {}};
                const auto some = std::span(rows).subspan(at, std::min(CopyAtOnce, rows.size() - at));
                const auto calls = cache.calls().calls(some, needed);
                if (!calls)
                    return calls.error();
                table.add(*calls);
            }
            return table.take();
        },
        [this, count = m_table->selectedCount()](Result<items::TableText> table) {
            if (!table)
                return Q_EMIT told(tr("The calls could not be read, so nothing was copied"));
            auto *copied = new QMimeData;
            copied->setText(table->text);
            copied->setHtml(table->html);
            QApplication::clipboard()->setMimeData(copied);
            Q_EMIT told(tr("%Ln call(s) copied as a table", nullptr, count));
        });
}

void CallsPage::edit(const BulkEdit &edit)
{
    const std::vector<CallRow> rows = edit.rows.empty() ? m_table->selectedCalls() : edit.rows;
    if (rows.empty())
        return;
    if (rows.size() < AskFrom)
        return make(edit, rows);
    m_foreseeing = m_background.run(
        this,
        [&cache = m_cache, rows, change = edit.change](const std::stop_token &stop) {
            return cache.edits().foresee(rows, change, stop);
        },
        [this, edit, rows](const Result<store::Foresight> &foresight) {
            if (foresight && foresight->changed > 0)
                ask(edit, rows, *foresight);
            else
                make(edit, rows); // which tells why it changes nothing
        });
}

/// Edits of thousands take the account's limit for hours, in which nothing else is sent.
void CallsPage::ask(const BulkEdit &edit, const std::vector<CallRow> &rows, const store::Foresight &foresight)
{
    const int count = int(foresight.changed);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Change many calls"), tr("%1?").arg(edit.name),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("bulkQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QStringList words;
    const auto add = [&words](std::size_t calls, const QString &sentence) {
        if (calls > 0)
            words << sentence;
    };
    const std::size_t same = rows.size() - foresight.changed - foresight.gone - foresight.earlierLeads;
    add(foresight.replaced, replacedWords(edit.change, int(foresight.replaced)));
    add(same, tr("%Ln of these calls have it already.", nullptr, int(same)));
    add(foresight.earlierLeads, tr("%Ln of these calls are left alone: an earlier call of the person is the lead.",
                                   nullptr, int(foresight.earlierLeads)));
    add(foresight.gone, tr("%Ln of these calls are deleted or marked as spam by now.", nullptr, int(foresight.gone)));
    if (m_costWords)
        words << m_costWords(count);
    words << tr("It can be stopped while it goes on, and undone afterwards.");
    words.removeAll(QString());
    box->setInformativeText(words.join(QLatin1Char('\n')));
    QPushButton *go = box->addButton(tr("Change %Ln call(s)", nullptr, count), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, this, [this, edit, rows] { make(edit, rows); });
    box->open();
}

QString CallsPage::replacedWords(const store::CallChange &change, int calls)
{
    if (change.leadStatus)
        return change.leadStatus->empty()
                   ? tr("%Ln of these calls have a verdict, which will be cleared.", nullptr, calls)
                   : tr("%Ln of these calls have another verdict, which will be replaced.", nullptr, calls);
    if (change.value)
        return tr("%Ln of these calls have another value, which will be replaced.", nullptr, calls);
    return tr("%Ln of these calls have another note, which will be replaced.", nullptr, calls);
}

void CallsPage::make(const BulkEdit &edit, const std::vector<CallRow> &rows)
{
    m_done[edit.name] = edit.done;
    if (rows.size() > 1)
        m_editedFrom.insert_or_assign(edit.name, m_table->sight());
    if (rows.size() == 1 && !edit.change.leadStatus)
        m_editing.change(rows.front(), edit.change, edit.name, edit.seen);
    else
        m_editing.change(rows, edit.change, edit.name);
}

QString CallsPage::doneWords(const QString &name, const items::Editing::Outcome &outcome)
{
    const auto own = m_done.extract(name);
    if (own.empty())
        return {};
    const QString changed = outcome.changed == 0 ? tr("Nothing was changed") : own.mapped()(int(outcome.changed));
    if (outcome.stopped)
        //: %1 is "500 calls tagged"
        return tr("%1; stopped before the rest").arg(changed);
    if (outcome.skipped > 0)
        //: %1 is "3,990 calls tagged", %2 "10 calls could not be changed"
        return tr("%1; %2").arg(changed, items::passedOverWords(outcome));
    return outcome.changed == 0 ? tr("Nothing to change: every call had it already") : changed;
}

/// "Today" and "last 30 days" mean something else now.
void CallsPage::onAnotherDay()
{
    if (m_asked)
        m_list->setQuery(m_view.query(m_display.evalContext()));
    m_filters->setFilter(m_view.filter);
}

} // namespace earshot
