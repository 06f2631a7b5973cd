// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/bootstrap.h"

#include "remote/detachedstep.h"

#include <QRandomGenerator>

namespace pikestaff::remote::ssh::bootstrap {

namespace {

const char *const plainPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Between single quotes, so it has none itself; no newline and no ! for csh, no \\ for fish.
QByteArray shellText(const QByteArray &token)
{
    QByteArray text =
        "PATH=%PATH;LC_ALL=C;PIKESTAFF_TOOLS=%TOOLS;export PATH LC_ALL PIKESTAFF_TOOLS;"
        "unset BASH_ENV ENV CDPATH;umask 022;cd /;"
        "printf \"\\n%s\\n\" %TOKEN;printf \"\\n%s\\n\" %TOKEN >&2;"
        // A sudo that did not ask leaves the password unread: it is dropped here.
        "while IFS= read -r l;do [ \"$l\" = %TOKEN ]&&break;done;"
        "IFS= read -r n||exit 125;"
        // The x keeps newlines at the end, which a command substitution would cut off.
        "s=$(head -c \"$n\";echo x);"
        "[ \"${#s}\" -eq \"$((n+1))\" ]||{ echo pikestaff: incomplete script >&2;exit 125;};"
        "eval \"unset l n s;${s%x}\"";
    text.replace("%PATH", plainPath);
    text.replace("%TOOLS", DetachedStep::toolsFolder().toUtf8());
    text.replace("%TOKEN", token);
    return text;
}

/// sudo is found and speaks English whatever the login shell has set.
QByteArray sudo(const QByteArray &options)
{
    return QByteArray("/usr/bin/env LC_ALL=C PATH=") + plainPath + " sudo -H " + options + ' ';
}

} // namespace

QByteArray newToken()
{
    QByteArray token;
    for (int i = 0; i < 4; ++i) {
        const auto number = QRandomGenerator::system()->generate();
        token += QByteArray::number(number, 16).rightJustified(8, '0');
    }
    return token;
}

QByteArray commandLine(As as, const QByteArray &token)
{
    QByteArray lift;
    switch (as) {
    case As::LoginUser:
        break;
    case As::Root:
        lift = sudo("-n");
        break;
    case As::RootWithPassword:
        lift = sudo("-S -k -p ''");
        break;
    }
    // exec: no login shell remains between sshd and the script that could hide how it ended.
    return "exec " + lift + "/bin/sh -c '" + shellText(token) + '\'';
}

QByteArray framed(const QByteArray &token, const QByteArray &script)
{
    const QByteArray size = QByteArray::number(script.size());
    QByteArray text;
    // At once: a buffer that grows would leave copies of a secret behind.
    text.reserve(token.size() + size.size() + script.size() + 2);
    text.append(token).append('\n').append(size).append('\n').append(script);
    return text;
}

QByteArray marker(const QByteArray &token) { return '\n' + token + '\n'; }

} // namespace pikestaff::remote::ssh::bootstrap
