#include "models/store/profilelock.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace earshot::store {
namespace {

Error failure(int code)
{
    using enum Error::Kind;
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
        return {ReadOnly, "the profile's folder cannot be written to"};
    case ENOSPC:
    case EDQUOT:
        return {DiskFull, "the profile's lock cannot be written"};
    default:
        return {Storage, "the profile's lock cannot be taken: error " + std::to_string(code)};
    }
}

std::string holder(int file)
{
    std::array<char, 256> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), std::size_t(size)) : std::string("another program");
}

} // namespace

Result<ProfileLock> ProfileLock::take(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failure(errno);
    ProfileLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? Error{Error::Kind::Locked, holder(file)} : failure(errno);
    const std::string name = QCoreApplication::applicationName().toStdString() + " (process " +
                             std::to_string(QCoreApplication::applicationPid()) + ')';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, name.data(), name.size(), 0) != ssize_t(name.size()))
        return failure(errno);
    return lock;
}

ProfileLock::~ProfileLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace earshot::store
