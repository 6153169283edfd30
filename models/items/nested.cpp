#include "models/items/nested.h"

#include "models/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <rapidjson/document.h>

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
    return QString::fromStdString(
        text::clean(value.toVariant().toString().toStdString())); // an escape may hide what it cleans
}

} // namespace

std::optional<int> agentShareOf(const CallDetails &details)
{
    if (const auto &heard = details.stored.call.figures.agentShare)
        return std::clamp(int(*heard), 0, 100);
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
    const QJsonObject object = read(form.formData).object();
    // which forgets the order the form had
    rapidjson::Document ordered;
    ordered.Parse<rapidjson::kParseIterativeFlag>(form.formData.text.data(), form.formData.text.size());
    if (!ordered.IsObject())
        return {};
    QList<QPair<QString, QString>> fields;
    QSet<QString> seen;
    for (const auto &member : ordered.GetObject()) {
        const QString name = QString::fromUtf8(member.name.GetString(), int(member.name.GetStringLength()));
        if (seen.contains(name))
            continue;
        seen.insert(name);
        fields << qMakePair(name, inWords(object.value(name)));
    }
    return fields;
}

} // namespace earshot::items
