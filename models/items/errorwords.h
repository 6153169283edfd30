#pragma once
// What went wrong, for people: the one place that words an Error.

#include "models/base/result.h"

#include <QString>

namespace earshot::items {

struct ErrorWords {
    QString what;    // happened: a sentence
    QString advice;  // what to do about it: a sentence or two; may be empty
    QString details; // for "show details": as the other side or the system put it, not translated; may be empty
};

ErrorWords words(const Error &error);

/// Both sentences in one line, for toasts and tooltips.
QString sentence(const Error &error);

} // namespace earshot::items
