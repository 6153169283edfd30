#pragma once
// What can be done with one call or many at once, and how each edit is called.

#include "models/store/edits.h"

#include <QString>

#include <functional>

namespace earshot {

struct BulkEdit {
    store::CallChange change;
    QString name;                     // for the undo menu: "Tag 12 calls"
    std::function<QString(int)> done; // for the toast, of so many that were changed: "12 calls tagged"
    std::vector<CallRow> rows = {};   // none: those that are chosen now
    store::CallChange seen = {};      // of a single call: what the person saw when beginning
};

enum class Lead { Good, NotALead, Unscored };

BulkEdit leadEdit(Lead lead, int calls);
BulkEdit addTagsEdit(const Words &tags, int calls);
BulkEdit removeTagsEdit(const Words &tags, int calls);
/// Empty takes the value away.
BulkEdit valueEdit(std::optional<Cents> value, int calls);
BulkEdit noteEdit(const QString &note, int calls);

} // namespace earshot
