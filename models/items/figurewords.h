#pragma once
#include "models/domain/call.h"

#include <QStringList>

namespace earshot::items {

/// What is known of a conversation, one fact each: "Silence 0:31", "Both talk 0:02". Empty: nothing is.
QStringList figureWords(const TalkFigures &figures);

} // namespace earshot::items
