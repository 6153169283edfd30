#pragma once
#include <QString>
#include <QUrl>

#include <string_view>

namespace earshot {

inline QString utf16(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// The address of a web page; empty when it is anything else, so that nothing strange is ever opened.
inline QUrl webAddress(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return web && url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

} // namespace earshot
