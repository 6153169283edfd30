#include "models/domain/milestones.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace earshot {
namespace {

constexpr std::array Kinds = {"first_touch", "lead_created", "qualified", "last_touch"};

struct Member {
    const char *key;
    std::string Milestone::*text;
};
constexpr std::array Members = {
    Member{"ad_position", &Milestone::adPosition},  Member{"campaign", &Milestone::campaign},
    Member{"device", &Milestone::device},           Member{"keywords", &Milestone::keywords},
    Member{"landing", &Milestone::landing},         Member{"match_type", &Milestone::matchType},
    Member{"medium", &Milestone::medium},           Member{"referrer", &Milestone::referrer},
    Member{"session_browser", &Milestone::browser}, Member{"source", &Milestone::source},
};

bool reached(const Milestone &m)
{
    return m.at || std::any_of(Members.begin(), Members.end(), [&](const Member &x) { return !(m.*x.text).empty(); });
}

Milestone read(const char *kind, const QJsonObject &object)
{
    Milestone m;
    m.kind = kind;
    m.at = parseIso(object.value(QLatin1String("event_date")).toString().toStdString());
    for (const Member &member : Members)
        m.*member.text = object.value(QLatin1String(member.key)).toVariant().toString().toStdString();
    return m;
}

} // namespace

std::vector<Milestone> milestones(const Json &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json.text)).object();
    std::vector<Milestone> out;
    for (const char *kind : Kinds) {
        Milestone m = read(kind, object.value(QLatin1String(kind)).toObject());
        if (reached(m))
            out.push_back(std::move(m));
    }
    return out;
}

Json milestonesJson(const std::vector<Milestone> &list)
{
    QJsonObject object;
    for (const char *kind : Kinds)
        object.insert(QLatin1String(kind), QJsonValue::Null);
    for (const Milestone &m : list) {
        QJsonObject one;
        one.insert(QLatin1String("event_date"),
                   m.at ? QJsonValue(QString::fromStdString(formatIso(*m.at))) : QJsonValue::Null);
        for (const Member &member : Members) {
            const std::string &text = m.*member.text;
            one.insert(QLatin1String(member.key),
                       text.empty() ? QJsonValue::Null : QJsonValue(QString::fromStdString(text)));
        }
        for (const char *map : {"landing_page_url_params", "referrer_url_params", "url_utm_params"})
            one.insert(QLatin1String(map), QJsonObject());
        object.insert(QString::fromStdString(m.kind), one);
    }
    return {QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString()};
}

} // namespace earshot
