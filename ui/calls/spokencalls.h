#pragma once
#include "models/items/calllist.h"

namespace earshot {

class ValueSource;

/// What a call's marks at the beginning of its row say.
QStringList markWords(const store::StoredCall &call);

/// What screen readers read of the list of calls: in the first column the whole row, with the names of its columns, in
/// the others what stands there. Names where the cache has ids. Column -1: the marks.
QString spokenCell(const items::CallList &list, const ValueSource &values, int row, int column);

} // namespace earshot
