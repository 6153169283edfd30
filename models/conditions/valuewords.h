#pragma once
// The values of conditions as people write them: times in their zone, money with its decimals, names for ids.

#include "models/conditions/words.h"

#include <QStringList>

namespace earshot::conditions {

enum class Length { Full, Short };

/// A translated pattern (context "Condition") whose %1, %2 … are replaced at once; unused ones may be missing.
QString say(const char *pattern, const QStringList &parts = {}, int n = -1);

/// "last 30 days", or within a sentence "in the last 30 days".
QString periodWords(const Period &period, bool inSentence);

/// At most `length` characters, then "…".
QString elided(const QString &text, qsizetype length);

/// What stands for %2, and for %3 where the operand is a range.
QStringList operandWords(const Condition &condition, const Field &field, const Wording &wording, Length length);

} // namespace earshot::conditions
