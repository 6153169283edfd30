#pragma once
#include "models/domain/catalogue.h"
#include "models/items/fieldtext.h"
#include "models/store/calls.h"

namespace earshot::items {

struct TableText {
    QString text; // cells parted by tabs
    QString html;
};

/// The calls as a table with a heading, to be pasted. Cells that a spreadsheet would take for formulas stay text there.
/// Any thread.
TableText tableOf(const std::vector<store::StoredCall> &calls, const std::vector<const Field *> &columns,
                  const Reader &reader);

} // namespace earshot::items
