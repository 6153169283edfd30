#include "models/items/calllink.h"

#include <QRegularExpression>
#include <QUrl>

namespace earshot::items {
namespace {

bool isId(const QString &text)
{
    static const QRegularExpression id(QStringLiteral("^CAL[0-9A-Za-z]{8,60}$"));
    return id.match(text).hasMatch();
}

std::optional<CallId> callOf(const QString &part)
{
    static const QRegularExpression allowed(QStringLiteral("^[0-9A-Za-z_-]{1,80}$"));
    return allowed.match(part).hasMatch() ? std::optional(CallId(part.toStdString())) : std::nullopt;
}

} // namespace

QString linkTo(const CallId &call)
{
    return QStringLiteral("earshot://call/") +
           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(call.text)));
}

std::optional<CallId> callNamedBy(const QString &text)
{
    const QString typed = text.trimmed();
    if (isId(typed))
        return CallId(typed.toStdString());
    const QUrl url(typed, QUrl::StrictMode);
    const QStringList path = url.path().split(u'/', Qt::SkipEmptyParts);
    if (url.scheme() == QLatin1String("earshot"))
        return url.host() == QLatin1String("call") && path.size() == 1 ? callOf(path.front()) : std::nullopt;
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return std::nullopt;
    const qsizetype calls = path.indexOf(QStringLiteral("calls"));
    if (calls < 0 || calls + 1 >= path.size())
        return std::nullopt;
    QString id = path[calls + 1];
    if (id.endsWith(QLatin1String(".json")))
        id.chop(5);
    return isId(id) ? std::optional(CallId(id.toStdString())) : std::nullopt;
}

} // namespace earshot::items
