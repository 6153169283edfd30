#include "backend/storage/ignoredfields.h"

#include "backend/storage/interactions.h"
#include "backend/storage/record.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace earshot::storage {
namespace {

/// The data without fields of those names, whatever their case; empty when there is none of them.
std::optional<Json> without(const Json &formData, const std::vector<std::string> &names)
{
    QJsonObject data = QJsonDocument::fromJson(QByteArray::fromStdString(formData.text)).object();
    const auto isIgnored = [&](const QString &key) {
        return std::any_of(names.begin(), names.end(), [&](const std::string &name) {
            return key.compare(QString::fromStdString(name), Qt::CaseInsensitive) == 0;
        });
    };
    bool found = false;
    for (const QString &key : data.keys())
        if (isIgnored(key)) {
            data.remove(key);
            found = true;
        }
    if (!found)
        return {};
    return Json{QJsonDocument(data).toJson(QJsonDocument::Compact).toStdString()};
}

} // namespace

Json withoutIgnored(sql::Connection &sql, Number client, const Json &formData)
{
    std::vector<std::string> names;
    {
        const sql::Use select = prepare(sql, {"SELECT name FROM ignored_fields WHERE company = ?", {client}});
        while (select->executeStep())
            names.push_back(column::text(select->getColumn(0)));
    }
    return names.empty() ? formData : without(formData, names).value_or(formData);
}

std::int64_t ignoreFieldsOf(Write &write, Number account, Number client, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        run(write.sql, {"INSERT OR IGNORE INTO ignored_fields (company, name) VALUES (?, ?)", {client, name}});
    std::vector<std::pair<Number, Json>> scrubbed;
    {
        const sql::Use select =
            prepare(write.sql, {"SELECT row, form_data FROM stored_forms WHERE company = ?", {client}});
        while (select->executeStep())
            if (auto data = without({column::text(select->getColumn(1))}, names))
                scrubbed.emplace_back(select->getColumn(0).getInt64(), std::move(*data));
    }
    for (const auto &[row, data] : scrubbed) {
        run(write.sql, {"UPDATE stored_forms SET form_data = ? WHERE row = ?", {data.text, row}});
        write.log(Logged::Form, row, Write::Kind::Changed, account, client);
    }
    return std::int64_t(scrubbed.size());
}

} // namespace earshot::storage
