#include "ui/calls/bulkedit.h"

#include <QCoreApplication>

namespace earshot {
namespace {

class Bulk {
    Q_DECLARE_TR_FUNCTIONS(BulkEdit)
};

} // namespace

BulkEdit leadEdit(Lead lead, int calls)
{
    BulkEdit edit;
    const bool one = calls == 1; // called as on the page of a call
    switch (lead) {
    case Lead::Good:
        edit = {{},
                one ? Bulk::tr("Mark as lead") : Bulk::tr("Mark %Ln call(s) as lead", nullptr, calls),
                [](int changed) { return Bulk::tr("%Ln call(s) marked as lead", nullptr, changed); }};
        edit.change.leadStatus = "good_lead";
        break;
    case Lead::NotALead:
        edit = {{},
                one ? Bulk::tr("Mark as not a lead") : Bulk::tr("Mark %Ln call(s) as not a lead", nullptr, calls),
                [](int changed) { return Bulk::tr("%Ln call(s) marked as not a lead", nullptr, changed); }};
        edit.change.leadStatus = "not_a_lead";
        break;
    case Lead::Unscored:
        edit = {{},
                one ? Bulk::tr("Take back the verdict")
                    : Bulk::tr("Clear the lead status of %Ln call(s)", nullptr, calls),
                [](int changed) { return Bulk::tr("Lead status of %Ln call(s) cleared", nullptr, changed); }};
        edit.change.leadStatus = "";
        break;
    }
    return edit;
}

BulkEdit addTagsEdit(const Words &tags, int calls)
{
    BulkEdit edit{{},
                  calls == 1 && tags.size() == 1 ? Bulk::tr("Add tag “%1”").arg(QString::fromStdString(tags.front()))
                                                 : Bulk::tr("Tag %Ln call(s)", nullptr, calls),
                  [](int changed) { return Bulk::tr("%Ln call(s) tagged", nullptr, changed); }};
    edit.change.addTags = tags;
    return edit;
}

BulkEdit removeTagsEdit(const Words &tags, int calls)
{
    BulkEdit edit{{},
                  calls == 1 && tags.size() == 1 ? Bulk::tr("Remove tag “%1”").arg(QString::fromStdString(tags.front()))
                                                 : Bulk::tr("Take tags off %Ln call(s)", nullptr, calls),
                  [](int changed) { return Bulk::tr("Tags taken off %Ln call(s)", nullptr, changed); }};
    edit.change.removeTags = tags;
    return edit;
}

BulkEdit valueEdit(std::optional<Cents> value, int calls)
{
    BulkEdit edit{{},
                  calls == 1 ? Bulk::tr("Change the value") : Bulk::tr("Set the value of %Ln call(s)", nullptr, calls),
                  [](int changed) { return Bulk::tr("Value of %Ln call(s) set", nullptr, changed); }};
    edit.change.value = value;
    return edit;
}

BulkEdit noteEdit(const QString &note, int calls)
{
    BulkEdit edit{{},
                  calls == 1 ? Bulk::tr("Change the note") : Bulk::tr("Note on %Ln call(s)", nullptr, calls),
                  [](int changed) { return Bulk::tr("Note of %Ln call(s) set", nullptr, changed); }};
    edit.change.note = note.trimmed().toStdString();
    return edit;
}

} // namespace earshot
