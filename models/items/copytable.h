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

/// The same, of many calls: some at a time.
class TableWriter {
public:
    TableWriter(std::vector<const Field *> columns, Reader reader);
    void add(const std::vector<store::StoredCall> &calls);
    TableText take();

private:
    std::vector<const Field *> m_columns;
    Reader m_reader;
    QString m_text, m_html;
};

} // namespace earshot::items
