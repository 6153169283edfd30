#pragma once
// A form submission from what a page sent: who it was, and where they came from.

#include "models/domain/interactions.h"
#include "models/wire/updates.h"

namespace earshot::storage {

/// Telephone number (E.164, read as it is dialled in that country), name and e-mail are found among the form's fields;
/// source, medium and campaign come from the landing page's UTM parameters and click ids, else from the referrer.
FormSubmission formFrom(const wire::FormDraft &draft, const std::string &country);

} // namespace earshot::storage
