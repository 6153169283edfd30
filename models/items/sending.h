#pragma once
// How far the edits of one field of a call have come.

#include "models/items/callpage.h"

namespace earshot::items {

struct FieldSending {
    store::SendState state = store::SendState::Settled; // of the edit that carries the field; refused comes first
    std::optional<store::OutboxId> edit;                // that one
    std::optional<Error> refusal;                       // why, when refused; or what went wrong while it waits
    std::optional<Instant> sentAt;                      // when an edit of the call was last confirmed
    std::optional<Value> other; // both sides changed the field: what the other side says (newest)
};

/// `field` is a key of the catalogue.
FieldSending sendingOf(const CallDetails &details, std::string_view field);

} // namespace earshot::items
