#pragma once
// New records, as the verbs, the import and the demo add them: inside a write, with their entry in the log.

#include "backend/storage/calls.h"
#include "backend/storage/records.h"

namespace earshot::storage {

Number addAccount(Write &write, Account account, const std::string &timeZone);
Number addClient(Write &write, Client client, Number account);
/// Conflict: one of its numbers belongs to another active tracker.
Result<Number> addTracker(Write &write, Tracker tracker, Number account, Number client);
/// Takes the numbers of a tracker for it alone, in place of those it had. Conflict as above.
Result<void> claimNumbers(Write &write, const Tracker &tracker, Number row, Number account);
/// `client` empty: a tag of the account. Refused: the name is taken, or no such colour.
Result<Number> addTag(Write &write, Tag tag, Number account, std::optional<Number> client);
/// How many tags a call or a form has at most, and how many bytes the name of one: nobody could read more, and one
/// request must not fill the list of tags.
inline constexpr std::size_t MostTags = 100, LongestTag = 255;
/// Puts tags on a "call" or a "form". A name stands for the client's own tag, the account's, or a new one of its own.
/// Refused: a name is blank or too long, or there are too many.
Result<void> putTags(Write &write, const std::string &on, Number row, const Words &names, Number account,
                     Number client);
/// Refused: the e-mail is taken, or one of the clients is not of the account.
Result<Number> addUser(Write &write, User user, Number account);
/// The user has no clients any more, of which those will be told who knew of it there.
void leaveClients(Write &write, Number user);
/// Replaces what a user may see. Refused as above.
Result<void> grant(Write &write, Number user, const std::vector<ClientId> &clients, Number account);

/// Who has that number at the client, found or made; nobody for an empty or withheld one. A person without a name gets
/// this one.
std::optional<Number> person(Write &write, Number client, const std::string &number, const std::string &name);

struct AddedCall {
    Number row = 0;
    Number account = 0;
    std::optional<Number> person; // to be settled (persons.h) when all calls of the write are in
};
/// Conflict: the id is taken. Refused: no start time, or no such client.
Result<AddedCall> addCall(Write &write, NewCall call);
Result<Number> addForm(Write &write, FormSubmission form);
Result<Number> addConversation(Write &write, Conversation conversation);

} // namespace earshot::storage
