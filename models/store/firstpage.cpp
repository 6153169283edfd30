#include "models/store/firstpage.h"

#include <QFile>
#include <QTemporaryDir>

namespace earshot::store {
namespace {

constexpr int PageSizeAt = 16;     // two bytes, big-endian
constexpr int SizeInPagesAt = 28;  // four bytes; 0: as long as the file
constexpr int FreePagesAt = 32;    // first and count, four bytes each; none: they are just not used again
constexpr int SizeValidForAt = 92; // four bytes; another than the change counter: the size does not count

/// All tables and indexes in words, without their pages.
Result<std::string> schemaOf(const std::string &path)
{
    auto connection = sql::Connection::open(path, sql::Access::ReadOnly, sql::Durability::Normal);
    if (!connection)
        return connection.error();
    return sql::attempt([&] {
        const auto text = (*connection)
                              ->prepared("SELECT group_concat(name || ' ' || coalesce(sql, ''), char(10)) FROM "
                                         "(SELECT name, sql FROM sqlite_schema ORDER BY rowid)");
        text->executeStep();
        return text->getColumn(0).getString();
    });
}

QByteArray firstPage(QFile &file)
{
    const QByteArray head = file.peek(100);
    if (head.size() < 100)
        return {};
    const int size = std::uint8_t(head.at(PageSizeAt)) << 8 | std::uint8_t(head.at(PageSizeAt + 1));
    return file.read(size == 1 ? 65536 : size);
}

} // namespace

bool replaceFirstPage(const std::string &path, const std::vector<sql::Migration> &migrations)
{
    const QTemporaryDir folder;
    const std::string fresh = folder.filePath(QStringLiteral("new.db")).toStdString();
    {
        auto made = sql::Connection::open(fresh, sql::Access::ReadWrite, sql::Durability::Normal);
        if (!made || !sql::migrate(**made, migrations))
            return false;
    }
    QFile from(QString::fromStdString(fresh));
    QFile to(QString::fromStdString(path));
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::ReadWrite))
        return false;
    QByteArray page = firstPage(from);
    if (page.isEmpty() || to.size() <= page.size())
        return false;
    page.replace(SizeInPagesAt, 4, QByteArray(4, '\0'));
    page.replace(FreePagesAt, 8, QByteArray(8, '\0'));
    page.replace(SizeValidForAt, 4, QByteArray(4, '\xff'));
    if (to.write(page) != page.size() || !to.flush())
        return false;
    to.close();
    const auto expected = schemaOf(fresh);
    const auto found = schemaOf(path);
    return expected && found && *expected == *found;
}

} // namespace earshot::store
