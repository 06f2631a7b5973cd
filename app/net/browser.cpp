// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/browser.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace pikestaff::net {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

namespace {

constexpr std::chrono::milliseconds patience{60'000}; ///< for one page; the first ones are slow
constexpr int mostRedirections = 8;
constexpr quint16 portOfHttp = 80;

QString placeOf(const QUrl &url) { return url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo); }

QByteArray authorityOf(const QUrl &url) { return url.authority(QUrl::FullyEncoded).toLatin1(); }

Failure noAnswer(const QUrl &url, const QNetworkReply &reply)
{
    // A port that is forwarded always accepts; nobody behind it shows as an early end.
    const bool nobody = reply.error() == QNetworkReply::RemoteHostClosedError;
    const QString why = nobody ? QStringLiteral("nobody answers there, or the host's SSH server "
                                                "forbids forwarding (AllowTcpForwarding)")
                               : reply.errorString();
    return Failure(Error{ErrorCode::RemoteCommandFailed,
                         url.host(),
                         QStringLiteral("%1 does not answer: %2").arg(placeOf(url), why),
                         {}});
}

} // namespace

void Browser::get(const QUrl &url, const Received &received, const QByteArray &token)
{
    send({url, {}, {}, token}, received);
}

void Browser::post(const QUrl &url, const QByteArray &form, const Received &received)
{
    send({url, "application/x-www-form-urlencoded", form, {}}, received);
}

void Browser::post(const QUrl &url, const QJsonObject &body, const Received &received,
                   const QByteArray &token)
{
    send({url, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), token},
         received);
}

Result<QUrl> Browser::local(const QUrl &url) const
{
    if (url.scheme() != QLatin1String("http") || url.host().isEmpty()) {
        return Failure(Error{ErrorCode::InvalidValue,
                             placeOf(url),
                             QStringLiteral("%1 is no http address").arg(placeOf(url)),
                             {}});
    }
    const auto port = m_doors.open(url.host(), static_cast<quint16>(url.port(portOfHttp)));
    if (!port)
        return Failure(port.error());
    QUrl local = url;
    local.setHost(QStringLiteral("127.0.0.1"));
    local.setPort(*port);
    return local;
}

void Browser::send(const Call &call, const Received &received)
{
    const auto address = local(call.url);
    if (!address) {
        received(Failure(address.error()));
        return;
    }
    QNetworkRequest request(*address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    request.setRawHeader("Host", authorityOf(call.url));
    if (!call.token.isEmpty())
        request.setRawHeader("X-Auth-Token", call.token);
    if (!call.type.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, call.type);
        request.setRawHeader("Referer", call.url.toEncoded());
    }
    m_network.setProxy(QNetworkProxy::NoProxy);
    QNetworkReply *reply =
        call.type.isEmpty() ? m_network.get(request) : m_network.post(request, call.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, call, received] {
        reply->deleteLater();
        receive(*reply, call, received);
    });
}

void Browser::receive(QNetworkReply &reply, const Call &call, const Received &received)
{
    Page page;
    page.url = call.url;
    page.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (page.status == 0) {
        received(noAnswer(call.url, reply));
        return;
    }
    // LocationHeader would leave out a relative one.
    const QUrl target = QUrl::fromEncoded(reply.rawHeader("Location"));
    if (page.status >= 300 && page.status < 400 && !target.isEmpty() &&
        call.redirections < mostRedirections) {
        send({call.url.resolved(target), {}, {}, call.token, call.redirections + 1}, received);
        return;
    }
    page.body = reply.readAll();
    page.token = reply.rawHeader("X-Subject-Token");
    received(page);
}

} // namespace pikestaff::net
