#pragma once
// Inside the room: a sealed file that is still growing.

#include "models/vault/chunkfile.h"
#include "models/vault/vault.h"

#include <string>

namespace earshot::vault {

class IncomingFile final : public Incoming {
public:
    /// Goes on with what is at `part`, cut off where it stops being what was put there; begins anew where nothing is
    /// left of it. `whole` is where it belongs in the end.
    static Result<std::unique_ptr<IncomingFile>> open(const std::string &part, const std::string &whole,
                                                      const Key &profile, std::string_view owner);
    ~IncomingFile() override;

    std::uint64_t size() const override { return m_chunks * ChunkSize + m_filled; }
    Result<void> append(std::span<const std::byte> bytes) override;
    Result<void> finish() override;
    Result<void> restart() override;

private:
    IncomingFile(const std::string &part, const std::string &whole, const Key &profile, std::string_view owner,
                 File file);
    Result<void> goOn();
    Result<void> keepRest(bool last);

    std::string m_part;
    std::string m_whole;
    Key m_profile;
    std::string m_owner;
    ChunkFile m_file;
    std::uint64_t m_chunks = 0; // on the disk
    std::vector<std::byte> m_rest;
    std::size_t m_filled = 0; // of m_rest, never all of it
};

} // namespace earshot::vault
