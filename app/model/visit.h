// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>

#include <chrono>

namespace pikestaff::model {

/// Something to be seen from this computer as a browser of its user sees it, through a port that is
/// forwarded to a host. Addresses are those that the host knows: "http://controller/horizon".
struct Visit
{
    enum class What {
        Token,     ///< log in to Identity
        Dashboard, ///< log in to the dashboard, and open the page behind the login
        Console,   ///< ask Compute for the console of an instance, and hear its screen greet
    };

    What what = What::Token;
    QString url;     ///< Dashboard: its page; else Identity, "http://controller:5000/v3"
    QString user;    ///< of the domain Default
    QString project; ///< of the domain Default
    Content password;
    QString instance;                 ///< of Console
    std::chrono::seconds patience{0}; ///< tried again for so long
};

} // namespace pikestaff::model
