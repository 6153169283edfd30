#include "models/vault/key.h"

#include "models/vault/cipher.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>

namespace earshot::vault {

Key::Key(std::span<const std::byte, Size> bytes)
{
    std::copy(bytes.begin(), bytes.end(), m_bytes.begin());
}

Key::~Key()
{
    wipe(m_bytes);
}

Result<Key> Key::random()
{
    std::array<std::byte, Size> bytes;
    if (const auto filled = fillRandom(bytes); !filled)
        return filled.error();
    Key key(bytes);
    wipe(bytes);
    return key;
}

Result<Key> Key::fromText(const Secret &text)
{
    const std::string_view written = text.reveal();
    QByteArray::FromBase64Result read = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(written.data(), qsizetype(written.size())), QByteArray::AbortOnBase64DecodingErrors);
    const std::span<std::byte> bytes =
        std::as_writable_bytes(std::span(read.decoded.data(), std::size_t(read.decoded.size())));
    if (!read || bytes.size() != Size)
        return Error{Error::Kind::BadData, "this is not the text of a key"};
    Key key(bytes.first<Size>());
    wipe(bytes);
    return key;
}

Secret Key::text() const
{
    QByteArray written =
        QByteArray::fromRawData(reinterpret_cast<const char *>(m_bytes.data()), qsizetype(Size)).toBase64();
    const Secret text(std::string_view(written.constData(), std::size_t(written.size())));
    wipe(std::as_writable_bytes(std::span(written.data(), std::size_t(written.size()))));
    return text;
}

std::string Key::fingerprint() const
{
    constexpr std::string_view purpose = "earshot key fingerprint 1";
    std::array<std::byte, purpose.size() + Size> text;
    std::memcpy(text.data(), purpose.data(), purpose.size());
    std::copy(m_bytes.begin(), m_bytes.end(), text.begin() + purpose.size());
    const std::string digest = hexDigest(text).substr(0, 32);
    wipe(text);
    return digest;
}

} // namespace earshot::vault
