// Files of recordings that were tampered with: what is read of them is what was kept, or an Error.
//
// The first byte says how to take the rest: even, as a whole file; odd, as changes to a good one: two bytes by which it
// is made longer or shorter, then for each change three bytes that say where and one that is flipped in.

#include "models/vault/incomingfile.h"
#include "models/vault/sealedbytes.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace earshot;
using namespace earshot::vault;

namespace {

using Data = std::vector<std::byte>;

constexpr std::string_view Owner = "CAL1";
constexpr std::size_t Size = ChunkSize + 5000;

const Key &key()
{
    static const Key key(std::array<std::byte, Key::Size>{});
    return key;
}

std::byte soundAt(std::size_t i)
{
    return std::byte(i * 31 >> 2 & 0xff);
}

/// A file in memory that has a path, and is empty at first.
class Scratch {
public:
    Scratch() : m_number(::memfd_create("scratch", MFD_CLOEXEC)), m_path("/proc/self/fd/" + std::to_string(m_number)) {}
    ~Scratch() { ::close(m_number); }
    const std::string &path() const { return m_path; }
    void put(const Data &data) const
    {
        if (!File::open(path(), O_RDWR)->write(0, data))
            std::abort();
    }

private:
    int m_number;
    std::string m_path;
};

Data goodFile()
{
    const Scratch scratch;
    ChunkFile file(*File::open(scratch.path(), O_RDWR));
    Data sound(Size);
    for (std::size_t i = 0; i < Size; ++i)
        sound[i] = soundAt(i);
    if (!file.begin(key(), Owner) || !file.put(0, View(sound).first(ChunkSize), false) ||
        !file.put(1, View(sound).subspan(ChunkSize), true))
        std::abort();
    const auto written = File::open(scratch.path(), O_RDONLY);
    Data data(std::size_t(*written->size()));
    if (!written->read(0, data))
        std::abort();
    return data;
}

Data changed(Data file, View changes)
{
    const auto at = [&](std::size_t i) { return std::to_integer<std::size_t>(changes[i]); };
    if (changes.size() >= 2)
        file.resize(file.size() + at(0) + (at(1) << 8) - std::min<std::size_t>(file.size(), 0x8000));
    for (std::size_t i = 2; i + 4 <= changes.size() && !file.empty(); i += 4)
        file[(at(i) | at(i + 1) << 8 | at(i + 2) << 16) % file.size()] ^= changes[i + 3];
    return file;
}

/// Whatever can be read is the sound.
void check(Bytes &bytes)
{
    if (bytes.size() != Size)
        std::abort();
    std::array<std::byte, 9000> room;
    for (std::size_t at = 0; at < Size; at += room.size()) {
        const auto got = bytes.read(at, room);
        if (!got)
            continue;
        for (std::size_t i = 0; i < *got; ++i)
            if (room[i] != soundAt(at + i))
                std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Data good = goodFile();
    const View input = std::as_bytes(std::span(data, size));
    if (input.empty())
        return 0;
    const bool isWhole = (std::to_integer<int>(input[0]) & 1) == 0;
    const Data file = isWhole ? Data(input.begin() + 1, input.end()) : changed(good, input.subspan(1));
    const Scratch scratch;
    scratch.put(file);
    if (const auto bytes = SealedBytes::open(*File::open(scratch.path(), O_RDONLY), key(), Owner))
        check(**bytes);
    const auto part = IncomingFile::open(scratch.path(), {}, key(), Owner); // the same as a part to go on with
    if (!part || (*part)->size() > ChunkSize)
        std::abort();
    return 0;
}
