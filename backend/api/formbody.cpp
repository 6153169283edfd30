#include "backend/api/formbody.h"

#include "backend/http/fields.h"
#include "backend/http/uri.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace earshot::api {
namespace {

QString textFrom(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// "a[b][]" → a, b, "". Empty when it is written otherwise.
std::vector<std::string_view> stepsOf(std::string_view key)
{
    const std::size_t first = key.find('[');
    std::vector<std::string_view> steps = {key.substr(0, first)};
    if (steps.front().empty())
        return {};
    for (std::string_view rest = first == key.npos ? std::string_view() : key.substr(first); !rest.empty();) {
        const std::size_t end = rest.find(']');
        if (rest.front() != '[' || end == rest.npos)
            return {};
        steps.push_back(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
    return steps;
}

/// Puts the value where the steps lead; false where something else is there already, or lists hold more than texts.
bool put(QJsonValueRef place, std::span<const std::string_view> steps, const QString &value)
{
    const bool isList = !steps.empty() && steps.front().empty();
    if (steps.empty() && place.isNull()) {
        place = value;
        return true;
    }
    if (steps.empty() || isList) { // a key that comes twice is a list too
        if (steps.size() > 1 || place.isObject())
            return false;
        QJsonArray list = place.isString() ? QJsonArray{place.toString()} : place.toArray();
        list.append(value);
        place = list;
        return true;
    }
    if (!place.isNull() && !place.isObject())
        return false;
    QJsonObject object = place.toObject();
    const QString name = textFrom(steps.front());
    if (!object.contains(name))
        object.insert(name, QJsonValue());
    const bool fits = put(object[name], steps.subspan(1), value);
    place = object;
    return fits;
}

constexpr std::size_t Deepest = 4;

} // namespace

bool isForm(std::string_view contentType, std::string_view body)
{
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    return isFormType(contentType) && start != body.npos && body[start] != '{';
}

bool isFormType(std::string_view contentType)
{
    return http::sameName(http::trimmed(contentType.substr(0, contentType.find(';'))),
                          "application/x-www-form-urlencoded");
}

std::optional<std::string> jsonFromForm(std::string_view body)
{
    const auto pairs = http::parsePairs(body);
    if (!pairs)
        return {};
    QJsonObject object;
    for (const http::Field &pair : *pairs) {
        const auto steps = stepsOf(pair.name);
        if (steps.empty() || steps.size() > Deepest)
            return {};
        const QString name = textFrom(steps.front());
        if (!object.contains(name))
            object.insert(name, QJsonValue());
        if (!put(object[name], std::span(steps).subspan(1), textFrom(pair.value)))
            return {};
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace earshot::api
