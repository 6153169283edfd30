#pragma once
// Files of the system, for those who have to know when something is on the disk.

#include "models/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace earshot {

/// What an `errno` means for whoever worked on `what`: NotFound, DiskFull, ReadOnly (no permission) or Storage.
Error systemError(int code, const std::string &what);

/// An open file, closed when it goes. Errors as systemError says, unless told otherwise.
class File {
public:
    /// `flags` of open(2); a file that is made is its owner's alone.
    static Result<File> open(const std::string &path, int flags);

    File(File &&other) noexcept : m_path(std::move(other.m_path)), m_number(std::exchange(other.m_number, -1)) {}
    File &operator=(File &&other) noexcept
    {
        std::swap(m_path, other.m_path);
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~File();

    int number() const { return m_number; }
    Result<std::uint64_t> size() const;
    /// Reads at `offset`; less than asked for only at the end.
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) const;
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) const;
    Result<void> truncate(std::uint64_t size) const;
    /// Returns when everything is on the disk.
    Result<void> sync() const;
    /// False when another open file holds the lock, which ends with it.
    Result<bool> lock() const;

private:
    File(std::string path, int number) : m_path(std::move(path)), m_number(number) {}
    Error failure() const;

    std::string m_path;
    int m_number = -1;
};

/// A name that was made or taken away in a folder is only certain once the folder itself is on the disk.
Result<void> syncFolder(const std::string &path);

} // namespace earshot
