#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace earshot::vault {

/// Where the sealed recordings of a profile lie, and what can be done with them without a key: find, count, destroy.
/// Any thread; functions wait for the disk.
class Shelf {
public:
    /// `folder`: the profile's, absolute. The recordings are in its folder "recordings", which need not exist.
    explicit Shelf(const std::string &folder) : m_folder(folder + "/recordings") {}

    /// What a call's files are called, whatever is in its id: 32 hex digits.
    static std::string nameOf(const CallId &call);

    struct Item {
        std::string name;        // nameOf() its call
        bool whole = false;      // false: what there is of a download
        std::uint64_t bytes = 0; // of the recording, as far as the file's size tells
        bool operator==(const Item &) const = default;
    };
    /// Everything there is, in no order. Storage: a folder cannot be read.
    Result<std::vector<Item>> items() const;

    /// Overwrites the key of a recording, sees that onto the disk and then takes the file away, the part of a download
    /// too. From then on nobody can read it who has not done so already (a copy-on-write disk may keep the old key for
    /// a while; it is of use only together with the profile's). Nothing happens when there is none.
    Result<void> destroy(const CallId &call) const { return destroy(nameOf(call)); }
    Result<void> destroy(const std::string &name) const;
    /// Only what there is of a download.
    Result<void> destroyPart(const CallId &call) const;

protected:
    std::string pathOf(const std::string &name) const { return m_folder + '/' + name.substr(0, 2) + '/' + name; }
    std::string wholePath(const std::string &name) const { return pathOf(name) + ".esr"; }
    std::string partPath(const std::string &name) const { return pathOf(name) + ".part"; }
    /// Makes the folder of a name, for this user alone.
    Result<void> makeRoom(const std::string &name) const;

private:
    std::string m_folder;
};

} // namespace earshot::vault
