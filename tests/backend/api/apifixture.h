#pragma once
// The agency of the storage's tests, served over a real socket.

#include "backend/api/api.h"
#include "backend/http/server.h"
#include "tests/backend/storage/agencyfixture.h"
#include "tests/support/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace earshot::api {

struct Reply {
    test::Answer answer;
    QJsonObject json;

    int status() const { return answer.status; }
    QString error() const { return json[QLatin1String("error")].toString(); }
    QJsonArray list(const char *key) const { return json[QLatin1String(key)].toArray(); }
    QJsonValue operator[](const char *key) const { return json[QLatin1String(key)]; }
};

struct ApiFixture : storage::AgencyFixture {
    std::unique_ptr<Api> api;
    std::unique_ptr<http::Server> server;
    std::string account; // its masked id
    std::string base;    // "/v3/a/ACC…"
    std::vector<Error> faults;

    explicit ApiFixture(Settings settings = {})
    {
        settings.clock = [this] { return now; };
        settings.fault = [this](std::string_view, const Error &error) { faults.push_back(error); };
        api = std::make_unique<Api>(*storage, settings);
        http::Options options;
        options.threads = 1;
        options.refusal = Api::refusal;
        server = std::make_unique<http::Server>(api->router(), options);
        if (!server->start())
            qFatal("the server does not start");
        account = admin.accountId.text;
        base = "/v3/a/" + account;
    }

    /// Sends `head` (method and target) with more header lines, and a body where there is one.
    Reply send(std::string_view head, std::string_view headers, std::string_view body = {})
    {
        std::string text = std::string(head) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server->port()) +
                           "\r\nConnection: close\r\n" + std::string(headers);
        if (!body.empty())
            text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        test::RawClient client(server->port());
        client.send(text + "\r\n" + std::string(body));
        Reply reply{client.read(head.starts_with("HEAD")), {}};
        reply.json = QJsonDocument::fromJson(QByteArray::fromStdString(reply.answer.body)).object();
        return reply;
    }

    static std::string authorized(const std::string &key)
    {
        return "Authorization: Token token=\"" + key + "\"\r\nContent-Type: application/json\r\n";
    }

    /// ask("GET", "/calls.json?page=2"): below the account, as the admin.
    Reply ask(const std::string &method, const std::string &path, std::string_view body = {})
    {
        return send(method + ' ' + base + path, authorized(adminKey), body);
    }
    Reply askAs(const std::string &key, const std::string &method, const std::string &path, std::string_view body = {})
    {
        return send(method + ' ' + base + path, authorized(key), body);
    }
    Reply get(const std::string &path) { return ask("GET", path); }

    static QStringList texts(const QJsonArray &list, const char *key)
    {
        QStringList found;
        for (const QJsonValue &item : list)
            found << item[QLatin1String(key)].toString();
        return found;
    }
};

inline QStringList keys(const QJsonObject &object)
{
    QStringList names = object.keys();
    names.sort();
    return names;
}

} // namespace earshot::api
