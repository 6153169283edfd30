#pragma once

#include "models/audio/filekind.h"
#include "models/items/fieldtext.h"
#include "models/vault/vault.h"

#include <QString>

#include <stop_token>

namespace earshot::items {

/// Saves the recording of a call, in clear, as the file a person chose; what was there before goes once all of it is
/// written. `progress` is told the share done, 0 to 1, now and then. Not on the GUI thread. Cancelled: `stop` was
/// requested; NotFound: it is not kept here; Corrupt, Locked: see vault::Vault::open; DiskFull, ReadOnly, Storage.
Result<void> saveRecording(const vault::Vault &vault, const CallId &call, const QString &path,
                           const std::stop_token &stop, const std::function<void(double)> &progress = {});

/// A name for such a file: client, day, time, caller, and the ending of what it is by its content; where that tells
/// nothing, of what the server called it.
QString recordingFileName(const Call &call, audio::FileKind content, const std::string &mediaType,
                          const Reader &reader);

} // namespace earshot::items
