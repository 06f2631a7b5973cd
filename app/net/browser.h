// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "net/doors.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>

class QNetworkReply;

namespace pikestaff::net {

/// What a page answered in the end, with the address as the host knows it.
struct Page
{
    QUrl url;
    int status = 0;
    QByteArray body;
    QByteArray token; ///< X-Subject-Token
};

/// HTTP as a browser does it, with cookies and redirections, each place through its door. Lives in
/// a thread with an event loop; an answer comes there, unless the browser is gone before.
class Browser : public QObject
{
public:
    /// The error's detail says in words what the place did instead of answering.
    using Received = std::function<void(const base::Result<Page> &)>;

    explicit Browser(Doors &doors)
        : m_doors(doors)
    {
    }

    void get(const QUrl &url, const Received &received, const QByteArray &token = {});
    void post(const QUrl &url, const QByteArray &form, const Received &received);
    void post(const QUrl &url, const QJsonObject &body, const Received &received,
              const QByteArray &token = {});

    /// An address of this computer that leads to the same place.
    [[nodiscard]] base::Result<QUrl> local(const QUrl &url) const;

private:
    struct Call
    {
        QUrl url;
        QByteArray type; ///< empty: GET
        QByteArray body;
        QByteArray token;
        int redirections = 0;
    };

    void send(const Call &call, const Received &received);
    void receive(QNetworkReply &reply, const Call &call, const Received &received);

    Doors &m_doors;
    QNetworkAccessManager m_network{this};
};

} // namespace pikestaff::net
