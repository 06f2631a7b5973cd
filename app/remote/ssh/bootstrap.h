// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace pikestaff::remote::ssh {

/// How a script reaches a shell on the host. The command line that sshd hands to the login shell is
/// fixed but for a random token, has no secret in it and means the same to sh, bash, dash, zsh,
/// fish and csh. The shell that it starts prints the token on both streams (what came before is
/// noise of the login), reads the script from standard input and leaves the rest of it to the
/// script. Pure.
namespace bootstrap {

enum class As {
    LoginUser,
    Root,             ///< sudo -n
    RootWithPassword, ///< sudo -S: the password is the first line of standard input
};

[[nodiscard]] QByteArray newToken(); ///< 32 hexadecimal digits

[[nodiscard]] QByteArray commandLine(As as, const QByteArray &token);

/// What goes to standard input before the input of the script. May hold a secret: wipe it.
[[nodiscard]] QByteArray framed(const QByteArray &token, const QByteArray &script);

/// What both streams show when the shell has started.
[[nodiscard]] QByteArray marker(const QByteArray &token);

/// Exit status of a shell that got half of its script: nothing of it has run.
inline constexpr int incompleteStatus = 125;

} // namespace bootstrap

} // namespace pikestaff::remote::ssh
