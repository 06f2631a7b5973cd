// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "net/errand.h"
#include "net/loginform.h"

namespace pikestaff::net {

/// Logs in to the dashboard as a browser does, with its cookies and Django's token against forged
/// forms, and looks at the first page behind the login.
class DashboardErrand final : public Errand
{
public:
    using Errand::Errand;
    void begin(const QByteArray &password) override;

private:
    void logIn(const base::Result<Page> &page, const QByteArray &password);
    void look(const base::Result<Page> &page);
};

} // namespace pikestaff::net
