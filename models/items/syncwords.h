#pragma once
// How the sync stands, in words for the one status place.

#include "models/items/errorwords.h"
#include "models/items/fieldtext.h"
#include "models/items/syncing.h"

namespace earshot::items {

enum class Mood {
    Calm,    // all is well, nothing to look at
    Busy,    // something is under way
    Waiting, // offline or paused: a state, not a fault
    Asking,  // a person has to do something
};

struct SyncWords {
    Mood mood = Mood::Calm;
    QString line;   // "Up to date, 2 min ago"
    QString action; // what a person can do about it: "Connect again"; mostly empty
};

/// `now` for "2 min ago".
SyncWords words(const SyncStanding &standing, Instant now, const Reader &reader);

/// Why there are no calls yet, in the words of an empty page.
struct NothingYet {
    QString what;
    QString advice;
    QString action; // as SyncWords::action
};
NothingYet nothingYet(const SyncStanding &standing);

/// What waits or was refused: "3 edits wait"; empty when nothing does.
QString outboxWords(const store::OutboxCounts &outbox);

/// How far "up to date" reaches, where the server keeps no list of changes: since when every change is here, and how
/// far older calls have been read again. Empty where there is nothing to add.
QString reachWords(const sync::Status &status, const Reader &reader);

/// That clients' calls were erased, and (advice) where their unsent edits are. For one client at least.
ErrorWords erasedWords(const std::vector<sync::Erased> &erased);

/// What it takes of the account's limit to send so many edits: "4,000 edits, about 4 hours of this account's limit".
QString editCostWords(int edits, const remote::BudgetFigures &budget);

/// "812 of 950 requests left this hour"; empty before there are figures.
QString budgetWords(const remote::BudgetFigures &budget, const QLocale &locale);

/// An activity of the sync as a job's name: "Reading calls".
QString words(sync::Activity activity);
/// How far it is: "back to 3 Mar 2025", "120 of 400", "1,200".
QString words(const sync::Progress &progress, const Reader &reader);

} // namespace earshot::items
