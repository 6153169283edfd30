#include "backend/storage/keys.h"

#include "backend/storage/folder.h"
#include "backend/storage/records.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>

namespace earshot::storage {
namespace {

constexpr std::size_t KeyBytes = 32;
constexpr std::size_t SelectorBytes = 8;

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digestOf(std::string_view key)
{
    Digest digest;
    SHA256(reinterpret_cast<const unsigned char *>(key.data()), key.size(), digest.data());
    return digest;
}

std::string hex(const std::array<unsigned char, KeyBytes> &bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

/// The user that holds the key. Keys that begin alike are told apart in constant time.
std::optional<Number> holder(sql::Connection &sql, const Digest &digest)
{
    const sql::Use select = sql.prepared("SELECT digest, user FROM api_keys WHERE selector = ?");
    select->bind(1, digest.data(), int(SelectorBytes));
    std::optional<Number> user;
    while (select->executeStep()) {
        const SQLite::Column kept = select->getColumn(0);
        if (kept.getBytes() == int(digest.size()) && CRYPTO_memcmp(kept.getBlob(), digest.data(), digest.size()) == 0)
            user = select->getColumn(1).getInt64();
    }
    return user;
}

Viewer viewerOf(sql::Connection &sql, Number user)
{
    Viewer viewer;
    viewer.user = user;
    {
        const sql::Use select = sql.prepared("SELECT u.id, u.email, u.role, u.grants, a.row, a.id, a.time_zone "
                                             "FROM users u JOIN accounts a ON a.row = u.account WHERE u.row = ?");
        select->bind(1, user);
        if (!select->executeStep())
            return viewer;
        column::get(select->getColumn(0), viewer.userId);
        column::get(select->getColumn(1), viewer.email);
        column::get(select->getColumn(2), viewer.role);
        column::get(select->getColumn(3), viewer.grants);
        column::get(select->getColumn(4), viewer.account);
        column::get(select->getColumn(5), viewer.accountId);
        column::get(select->getColumn(6), viewer.timeZone);
    }
    if (!viewer.isAdmin())
        viewer.clients = numbers(sql, {"SELECT company FROM user_companies WHERE user = ? ORDER BY company", {user}});
    return viewer;
}

Result<std::string> newKey()
{
    std::array<unsigned char, KeyBytes> bytes;
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return Error{Error::Kind::Storage, "the system gives no random numbers"};
    return hex(bytes);
}

/// Keeps the key's hash for the user of that e-mail.
Result<void> keep(sql::Connection &sql, const std::string &key, std::string_view email, Instant now)
{
    const auto user = firstNumber(sql, {"SELECT row FROM users WHERE email = ?", {std::string(email)}});
    if (!user)
        return notFound("user");
    const Digest digest = digestOf(key);
    const sql::Use insert =
        sql.prepared("INSERT INTO api_keys (selector, digest, user, created_at) VALUES (?, ?, ?, ?)");
    insert->bind(1, digest.data(), int(SelectorBytes));
    insert->bind(2, digest.data(), int(digest.size()));
    insert->bind(3, *user);
    insert->bind(4, toMs(now));
    insert->exec();
    return {};
}

void drop(sql::Connection &sql, std::string_view key)
{
    const Digest digest = digestOf(key);
    const sql::Use removal = sql.prepared("DELETE FROM api_keys WHERE digest = ?");
    removal->bind(1, digest.data(), int(digest.size()));
    removal->exec();
}

} // namespace

Result<void> Keys::remove(std::string_view key)
{
    return m_database.writeNow<void>([&](Write &write) -> Result<void> {
        drop(write.sql, key);
        return {};
    });
}

Result<void> removeKeyBesideServer(const std::string &folder, std::string_view key)
{
    auto connection = sql::Connection::open(Folder::databaseIn(folder), sql::Access::ReadWrite, sql::Durability::Full);
    if (!connection)
        return connection.error();
    return sql::attempt([&] { drop(**connection, key); });
}

Result<std::string> Keys::add(std::string_view email)
{
    const auto key = newKey();
    if (!key)
        return key;
    const auto kept = m_database.writeNow<void>([&](Write &write) { return keep(write.sql, *key, email, write.now); });
    return kept ? key : kept.error();
}

Result<std::string> addKeyBesideServer(const std::string &folder, std::string_view email, Instant now)
{
    auto connection = sql::Connection::open(Folder::databaseIn(folder), sql::Access::ReadWrite, sql::Durability::Full);
    if (!connection)
        return connection.error();
    const auto key = newKey();
    if (!key)
        return key;
    Result<void> kept;
    const auto written = sql::attempt([&] {
        SQLite::Transaction transaction((*connection)->database(), SQLite::TransactionBehavior::IMMEDIATE);
        kept = keep(**connection, *key, email, now);
        transaction.commit();
    });
    if (!written || !kept)
        return written ? kept.error() : written.error();
    return key;
}

Result<Viewer> Keys::viewer(std::string_view key) const
{
    const Digest digest = digestOf(key);
    return m_database.read([&](sql::Connection &sql) -> Result<Viewer> {
        const auto user = holder(sql, digest);
        if (!user)
            return Error{Error::Kind::Unauthorized, "HTTP Token: Access denied."};
        return viewerOf(sql, *user);
    });
}

} // namespace earshot::storage
