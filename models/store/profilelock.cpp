#include "models/store/profilelock.h"

#include <QCoreApplication>

#include <array>
#include <fcntl.h>

namespace earshot::store {
namespace {

std::string holder(const File &file)
{
    std::array<char, 256> text{};
    const auto size = file.read(0, std::as_writable_bytes(std::span(text)));
    return size.valueOr(0) > 0 ? std::string(text.data(), *size) : std::string("another program");
}

} // namespace

Result<ProfileLock> ProfileLock::take(const std::string &path)
{
    auto file = File::open(path, O_RDWR | O_CREAT);
    if (!file)
        return file.error();
    const auto locked = file->lock();
    if (!locked)
        return locked.error();
    if (!*locked)
        return Error{Error::Kind::Locked, holder(*file)};
    const std::string name = QCoreApplication::applicationName().toStdString() + " (process " +
                             std::to_string(QCoreApplication::applicationPid()) + ')';
    const std::string_view text = name;
    auto written = file->truncate(0);
    if (written)
        written = file->write(0, std::as_bytes(std::span(text)));
    if (!written)
        return written.error();
    return ProfileLock(std::move(*file));
}

} // namespace earshot::store
