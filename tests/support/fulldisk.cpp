#include "tests/support/fulldisk.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>
#include <utility>

namespace earshot::test {
namespace {

std::atomic<int> writesGet = SQLITE_OK; // to every write
sqlite3_vfs vfs;
decltype(sqlite3_vfs::xOpen) open = nullptr;

// SQLite has one way to a database and another to its log; both write alike.
std::mutex mutex;
std::map<const sqlite3_io_methods *, sqlite3_io_methods> ours; // by theirs
decltype(sqlite3_io_methods::xWrite) theirWrite = nullptr;

int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    const int refused = writesGet;
    return refused != SQLITE_OK ? refused : theirWrite(file, bytes, size, at);
}

int openOurs(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = open(self, name, file, flags, outFlags);
    if (code != SQLITE_OK || !file->pMethods)
        return code;
    const std::lock_guard lock(mutex);
    sqlite3_io_methods &methods = ours.try_emplace(file->pMethods, *file->pMethods).first->second;
    if (methods.xWrite != write)
        theirWrite = std::exchange(methods.xWrite, write);
    file->pMethods = &methods;
    return code;
}

} // namespace

FullDisk::FullDisk() : m_before(sqlite3_vfs_find(nullptr))
{
    open = m_before->xOpen;
    vfs = *m_before;
    vfs.zName = "earshot-full-disk";
    vfs.xOpen = openOurs;
    sqlite3_vfs_register(&vfs, 1);
}

FullDisk::~FullDisk()
{
    sqlite3_vfs_register(m_before, 1);
    sqlite3_vfs_unregister(&vfs);
    writesGet = SQLITE_OK;
}

void FullDisk::setFull(bool full)
{
    writesGet = full ? SQLITE_FULL : SQLITE_OK;
}

void FullDisk::setReadOnly(bool readOnly)
{
    writesGet = readOnly ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

} // namespace earshot::test
