#include "models/base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace earshot {
namespace {

Error::Kind kindOf(int code)
{
    using enum Error::Kind;
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return NotFound;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: // a limit of the user's or of the file system
        return DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return ReadOnly;
    default:
        return Storage;
    }
}

} // namespace

Error systemError(int code, const std::string &what)
{
    return {kindOf(code), what + ": " + std::generic_category().message(code)};
}

Result<File> File::open(const std::string &path, int flags)
{
    const int number = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (number < 0)
        return systemError(errno, path);
    return File(path, number);
}

File::~File()
{
    if (m_number >= 0)
        ::close(m_number);
}

Error File::failure() const
{
    return systemError(errno, m_path);
}

Result<std::uint64_t> File::size() const
{
    struct stat found = {};
    if (::fstat(m_number, &found) != 0)
        return failure();
    return std::uint64_t(found.st_size);
}

Result<std::size_t> File::read(std::uint64_t offset, std::span<std::byte> into) const
{
    std::size_t have = 0;
    while (have < into.size()) {
        const ssize_t got = ::pread(m_number, into.data() + have, into.size() - have, off_t(offset + have));
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return failure();
        have += got > 0 ? std::size_t(got) : 0;
    }
    return have;
}

Result<void> File::write(std::uint64_t offset, std::span<const std::byte> bytes) const
{
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t put = ::pwrite(m_number, bytes.data() + have, bytes.size() - have, off_t(offset + have));
        if (put < 0 && errno != EINTR)
            return failure();
        have += put > 0 ? std::size_t(put) : 0;
    }
    return {};
}

Result<void> File::truncate(std::uint64_t size) const
{
    return ::ftruncate(m_number, off_t(size)) == 0 ? Result<void>() : failure();
}

Result<void> File::sync() const
{
    return ::fsync(m_number) == 0 ? Result<void>() : failure();
}

Result<bool> File::lock() const
{
    if (::flock(m_number, LOCK_EX | LOCK_NB) == 0)
        return true;
    return errno == EWOULDBLOCK ? Result<bool>(false) : Result<bool>(failure());
}

Result<void> syncFolder(const std::string &path)
{
    const auto folder = File::open(path, O_RDONLY | O_DIRECTORY);
    return folder ? folder->sync() : Result<void>(folder.error());
}

} // namespace earshot
