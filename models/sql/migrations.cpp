#include "models/sql/migrations.h"

#include <QDir>
#include <QFile>

namespace earshot::sql {

std::vector<Migration> migrationsIn(const std::string &resourceFolder)
{
    std::vector<Migration> out;
    const QDir folder(QString::fromStdString(resourceFolder));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        out.push_back({name.left(4).toInt(), file.readAll().toStdString()});
    }
    return out;
}

Result<int> migrate(Connection &connection, const std::vector<Migration> &migrations)
{
    const auto found = attempt([&] { return connection.database().execAndGet("PRAGMA user_version").getInt(); });
    if (!found)
        return found;
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (*found > newest)
        return Error{Error::Kind::NewerSchema,
                     "schema " + std::to_string(*found) + ", this program knows " + std::to_string(newest)};
    return attempt([&] {
        for (const Migration &step : migrations) {
            if (step.number <= *found)
                continue;
            SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
            connection.execute(step.text);
            connection.execute("PRAGMA user_version=" + std::to_string(step.number));
            transaction.commit();
        }
        return newest;
    });
}

} // namespace earshot::sql
