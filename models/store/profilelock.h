#pragma once

#include "models/base/file.h"

#include <optional>

namespace earshot::store {

/// The one writer of a profile. The kernel holds the lock and lets go of it however the program ends, so that a killed
/// one never locks the profile for ever. The file says who holds it.
class ProfileLock {
public:
    /// Locked: the detail names the program that holds it. ReadOnly, DiskFull, Storage: the file cannot be written.
    static Result<ProfileLock> take(const std::string &file);

    ProfileLock() = default;

private:
    explicit ProfileLock(File file) : m_file(std::move(file)) {}
    std::optional<File> m_file;
};

} // namespace earshot::store
