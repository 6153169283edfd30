#pragma once
// What is worked out over all calls of a person, and the name they share.

#include "backend/storage/database.h"

namespace earshot::storage {

/// Brings earlier calls, total calls and lead status of a person's calls in order after one was added, scored or taken
/// out, and logs those that changed: calls after the first good lead that nobody scored are
/// previously_marked_good_lead. That there is one call more is logged of the person, once. Calls that were just added
/// (they have no number of earlier calls yet) are not logged.
void settlePerson(Write &write, Number person, Number account);

/// The same after one call was added. Most calls are the person's newest, which leave the others as they are: those are
/// not so much as read.
void settleNewCall(Write &write, Number person, Number call, Number account);

/// Gives the person another name; all that shows it is logged as changed.
void renamePerson(Write &write, Number person, const std::string &name, Number account);

} // namespace earshot::storage
