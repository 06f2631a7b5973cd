// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/worktext.h"

#include "operations/shellscript.h"

namespace pikestaff::operations {

using model::Content;

namespace {

constexpr auto begin = R"sh(export HOME=/root
cd /
work_folder=
trap '[ -z "$work_folder" ] || rm -rf -- "$work_folder"' EXIT
trap 'exit 143' HUP INT TERM
(umask 077 && mkdir -p -- "$runtime")
work_folder=$(mktemp -d -- "$runtime/work.XXXXXX")
)sh";

constexpr auto file = R"sh(@NAME@=$work_folder/@NAME@
printf '%s\n' @TEXT@ > "$@NAME@"
)sh";

} // namespace

Content workFiles(std::initializer_list<std::pair<const char *, Content>> texts)
{
    Content script(QString::fromLatin1(begin));
    for (const auto &[name, text] : texts) {
        script += filled(file, {{"NAME", QString::fromLatin1(name)}, {"TEXT", quoted(text)}});
    }
    return script;
}

Content runFile(const char *name, int timeout)
{
    const QString limit =
        timeout > 0 ? QStringLiteral("timeout --kill-after=10 %1 ").arg(timeout) : QString();
    return QStringLiteral("%1sh -e \"$%2\" < /dev/null").arg(limit, QString::fromLatin1(name));
}

} // namespace pikestaff::operations
