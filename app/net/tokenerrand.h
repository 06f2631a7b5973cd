// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "net/errand.h"

#include <QJsonObject>

namespace pikestaff::net {

/// Logs in to Identity. What goes on from there overrides loggedIn().
/// Source: Identity API v3, "Password authentication with scoped authorization".
class TokenErrand : public Errand
{
public:
    using Errand::Errand;
    void begin(const QByteArray &password) override;

protected:
    /// token: the description of it, without the token itself.
    virtual void loggedIn(const QJsonObject &token);
    [[nodiscard]] const QByteArray &token() const { return m_token; }

private:
    void receive(const base::Result<Page> &page);

    QByteArray m_token;
};

} // namespace pikestaff::net
