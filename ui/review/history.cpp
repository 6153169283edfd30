#include "ui/review/history.h"

#include "models/domain/derived.h"
#include "models/items/nested.h"
#include "ui/review/fact.h"
#include "ui/review/historyrow.h"
#include "ui/review/outcome.h"
#include "ui/review/paragraph.h"
#include "ui/review/words.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace earshot {

namespace {

QString momentOf(const std::optional<Instant> &at, const items::Reader &reader)
{
    return at ? items::momentText(*at, reader) : QString();
}

QString aboutCall(const Call &call)
{
    return call.note.empty() ? utf16(derive::sourceTitle(call.source)) : utf16(call.note);
}

/// The longest answer says most: what the person wrote, not their name.
QString aboutForm(const FormSubmission &form)
{
    QString about = utf16(form.formUrl);
    qsizetype longest = 0;
    for (const auto &[name, said] : items::formFields(form))
        if (said.size() > longest && said.contains(QLatin1Char(' '))) {
            longest = said.size();
            about = said;
        }
    return about;
}

QWidget *indented(QLayout *layout)
{
    auto *body = new QWidget;
    layout->setContentsMargins(space::S + IconSize + space::S, 2, space::S, space::M);
    body->setLayout(layout);
    return body;
}

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent) : ScrollPanel(parent), m_rows(new QWidget)
{
    m_nothing =
        new Label(tr("No other calls, forms or texts from this person are known."), TextSize::Body, Tone::Muted);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(space::S, 0, space::S, 0);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    column()->setContentsMargins(space::S, space::S, space::S, space::Xl);
    column()->addWidget(m_nothing);
    column()->addWidget(m_rows);
    column()->addStretch(1);
}

qint64 HistoryPanel::count() const
{
    return std::ssize(m_known.calls) + std::ssize(m_known.forms) + std::ssize(m_known.conversations);
}

void HistoryPanel::show(const items::CallDetails &details, const items::Reader &reader)
{
    Known known{{}, details.forms, details.conversations};
    for (const store::StoredCall &other : details.otherCalls)
        known.calls.emplace_back(other.row, other.call);
    if (known == m_known && reader == m_reader)
        return;
    m_known = std::move(known);
    m_reader = reader;
    m_built = false;
    if (isVisible())
        build();
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    if (!m_built)
        build();
    ScrollPanel::showEvent(event);
}

void HistoryPanel::build()
{
    m_built = true;
    m_nothing->setVisible(count() == 0);
    qDeleteAll(m_rows->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    std::vector<std::pair<std::optional<Instant>, std::function<HistoryRow *()>>> entries;
    for (const auto &other : m_known.calls)
        entries.emplace_back(other.second.startTime, [this, &other] { return rowOf(other.first, other.second); });
    for (const FormSubmission &form : m_known.forms)
        entries.emplace_back(form.submittedAt, [this, &form] { return rowOf(form); });
    for (const Conversation &conversation : m_known.conversations)
        entries.emplace_back(conversation.lastMessageAt, [this, &conversation] { return rowOf(conversation); });
    std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[when, make] : entries)
        m_rows->layout()->addWidget(make());
}

HistoryRow *HistoryPanel::rowOf(CallRow to, const Call &call)
{
    const Outcome outcome = outcomeOf(call);
    const Tone tone = outcome.tone == Tone::Good ? Tone::Muted : outcome.tone; // in a list only the others stand out
    auto *row = new HistoryRow(outcome.icon, tone, outcome.words, aboutCall(call), momentOf(call.startTime, m_reader));
    if (call.leadStatus == "good_lead")
        row->setMark(Icon::StarFilled, Tone::Good);
    connect(row, &HistoryRow::clicked, this, [this, to] { Q_EMIT callRequested(to); });
    return row;
}

HistoryRow *HistoryPanel::rowOf(const FormSubmission &form)
{
    const QString name = form.formName.empty() ? tr("Form") : utf16(form.formName);
    auto *row = new HistoryRow(Icon::Form, Tone::Muted, name, aboutForm(form), momentOf(form.submittedAt, m_reader));
    if (form.leadStatus == "good_lead")
        row->setMark(Icon::StarFilled, Tone::Good);
    row->setBody([this, form] { return formBody(form); });
    return row;
}

HistoryRow *HistoryPanel::rowOf(const Conversation &conversation)
{
    const QString last = conversation.messages.empty() ? QString() : utf16(conversation.messages.front().content);
    auto *row =
        new HistoryRow(Icon::Message, Tone::Muted, tr("%n message(s)", nullptr, int(conversation.messages.size())),
                       last, momentOf(conversation.lastMessageAt, m_reader));
    row->setBody([this, conversation] { return textBody(conversation); });
    return row;
}

QWidget *HistoryPanel::formBody(const FormSubmission &form)
{
    auto *list = new FieldList;
    for (const auto &[name, said] : items::formFields(form))
        list->addRow(name.simplified().left(60), new Paragraph(said));
    if (const QString address = utf16(form.formUrl); !webAddress(address).isEmpty()) {
        auto *page = new Fact(address);
        page->setElideMode(Qt::ElideMiddle);
        page->setLink(tr("Opens the page in the browser"));
        connect(page, &Fact::clicked, this, [this, address] { Q_EMIT linkRequested(address); });
        list->addRow(tr("Page"), page);
    }
    auto *column = new QVBoxLayout;
    column->addWidget(list);
    return indented(column);
}

QWidget *HistoryPanel::textBody(const Conversation &conversation) const
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::Xs);
    for (auto it = conversation.messages.rbegin(); it != conversation.messages.rend(); ++it) { // they come newest first
        const bool ours = it->direction == "outgoing";
        const QString when = momentOf(it->createdAt, m_reader);
        //: Who wrote a text message, and when
        auto *head =
            new Label(ours ? tr("Us, %1").arg(when) : tr("Caller, %1").arg(when), TextSize::Small, Tone::Muted);
        auto *said = new Paragraph(utf16(it->content));
        said->setBubble(ours ? Tone::Accent : Tone::Normal);
        column->addWidget(head, 0, ours ? Qt::AlignRight : Qt::AlignLeft);
        auto *row = new QHBoxLayout; // each on its side, as on a telephone
        row->addWidget(said, 4);
        row->insertStretch(ours ? 0 : 1, 1);
        column->addLayout(row);
    }
    return indented(column);
}

} // namespace earshot
