#pragma once
// Nested facts of the service, read for people. What is not of the service's shape reads as nothing.

#include "models/items/callpage.h"

#include <QPair>
#include <QStringList>

namespace earshot::items {

/// The agent's share of what was said, 0-100: of the sound where it was listened to, as lists have it; else as the
/// service says, else counted in the transcript.
std::optional<int> agentShareOf(const CallDetails &details);

/// Words and phrases that the service was told to watch for and heard.
QStringList keywordsSpotted(const Call &call);

/// What a form's sender filled in, in the form's order.
QList<QPair<QString, QString>> formFields(const FormSubmission &form);

} // namespace earshot::items
