// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/filescripts.h"

#include "base/shellquote.h"

namespace pikestaff::remote::ssh {

QByteArray putScript(const QString &path, qsizetype size, unsigned mode)
{
    QByteArray script = R"sh(set -e
p=%PATH
if [ -L "$p" ]; then p=$(readlink -f -- "$p"); fi
if [ -d "$p" ]; then echo "$p: Is a directory" >&2; exit 1; fi
t=$(mktemp "$(dirname -- "$p")/.pikestaff.XXXXXXXX")
trap 'rm -f -- "$t"' EXIT
trap 'exit 1' HUP INT TERM PIPE
exec 3>"$t"
if [ -e "$p" ]; then chown --reference="$p" -- "$t"; fi
chmod %MODE -- "$t"
dd bs=65536 conv=fsync status=none >&3
exec 3>&-
if [ "$(wc -c <"$t")" -ne %SIZE ]; then echo "$p: only part of the file arrived" >&2; exit 1; fi
mv -f -- "$t" "$p"
trap - EXIT
)sh";
    script.replace("%MODE", QByteArray::number(mode & 07777U, 8).rightJustified(4, '0'));
    script.replace("%SIZE", QByteArray::number(size));
    // Last: a path may look like one of the others.
    script.replace("%PATH", base::shellQuote(path).toUtf8());
    return script;
}

QByteArray getScript(const QString &path)
{
    return "exec cat -- " + base::shellQuote(path).toUtf8() + '\n';
}

bool saysFileMissing(QByteArrayView errors)
{
    return errors.toByteArray().contains("No such file or directory");
}

} // namespace pikestaff::remote::ssh
