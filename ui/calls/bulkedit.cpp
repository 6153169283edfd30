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
    switch (lead) {
    case Lead::Good:
        edit = {{},
                Bulk::tr("Mark %n call(s) as lead", nullptr, calls),
                Bulk::tr("%n call(s) marked as lead", nullptr, calls)};
        edit.change.leadStatus = "good_lead";
        break;
    case Lead::NotALead:
        edit = {{},
                Bulk::tr("Mark %n call(s) as no lead", nullptr, calls),
                Bulk::tr("%n call(s) marked as no lead", nullptr, calls)};
        edit.change.leadStatus = "not_a_lead";
        break;
    case Lead::Unscored:
        edit = {{},
                Bulk::tr("Clear the lead status of %n call(s)", nullptr, calls),
                Bulk::tr("Lead status of %n call(s) cleared", nullptr, calls)};
        edit.change.leadStatus = "";
        break;
    }
    return edit;
}

BulkEdit addTagsEdit(const Words &tags, int calls)
{
    BulkEdit edit{{}, Bulk::tr("Tag %n call(s)", nullptr, calls), Bulk::tr("%n call(s) tagged", nullptr, calls)};
    edit.change.addTags = tags;
    return edit;
}

BulkEdit removeTagsEdit(const Words &tags, int calls)
{
    BulkEdit edit{{}, Bulk::tr("Untag %n call(s)", nullptr, calls), Bulk::tr("%n call(s) untagged", nullptr, calls)};
    edit.change.removeTags = tags;
    return edit;
}

BulkEdit valueEdit(std::optional<Cents> value, int calls)
{
    BulkEdit edit{{},
                  Bulk::tr("Set the value of %n call(s)", nullptr, calls),
                  Bulk::tr("Value of %n call(s) set", nullptr, calls)};
    edit.change.value = value;
    return edit;
}

BulkEdit noteEdit(const QString &note, int calls)
{
    BulkEdit edit{
        {}, Bulk::tr("Note on %n call(s)", nullptr, calls), Bulk::tr("Note of %n call(s) set", nullptr, calls)};
    edit.change.note = note.trimmed().toStdString();
    return edit;
}

} // namespace earshot
