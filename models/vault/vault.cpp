#include "models/vault/vault.h"

#include "models/vault/incomingfile.h"
#include "models/vault/sealedbytes.h"

#include <fcntl.h>

namespace earshot::vault {
namespace {

Error noKey()
{
    return {Error::Kind::Locked, "the key of the recordings cannot be read"};
}

} // namespace

Result<std::unique_ptr<Bytes>> Vault::open(const CallId &call) const
{
    if (!m_key)
        return noKey();
    auto file = File::open(wholePath(nameOf(call)), O_RDONLY);
    if (!file)
        return file.error();
    auto bytes = SealedBytes::open(std::move(*file), *m_key, call.text);
    if (!bytes)
        return bytes.error();
    return std::unique_ptr<Bytes>(std::move(*bytes));
}

Result<std::unique_ptr<Incoming>> Vault::receive(const CallId &call) const
{
    if (!m_key)
        return noKey();
    const std::string name = nameOf(call);
    if (const auto made = makeRoom(name); !made)
        return made.error();
    auto incoming = IncomingFile::open(partPath(name), wholePath(name), *m_key, call.text);
    if (!incoming)
        return incoming.error();
    return std::unique_ptr<Incoming>(std::move(*incoming));
}

} // namespace earshot::vault
