#include "models/vault/incomingfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

namespace earshot::vault {
namespace {

bool isAt(const File &file, const std::string &path)
{
    struct stat there = {};
    struct stat here = {};
    return ::stat(path.c_str(), &there) == 0 && ::fstat(file.number(), &here) == 0 && there.st_dev == here.st_dev &&
           there.st_ino == here.st_ino;
}

/// The part, for us alone. Whoever had it before may have finished it between our opening and locking it; then it is a
/// whole recording by now, and nothing to write to.
Result<File> openPart(const std::string &path)
{
    for (;;) {
        auto file = File::open(path, O_RDWR | O_CREAT);
        if (!file)
            return file;
        const auto locked = file->lock();
        if (!locked)
            return locked.error();
        if (!*locked)
            return Error{Error::Kind::Locked, "this recording is being received already"};
        if (isAt(*file, path))
            return file;
    }
}

} // namespace

IncomingFile::IncomingFile(const std::string &part, const std::string &whole, const Key &profile,
                           std::string_view owner, File file)
    : m_part(part), m_whole(whole), m_profile(profile), m_owner(owner), m_file(std::move(file)), m_rest(ChunkSize)
{
}

IncomingFile::~IncomingFile()
{
    wipe(m_rest);
}

Result<std::unique_ptr<IncomingFile>> IncomingFile::open(const std::string &part, const std::string &whole,
                                                         const Key &profile, std::string_view owner)
{
    auto file = openPart(part);
    if (!file)
        return file.error();
    std::unique_ptr<IncomingFile> incoming(new IncomingFile(part, whole, profile, owner, std::move(*file)));
    const Result<void> opened = incoming->m_file.open(profile, owner);
    const bool readable = opened || opened.error().kind != Error::Kind::Storage;
    const Result<void> ready = opened ? incoming->goOn() : readable ? incoming->restart() : opened;
    if (!ready)
        return ready.error();
    return incoming;
}

/// Finds the chunks that are as they were put there, and cuts off what is not.
Result<void> IncomingFile::goOn()
{
    const auto chunks = m_file.fullChunks();
    if (!chunks)
        return chunks.error();
    for (m_chunks = 0; m_chunks < *chunks; ++m_chunks) {
        const auto good = m_file.get(m_chunks, false, m_rest);
        if (!good && good.error().kind != Error::Kind::Corrupt)
            return good;
        if (!good)
            break;
    }
    return m_file.cut(m_chunks);
}

Result<void> IncomingFile::restart()
{
    m_chunks = 0;
    m_filled = 0;
    return m_file.begin(m_profile, m_owner);
}

Result<void> IncomingFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), ChunkSize - m_filled);
        std::copy_n(bytes.begin(), count, m_rest.begin() + std::ptrdiff_t(m_filled));
        bytes = bytes.subspan(count);
        m_filled += count;
        if (m_filled < ChunkSize)
            continue;
        const auto kept = keepRest(false);
        m_filled = 0;
        if (!kept)
            return kept;
        ++m_chunks;
    }
    return {};
}

/// Puts the chunk under way into the file, whole or not at all.
Result<void> IncomingFile::keepRest(bool last)
{
    const auto kept = m_file.put(m_chunks, View(m_rest).first(m_filled), last);
    if (!kept)
        (void)m_file.cut(m_chunks); // and where even that fails, the next to go on does it
    return kept;
}

Result<void> IncomingFile::finish()
{
    auto done = keepRest(true);
    if (done)
        done = m_file.sync();
    if (done && ::rename(m_part.c_str(), m_whole.c_str()) != 0)
        done = systemError(errno, m_whole);
    if (!done) {
        (void)m_file.cut(m_chunks);
        return done;
    }
    return syncFolder(std::filesystem::path(m_whole).parent_path().string());
}

} // namespace earshot::vault
