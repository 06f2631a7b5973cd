// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/webhost.h"

#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>

namespace pikestaff::test {

namespace {

constexpr auto loginPage =
    R"(<form><input type="hidden" name="csrfmiddlewaretoken" value="t0"><input name="username">
<input type="password" name="password"><input name="domain"><select name="region">
<option value="other">Two</option><option value="default" selected>RegionOne</option></select>
</form>)";

constexpr auto catalog = R"({"token": {"expires_at": "2018-01-11T10:00:00Z",
"project": {"name": "admin"}, "catalog": [
 {"type": "image", "endpoints": [{"interface": "public", "url": "http://controller:9292"}]},
 {"type": "compute", "endpoints": [{"interface": "admin", "url": "http://elsewhere/"},
  {"interface": "public", "url": "http://controller:8774/v2.1"}]}]}})";

WebRequest readRequest(const QByteArray &text)
{
    const qsizetype end = text.indexOf("\r\n\r\n");
    WebRequest request;
    QByteArrayList lines = text.first(end).split('\n');
    const QByteArrayList words = lines.takeFirst().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    request.body = text.sliced(end + 4);
    return request;
}

} // namespace

WebServer::WebServer(Answer answer)
    : m_answer(std::move(answer))
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(*socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
}

void WebServer::receive(QTcpSocket &socket)
{
    const QByteArray text = socket.peek(100'000);
    if (!text.contains("\r\n\r\n"))
        return;
    const WebRequest request = readRequest(text);
    if (request.body.size() < request.headers.value("content-length").toInt())
        return;
    socket.readAll();
    const WebAnswer answer = m_answer(request);
    if (answer.status != 0) {
        socket.write("HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\n");
        for (const QByteArray &header : answer.headers)
            socket.write(header + "\r\n");
        socket.write("Connection: close\r\nContent-Length: " +
                     QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
    }
    socket.disconnectFromHost();
}

WebHost::WebHost()
    : m_keystone(at("controller:5000", &WebHost::keystone))
    , m_dashboard(at("controller", &WebHost::dashboard))
    , m_nova(at("controller:8774", &WebHost::nova))
    , m_console(QString(), QWebSocketServer::NonSecureMode)
{
    m_console.listen(QHostAddress::LocalHost);
    connect(&m_console, &QWebSocketServer::newConnection, this, [this] { console(); });
}

QMap<QString, quint16> WebHost::places() const
{
    return {{QStringLiteral("controller:5000"), m_keystone.serverPort()},
            {QStringLiteral("controller:80"), m_dashboard.serverPort()},
            {QStringLiteral("controller:8774"), m_nova.serverPort()},
            {QStringLiteral("controller:6080"), m_console.serverPort()}};
}

WebServer::Answer WebHost::at(const char *place, WebAnswer (WebHost::*answer)(const WebRequest &))
{
    return [this, place, answer](const WebRequest &request) -> WebAnswer {
        seen.append(request.method + ' ' + place + ' ' + request.target);
        if (down)
            return {0, {}};
        if (busy > 0) {
            --busy;
            return {503, "not yet"};
        }
        if (request.headers.value("host") != place)
            return {400, "wrong host " + request.headers.value("host")};
        return (this->*answer)(request);
    };
}

WebAnswer WebHost::keystone(const WebRequest &request)
{
    if (request.target != "/v3/auth/tokens" || !request.body.contains(R"("password":"p&\"w")") ||
        !request.body.contains(R"("name":"Default")"))
        return {401, "{}"};
    return {201, catalog, {"X-Subject-Token: token0"}};
}

WebAnswer WebHost::dashboard(const WebRequest &request)
{
    const QByteArray cookies = request.headers.value("cookie");
    if (request.method == "POST") {
        const QUrlQuery form(QString::fromLatin1(request.body));
        const auto value = [&form](const char *key) {
            return form.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
        };
        const bool good = cookies.contains("csrftoken=t0") &&
                          value("csrfmiddlewaretoken") == QLatin1String("t0") &&
                          value("password") == QLatin1String("p&\"w") &&
                          value("username") == QLatin1String("admin") &&
                          value("domain") == QLatin1String("Default") &&
                          value("region") == QLatin1String("default") &&
                          request.headers.contains("referer");
        if (!good)
            return {200, loginPage};
        return {302, {}, {"Location: /project/", "Set-Cookie: sessionid=s1; Path=/"}};
    }
    if (request.target == "/auth/login/")
        return {200, loginPage, {"Set-Cookie: csrftoken=t0; Path=/"}};
    if (keepsSessions && cookies.contains("sessionid=s1"))
        return {200, R"(<a class="x" href='/auth/logout/'>Sign Out</a>)"};
    return {302, {}, {"Location: http://controller/auth/login/"}};
}

WebAnswer WebHost::nova(const WebRequest &request)
{
    if (request.headers.value("x-auth-token") != "token0")
        return {401, "{}"};
    if (request.method == "GET")
        return {200,
                R"({"servers": [{"id": "i1", "name": "demo-2"}, {"id": "i0", "name": "demo"}]})"};
    if (request.target != "/v2.1/servers/i0/action" || !request.body.contains("novnc"))
        return {404, "{}"};
    return {200, R"({"console": {"url": "http://controller:6080/vnc_auto.html?path=%3Ftoken%3D)" +
                     consoleToken + R"("}})"};
}

void WebHost::console()
{
    QWebSocket *socket = m_console.nextPendingConnection();
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    if (socket->requestUrl().query() != QLatin1String("token=t0")) {
        socket->close();
        return;
    }
    socket->sendBinaryMessage(greeting.first(4)); // it may come in pieces
    socket->sendBinaryMessage(greeting.sliced(4));
}

} // namespace pikestaff::test
