#include "ui/review/queuememory.h"

#include "models/conditions/json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace earshot {

QString queueText(const store::SavedView &view)
{
    if (!view.client && view.search.empty() && view.filter == conditions::Node())
        return {};
    QJsonObject made{{QStringLiteral("id"), QString::number(std::int64_t(view.id))},
                     {QStringLiteral("name"), QString::fromStdString(view.name)},
                     {QStringLiteral("search"), QString::fromStdString(view.search)},
                     {QStringLiteral("filter"), QString::fromStdString(conditions::toJson(view.filter))}};
    if (view.client)
        made[QStringLiteral("client")] = QString::fromStdString(view.client->text);
    return QString::fromUtf8(QJsonDocument(made).toJson(QJsonDocument::Compact));
}

store::SavedView queueFrom(const QString &text)
{
    const QJsonObject kept = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto filter = conditions::fromJson(kept[QStringLiteral("filter")].toString().toStdString());
    store::SavedView view;
    if (!filter)
        return view; // of a newer program, perhaps
    view.filter = *filter;
    view.id = store::ViewId(kept[QStringLiteral("id")].toString().toLongLong());
    view.name = kept[QStringLiteral("name")].toString().toStdString();
    view.search = kept[QStringLiteral("search")].toString().toStdString();
    if (const QString client = kept[QStringLiteral("client")].toString(); !client.isEmpty())
        view.client = ClientId(client.toStdString());
    return view;
}

} // namespace earshot
