#pragma once
// The data folder, held by one server at a time.

#include "models/base/result.h"

#include <string>

namespace earshot::storage {

class Folder {
public:
    /// Makes the folder when missing, for its owner only, and takes its lock. One that is there keeps the rights it
    /// has; what lies in it is its owner's alone. Locked: another server holds it;
    /// ReadOnly, Storage: it cannot be made or written.
    static Result<Folder> open(const std::string &path);
    ~Folder();
    Folder(Folder &&other) noexcept;
    Folder &operator=(Folder &&) = delete;

    static std::string databaseIn(const std::string &path) { return path + "/earshotd.db"; }
    std::string database() const { return databaseIn(m_path); }
    std::string recordings() const { return m_path + "/recordings"; }

private:
    Folder(std::string path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    std::string m_path;
    int m_lock; // the kernel lets go of it when the process ends, however it ends
};

} // namespace earshot::storage
