#pragma once
// How far the edits of one field of a call have come.

#include "models/items/callpage.h"

namespace earshot::items {

struct FieldSending {
    store::SendState state = store::SendState::Settled; // of the latest edit that carries the field
    std::optional<store::OutboxId> edit;                // that one
    std::optional<Error> refusal;                       // why, when refused
    std::optional<Instant> sentAt;                      // when an edit of the call was last confirmed
    std::optional<Value> other;                         // both sides changed the field: what the other side says
};

/// `field` is a key of the catalogue.
FieldSending sendingOf(const CallDetails &details, std::string_view field);

} // namespace earshot::items
