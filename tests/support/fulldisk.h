#pragma once
// A disk that can be filled and emptied, or turn read-only and back, for all SQLite databases this process opens while
// it lives.

struct sqlite3_vfs;

namespace earshot::test {

class FullDisk {
public:
    /// In front of SQLite's own files. One at a time; before the first database is opened.
    FullDisk();
    ~FullDisk();
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    /// Full: no write goes through, as when the system says ENOSPC. Any thread.
    void setFull(bool full);
    /// Read-only: as when the system has mounted it anew after a fault and says EROFS.
    void setReadOnly(bool readOnly);

private:
    sqlite3_vfs *m_before;
};

} // namespace earshot::test
