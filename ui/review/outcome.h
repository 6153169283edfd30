#pragma once
#include "models/domain/call.h"
#include "ui/widgets/icons.h"

#include <QString>

namespace earshot {

/// How a call went, in a few words and a sign.
struct Outcome {
    Icon icon;
    Tone tone;
    QString words; // "Answered, 4:12"
};
Outcome outcomeOf(const Call &call);

} // namespace earshot
