#pragma once

#include "models/base/result.h"

#include <string>
#include <utility>

namespace earshot::store {

/// The one writer of a profile. The kernel holds the lock and lets go of it however the program ends, so that a killed
/// one never locks the profile for ever. The file says who holds it.
class ProfileLock {
public:
    /// Locked: the detail names the program that holds it. ReadOnly, DiskFull, Storage: the file cannot be written.
    static Result<ProfileLock> take(const std::string &file);

    ProfileLock() = default;
    ProfileLock(ProfileLock &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    ProfileLock &operator=(ProfileLock &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~ProfileLock();

private:
    explicit ProfileLock(int file) : m_file(file) {}
    int m_file = -1;
};

} // namespace earshot::store
