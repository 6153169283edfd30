#pragma once
// The one writer of CSV (RFC 4180): calls as rows, a header of the fields' keys.

#include "models/base/result.h"
#include "models/tables/cells.h"

#include <iosfwd>
#include <span>
#include <vector>

namespace earshot::tables {

struct CsvStyle {
    bool forPrograms = false;   // every value as it is; else cells that a spreadsheet would calculate are made safe
    bool byteOrderMark = false; // by which some spreadsheets know UTF-8
    QTimeZone zone = QTimeZone::utc();
};

class CsvWriter {
public:
    /// `out` and the fields outlive the writer.
    CsvWriter(std::ostream &out, std::vector<const Field *> fields, const CsvStyle &style);

    // An Error, of DiskFull or Storage, as soon as something does not arrive: there is no reason to go on then.
    Result<void> header();
    Result<void> row(const Call &call);
    /// Sees the rest to where it goes.
    Result<void> finish();

private:
    Result<void> line(const std::vector<std::string> &cells);

    std::ostream &m_out;
    const std::vector<const Field *> m_fields;
    const CsvStyle m_style;
};

/// A cell in quotes where it needs them: also around semicolons and tabs, which part cells in some countries.
std::string quotedCell(std::string_view text);

} // namespace earshot::tables
