#include "models/items/nested.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace earshot::items {
namespace {

QJsonDocument read(const Json &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json.text));
}

QString inWords(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList all;
        for (const auto &one : value.toArray())
            all << inWords(one);
        return all.join(QLatin1String(", "));
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

} // namespace

std::optional<int> agentShareOf(const CallDetails &details)
{
    const QJsonObject percent = read(details.stored.call.speakerPercent).object();
    if (const QJsonValue agent = percent.value(QLatin1String("agent")); agent.isDouble())
        return std::clamp(agent.toInt(), 0, 100);
    return details.transcript ? agentShare(*details.transcript) : std::nullopt;
}

QStringList keywordsSpotted(const Call &call)
{
    QStringList keywords;
    for (const auto &one : read(call.keywordsSpotted).array())
        if (const QString keyword = one.toObject().value(QLatin1String("keyword")).toString(); !keyword.isEmpty())
            keywords << keyword;
    keywords.removeDuplicates();
    return keywords;
}

QList<QPair<QString, QString>> formFields(const FormSubmission &form)
{
    QList<QPair<QString, QString>> fields;
    const QJsonObject object = read(form.formData).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        fields << qMakePair(it.key(), inWords(it.value()));
    return fields;
}

} // namespace earshot::items
