#pragma once
// When each word of a transcript is spoken.

#include "models/audio/activity.h"
#include "models/domain/transcript.h"

namespace earshot::audio {

/// The words of phrase `index`: as the service timed them where it did and the times make sense; else estimated: the
/// words share what is spoken between the phrase's start and the next phrase's of the same or another speaker, each by
/// its length, pauses left out. `speech`: where the phrase's speaker speaks (or anybody, of a recording with one
/// channel); empty: unknown, an ordinary speaking rate is taken. `length`: of the recording. Starts are ascending, a
/// word ends where the next starts at the latest.
std::vector<Word> wordTimes(const Transcript &transcript, std::size_t index, const Spans &speech, milliseconds length);

/// The word that is spoken at `at`, or was last; -1 before the first.
int wordAt(const std::vector<Word> &words, milliseconds at);
/// The phrase that is spoken at `at`, or was last begun; -1 before the first.
int phraseAt(const Transcript &transcript, milliseconds at);

} // namespace earshot::audio
