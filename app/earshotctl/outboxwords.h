#pragma once
// Edits on their way, and what others said of the same fields, as lines of text and as JSON.

#include "models/store/outbox.h"

#include <QJsonObject>

namespace earshot::ctl {

/// `note: call back; tags: +hot -cold`, on one line.
std::string words(const store::CallChange &change);
/// A field's value on one line; `nothing` where it is emptied.
std::string words(const std::string &field, const Value &value);
/// `waiting`, `sending`, `refused`; `gone`: refused, since the call is no more.
std::string stateWord(const store::Outgoing &edit);

QJsonObject toJson(const store::Outgoing &edit);
QJsonObject toJson(const store::Conflict &conflict);

} // namespace earshot::ctl
