// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"
#include "operations/argumentreader.h"

#include <QString>

namespace pikestaff::operations {

/// Who runs a command: root or user (without credentials), admin or demo (with the guide's openrc
/// environment). Arguments: as, admin_auth_url, demo_auth_url, demo_project, demo_user.
class Credentials
{
public:
    [[nodiscard]] static Credentials read(ArgumentReader &in);

    [[nodiscard]] const QString &name() const { return m_as; } ///< root, admin, demo, user
    [[nodiscard]] const QString &user() const;                 ///< of admin and demo
    [[nodiscard]] const QString &project() const;              ///< of admin and demo
    [[nodiscard]] const QString &authUrl() const;              ///< of admin and demo
    [[nodiscard]] model::Content password() const;
    /// Script text that exports the environment; the password is a sealed hole.
    [[nodiscard]] model::Content environment() const;
    /// The guide's ". admin-openrc" for people; empty for root and user.
    [[nodiscard]] QString prompt() const;

private:
    [[nodiscard]] bool isDemo() const;

    QString m_as;
    QString m_adminUrl;
    QString m_demoUrl;
    QString m_demoProject;
    QString m_demoUser;
};

} // namespace pikestaff::operations
