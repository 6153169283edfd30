#include "ui/review/reviewstrip.h"

#include "models/base/format.h"
#include "models/items/fuzzy.h"
#include "ui/review/editedfield.h"
#include "ui/review/words.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/noteedit.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tageditor.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace earshot {

namespace {

constexpr std::array LeadWords = {"", "good_lead", "not_a_lead"}; // a segment each

TagChoice choiceOf(const std::string &name, const std::vector<Tag> &known)
{
    const auto it = std::find_if(known.begin(), known.end(), [&](const Tag &tag) { return tag.name == name; });
    return {utf16(name), it == known.end() ? QString() : utf16(it->color)};
}

} // namespace

ReviewStrip::ReviewStrip(QWidget *parent)
    : QWidget(parent), m_lead(new SegmentedControl), m_value(new InlineEdit(tr("Add a value"))), m_tags(new TagEditor),
      m_note(new NoteEdit(tr("Add a note"))), m_leadField(new EditedField("lead_status", m_lead)),
      m_valueField(new EditedField("value", m_value)), m_tagsField(new EditedField("tags", m_tags)),
      m_noteField(new EditedField("note", m_note))
{
    m_lead->addSegment(tr("Not reviewed"));
    m_lead->addSegment(tr("Lead"), Icon::Star);
    m_lead->addSegment(tr("Not a lead"), Icon::NotLead);
    auto *list = new FieldList;
    const std::pair<QString, EditedField *> rows[] = {
        {tr("Lead"), m_leadField}, {tr("Value"), m_valueField}, {tr("Tags"), m_tagsField}, {tr("Note"), m_noteField}};
    for (const auto &[label, field] : rows) {
        field->editor()->setAccessibleName(label);
        list->addRow(label, field);
        field->setContentsMargins(0, 0, 0, 0); // the editors stand where they are to stand by themselves
    }
    m_tags->setContentsMargins(6, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(list);

    connect(m_lead, &SegmentedControl::currentChanged, this, &ReviewStrip::wishForLead);
    connect(m_value, &InlineEdit::committed, this, &ReviewStrip::wishForValue);
    m_value->setCheck([this](const QString &typed) {
        return typed.isEmpty() || items::amountFrom(typed, m_client, m_reader).has_value();
    });
    connect(m_value, &InlineEdit::refused, this, &ReviewStrip::wishForValue); // which says why
    connect(m_value, &InlineEdit::ended, this, [this] { m_valueField->say({}); });
    connect(m_tags, &TagEditor::addRequested, this, [this](const QString &tag) { wishForTag(tag, true); });
    connect(m_tags, &TagEditor::removeRequested, this, [this](const QString &tag) { wishForTag(tag, false); });
    connect(m_note, &NoteEdit::committed, this,
            [this](const QString &typed) { changeNote(typed, m_note->seen(), tr("Change the note")); });
    m_tags->setMatcher([](QStringView typed, QStringView tag) -> std::optional<int> {
        const auto match = items::fuzzyMatch(typed, tag);
        return match ? std::optional(match->score) : std::nullopt;
    });
    connectOvertaken();
}

/// What somebody else wrote while a field was open is shown below it, to be taken or left.
void ReviewStrip::connectOvertaken()
{
    connect(m_note, &NoteEdit::overtaken, m_noteField,
            [this](const QString &other) { m_noteField->sayOvertaken(other, true); });
    connect(m_noteField, &EditedField::overtakenMine, m_note, &NoteEdit::keepMine);
    connect(m_noteField, &EditedField::overtakenTheirs, this, [this](const QString &other) {
        if (m_note->other())
            m_note->takeTheirs();
        else // both are saved already
            changeNote(other, m_note->value(), tr("Take the other value"));
    });
    connect(m_value, &InlineEdit::began, this, [this] { m_seenValue = m_known; });
    m_valueField->watch(m_value);
    connect(m_valueField, &EditedField::overtakenTheirs, m_value, &InlineEdit::revert);
    connect(m_valueField, &EditedField::overtakenMine, this, [this] { m_seenValue = m_known; });
}

QList<EditedField *> ReviewStrip::fields() const
{
    return {m_leadField, m_valueField, m_tagsField, m_noteField};
}

void ReviewStrip::save()
{
    m_value->save();
    m_note->save();
}

QString ReviewStrip::takeTyped()
{
    const QString typed = m_tags->typed();
    m_tags->setTyped({});
    return typed;
}

void ReviewStrip::setTyped(const QString &tag)
{
    m_tags->setTyped(tag);
}

void ReviewStrip::startTagging()
{
    m_tags->startTyping();
}

void ReviewStrip::startNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
}

