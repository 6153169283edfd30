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
#include "ui/widgets/sectionheader.h"

#include <QVBoxLayout>

namespace earshot {

namespace {

QString momentOf(const std::optional<Instant> &at, const items::Reader &reader)
{
    return at ? items::momentText(*at, reader) : QString();
}

QString aboutCall(const Call &call)
{
    return call.note.empty() ? text(derive::sourceTitle(call.source)) : text(call.note);
}

QWidget *indented(QLayout *layout)
{
    auto *body = new QWidget;
    layout->setContentsMargins(space::S + IconSize + space::S, 2, space::S, space::M);
    body->setLayout(layout);
    return body;
}

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent) : ScrollPanel(parent)
{
    m_nothing = new Label(tr("No other calls, forms or texts of this person are known."), TextSize::Body, Tone::Muted);
    m_nothing->setWordWrap(true);
    column()->addWidget(m_nothing);
    m_calls = addPart(tr("Other calls"));
    m_forms = addPart(tr("Forms"));
    m_texts = addPart(tr("Texts"));
    column()->addStretch(1);
}

HistoryPanel::Part HistoryPanel::addPart(const QString &title)
{
    Part part{new SectionHeader(title), new QWidget};
    auto *rows = new QVBoxLayout(part.rows);
    rows->setContentsMargins(0, 0, 0, space::M);
    rows->setSpacing(0);
    column()->addWidget(part.header);
    column()->addWidget(part.rows);
    part.clear(0);
    return part;
}

void HistoryPanel::Part::clear(qint64 count) const
{
    qDeleteAll(rows->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    header->setCount(count);
    header->setVisible(count > 0);
    rows->setVisible(count > 0);
}

void HistoryPanel::Part::add(QWidget *row) const
{
    rows->layout()->addWidget(row);
}

void HistoryPanel::show(const items::CallDetails &details, const items::Reader &reader)
{
    m_count = qint64(details.otherCalls.size() + details.forms.size() + details.conversations.size());
    m_nothing->setVisible(m_count == 0);
    std::vector<Call> calls;
    for (const store::StoredCall &other : details.otherCalls)
        calls.push_back(other.call);
    if (calls != m_shownCalls)
        showCalls(details.otherCalls, reader);
    if (details.forms != m_shownForms)
        showForms(details.forms, reader);
    if (details.conversations != m_shownTexts)
        showTexts(details.conversations, reader);
    m_shownCalls = std::move(calls);
    m_shownForms = details.forms;
    m_shownTexts = details.conversations;
}

void HistoryPanel::showCalls(const std::vector<store::StoredCall> &calls, const items::Reader &reader)
{
    m_calls.clear(qint64(calls.size()));
    for (const store::StoredCall &other : calls) {
        const Outcome outcome = outcomeOf(other.call);
        auto *row = new HistoryRow(outcome.icon, outcome.tone, outcome.words, aboutCall(other.call),
                                   momentOf(other.call.startTime, reader));
        if (other.call.leadStatus == "good_lead")
            row->setMark(Icon::StarFilled, Tone::Warn);
        connect(row, &HistoryRow::clicked, this, [this, to = other.row] { Q_EMIT callRequested(to); });
        m_calls.add(row);
    }
}

void HistoryPanel::showForms(const std::vector<FormSubmission> &forms, const items::Reader &reader)
{
    m_forms.clear(qint64(forms.size()));
    for (const FormSubmission &form : forms) {
        const QString name = form.formName.empty() ? tr("Form") : text(form.formName);
        auto *row =
            new HistoryRow(Icon::Form, Tone::Muted, name, text(form.formUrl), momentOf(form.submittedAt, reader));
        auto *body = formBody(form);
        m_forms.add(row);
        m_forms.add(body);
        row->setBody(body);
    }
}

QWidget *HistoryPanel::formBody(const FormSubmission &form)
{
    auto *list = new FieldList;
    for (const auto &[name, said] : items::formFields(form))
        list->addRow(name.simplified().left(60), new Paragraph(said));
    if (const QString address = text(form.formUrl); !webAddress(address).isEmpty()) {
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

void HistoryPanel::showTexts(const std::vector<Conversation> &conversations, const items::Reader &reader)
{
    m_texts.clear(qint64(conversations.size()));
    for (const Conversation &conversation : conversations) {
        const QString last = conversation.messages.empty() ? QString() : text(conversation.messages.front().content);
        auto *row =
            new HistoryRow(Icon::Message, Tone::Muted, tr("%n message(s)", nullptr, int(conversation.messages.size())),
                           last, momentOf(conversation.lastMessageAt, reader));
        auto *body = textBody(conversation, reader);
        m_texts.add(row);
        m_texts.add(body);
        row->setBody(body);
    }
}

QWidget *HistoryPanel::textBody(const Conversation &conversation, const items::Reader &reader) const
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::Xs);
    for (auto it = conversation.messages.rbegin(); it != conversation.messages.rend(); ++it) { // they come newest first
        const bool ours = it->direction == "outgoing";
        const QString when = momentOf(it->createdAt, reader);
        //: Who wrote a text message, and when
        auto *head =
            new Label(ours ? tr("Us, %1").arg(when) : tr("Caller, %1").arg(when), TextSize::Small, Tone::Muted);
        auto *said = new Paragraph(text(it->content));
        const Theme &t = themeOf(this);
        said->setBubble(ours ? t.accentSoft : t.hover);
        column->addWidget(head);
        column->addWidget(said);
    }
    return indented(column);
}

} // namespace earshot
