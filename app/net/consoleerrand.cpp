// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/consoleerrand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocketHandshakeOptions>

namespace pikestaff::net {

namespace {

constexpr std::chrono::seconds patience{20};
constexpr int ok = 200;
constexpr qsizetype greetingSize = 12; ///< "RFB 003.008\n"

QJsonObject objectOf(const Page &page) { return QJsonDocument::fromJson(page.body).object(); }

QString publicAddress(const QJsonArray &catalog, QLatin1String type)
{
    for (const auto &service : catalog) {
        if (service[QLatin1String("type")] != type)
            continue;
        const QJsonArray endpoints = service[QLatin1String("endpoints")].toArray();
        for (const auto &endpoint : endpoints) {
            if (endpoint[QLatin1String("interface")] == QLatin1String("public"))
                return endpoint[QLatin1String("url")].toString();
        }
    }
    return {};
}

} // namespace

QUrl ConsoleErrand::socketOf(const QUrl &page)
{
    const QUrlQuery query(page);
    const QString path = query.queryItemValue(QStringLiteral("path"), QUrl::FullyDecoded);
    const QString token = query.queryItemValue(QStringLiteral("token"), QUrl::FullyEncoded);
    if (path.isEmpty() && token.isEmpty())
        return {};
    const QUrl socket(path.isEmpty() ? QStringLiteral("/websockify?token=") + token
                                     : QStringLiteral("/") + path);
    QUrl root = page;
    root.setQuery(QString());
    return root.resolved(socket);
}

void ConsoleErrand::loggedIn(const QJsonObject &token)
{
    m_compute = publicAddress(token[QLatin1String("catalog")].toArray(), QLatin1String("compute"));
    if (m_compute.isEmpty()) {
        fail(QStringLiteral("the catalog names no public address of Compute"));
        return;
    }
    QUrl url(m_compute + QLatin1String("/servers"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("name"), visit().instance);
    url.setQuery(query);
    browser().get(
        url, [this](const base::Result<Page> &page) { askServers(page); }, this->token());
}

void ConsoleErrand::askServers(const base::Result<Page> &page)
{
    if (!page) {
        fail(page.error().detail);
        return;
    }
    const QJsonArray servers = objectOf(*page)[QLatin1String("servers")].toArray();
    for (const auto &server : servers) {
        if (server[QLatin1String("name")] != visit().instance) // the query is a pattern
            continue;
        const QString id = server[QLatin1String("id")].toString();
        const QJsonObject vnc{{QStringLiteral("type"), QStringLiteral("novnc")}};
        browser().post(
            QUrl(m_compute + QLatin1String("/servers/") + id + QLatin1String("/action")),
            QJsonObject{{QStringLiteral("os-getVNCConsole"), vnc}},
            [this](const base::Result<Page> &answer) { askConsole(answer); }, token());
        return;
    }
    fail(page->status == ok ? QStringLiteral("there is no instance %1").arg(visit().instance)
                            : QStringLiteral("Nova answers HTTP %1").arg(page->status));
}

void ConsoleErrand::askConsole(const base::Result<Page> &page)
{
    if (!page) {
        fail(page.error().detail);
        return;
    }
    const QJsonObject console = objectOf(*page)[QLatin1String("console")].toObject();
    const QUrl url(console[QLatin1String("url")].toString());
    const QUrl socket = socketOf(url);
    if (page->status != ok)
        fail(QStringLiteral("Nova gives no console: HTTP %1").arg(page->status));
    else if (socket.isEmpty())
        fail(QStringLiteral("the address of the console holds no token"));
    else
        openSocket(socket);
}

void ConsoleErrand::openSocket(const QUrl &console)
{
    const auto local = browser().local(console);
    if (!local) {
        fail(local.error().detail);
        return;
    }
    const QString place = console.authority();
    const auto giveUp = [this](const QString &text) {
        if (!std::exchange(m_over, true))
            fail(text);
    };
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { hear(bytes); });
    connect(&m_socket, &QWebSocket::disconnected, this, [giveUp, place] {
        giveUp(
            QStringLiteral("the console's proxy %1 refuses, or nobody answers there").arg(place));
    });
    QTimer::singleShot(patience, this, [giveUp, place] {
        giveUp(QStringLiteral("the console's proxy %1 says nothing").arg(place));
    });
    m_socket.setProxy(QNetworkProxy::NoProxy);
    // The proxy compares Host with Origin.
    QNetworkRequest request(*local);
    QUrl address = *local;
    address.setScheme(QStringLiteral("ws"));
    request.setUrl(address);
    request.setRawHeader("Origin", "http://" + address.authority().toLatin1());
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("binary")});
    m_socket.open(request, options);
}

void ConsoleErrand::hear(const QByteArray &bytes)
{
    m_heard += bytes;
    if (m_over || m_heard.size() < greetingSize)
        return;
    m_over = true;
    const QString greeting = QString::fromLatin1(m_heard.first(greetingSize)).trimmed();
    if (greeting.startsWith(QLatin1String("RFB 003.")))
        succeed(QStringLiteral("the console greets with ") + greeting);
    else
        fail(QStringLiteral("instead of a console something else greets"));
}

} // namespace pikestaff::net