void ReviewStrip::startValue()
{
    m_value->startEditing();
}

void ReviewStrip::show(const items::CallDetails &details, const items::Reader &reader)
{
    m_reader = reader;
    const Call &call = details.stored.call;
    const std::optional<CallRow> before = std::exchange(m_shown, details.stored.row);
    const bool fresh = before != details.stored.row;
    if (fresh) {
        if (before && m_value->isEditing()) // it was refused, or not finished
            m_unfinished[*before] = m_value->text();
        for (EditedField *field : fields())
            field->forget();
    }
    showLead(details);
    m_client = call.clientId;
    m_known = call.value;
    const QString value = items::text(*callField("value"), call, reader);
    fresh ? m_value->start(value) : m_value->setValue(value);
    if (const auto left = m_unfinished.extract(details.stored.row)) {
        m_value->resume(left.mapped());
        if (!left.mapped().isEmpty() && !items::amountFrom(left.mapped(), m_client, m_reader))
            m_valueField->say(items::noAmountWords(left.mapped(), m_client, m_reader));
    }
    QList<TagChoice> tags, choices;
    for (const std::string &name : call.tags)
        tags << choiceOf(name, details.tags);
    for (const Tag &tag : details.tags)
        if (tag.status == "enabled")
            choices << TagChoice{utf16(tag.name), utf16(tag.color)};
    m_tags->setTags(tags);
    m_tags->setChoices(choices, true);
    const QString note = utf16(call.note);
    fresh ? m_note->start(note) : m_note->setValue(note);
}

/// Who was a lead before is reviewed: the service says so, and takes no further mark.
void ReviewStrip::showLead(const items::CallDetails &details)
{
    const QSignalBlocker quiet(m_lead);
    const Call &call = details.stored.call;
    const bool earlier = call.isEarlierLead();
    const bool taken = details.isEarlierLead();
    const QString why =
        taken ? tr("An earlier call from this person was marked as a lead, and that counts for this one too.")
              : QString();
    m_lead->setSegment(0, tr("Not reviewed"), !earlier, earlier ? why : QString());
    m_lead->setSegment(1, taken ? tr("Earlier lead") : tr("Lead"), !taken, why);
    const auto it = std::find(LeadWords.begin(), LeadWords.end(), call.leadStatus);
    m_lead->setCurrentIndex(earlier ? 1 : it == LeadWords.end() ? 0 : int(it - LeadWords.begin()));
}

void ReviewStrip::wishForLead(int segment)
{
    const QString names[] = {tr("Take back the verdict"), tr("Mark as lead"), tr("Mark as not a lead")};
    Q_EMIT verdictRequested(LeadWords[std::size_t(segment)], names[segment]);
}

void ReviewStrip::wishForValue(const QString &typed)
{
    std::optional<Cents> amount;
    if (!typed.isEmpty()) {
        amount = items::amountFrom(typed, m_client, m_reader);
        if (!amount)
            return m_valueField->say(items::noAmountWords(typed, m_client, m_reader));
    }
    m_valueField->say({});
    changeValue(amount);
}

void ReviewStrip::changeValue(std::optional<Cents> value)
{
    store::CallChange change, seen;
    change.value.emplace(value);
    seen.value.emplace(m_seenValue);
    m_known = value; // though it is not read back yet
    Q_EMIT changeRequested(change, tr("Change the value"), seen);
}

void ReviewStrip::changeNote(const QString &note, const QString &before, const QString &name)
{
    store::CallChange change, seen;
    change.note = note.toStdString();
    seen.note = before.toStdString();
    Q_EMIT changeRequested(change, name, seen);
}

void ReviewStrip::wishForTag(const QString &tag, bool on)
{
    store::CallChange change;
    (on ? change.addTags : change.removeTags) = {tag.toStdString()};
    Q_EMIT changeRequested(change, on ? tr("Add tag “%1”").arg(tag) : tr("Remove tag “%1”").arg(tag), {});
}

} // namespace earshot
