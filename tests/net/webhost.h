// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QMap>
#include <QTcpServer>
#include <QWebSocketServer>

#include <functional>

namespace pikestaff::test {

struct WebRequest
{
    QByteArray method;
    QByteArray target;                    ///< "/auth/login/"
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct WebAnswer
{
    int status = 200;
    QByteArray body;
    QByteArrayList headers{}; ///< "Location: /project/"
};

/// A web server on a port of this computer, in the thread of the test.
class WebServer : public QTcpServer
{
public:
    using Answer = std::function<WebAnswer(const WebRequest &)>;
    explicit WebServer(Answer answer); ///< an answer with status 0: it hangs up

private:
    void receive(QTcpSocket &socket);

    Answer m_answer;
};

/// Keystone, the dashboard, Nova and its console's proxy of a controller, as far as a visit asks.
/// It really looks at passwords, cookies and tokens.
class WebHost : public QObject
{
public:
    WebHost();

    /// "controller:5000" → port here
    [[nodiscard]] QMap<QString, quint16> places() const;

    bool keepsSessions = true;
    bool down = false; ///< answers nobody
    int busy = 0;      ///< so many requests are answered by HTTP 503 first
    QByteArray greeting = "RFB 003.008\n";
    QByteArray consoleToken = "t0";
    QByteArrayList seen; ///< "POST controller:5000 /v3/auth/tokens"

private:
    [[nodiscard]] WebServer::Answer at(const char *place,
                                       WebAnswer (WebHost::*answer)(const WebRequest &));
    [[nodiscard]] WebAnswer keystone(const WebRequest &request);
    [[nodiscard]] WebAnswer dashboard(const WebRequest &request);
    [[nodiscard]] WebAnswer nova(const WebRequest &request);
    void console();

    WebServer m_keystone;
    WebServer m_dashboard;
    WebServer m_nova;
    QWebSocketServer m_console;
};

} // namespace pikestaff::test
