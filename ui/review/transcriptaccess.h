#pragma once

namespace earshot {

/// From here on screen readers read transcripts as texts: a line a phrase, with who said it and when.
void makeTranscriptsReadable();

} // namespace earshot
