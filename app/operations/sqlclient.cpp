// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sqlclient.h"

#include "operations/shellscript.h"

namespace pikestaff::operations {

using model::Content;

namespace {

/// The old name of the client gives a warning in newer releases, the new one is not in older ones.
constexpr auto function = R"sh(client=$(command -v mariadb || command -v mysql || :)
[ -n "$client" ] || fail 'no database client on this host: install mariadb-server first'
sql() {
    "$client" --protocol=socket --user=root --batch --skip-column-names \
        --default-character-set=utf8 "$@"
}
)sh";

} // namespace

QString sqlFunction() { return QString::fromLatin1(function); }

Content sqlCall(const Content &statements, const QString &options)
{
    return filled("sql@OPTIONS@ <<'END_OF_SQL'\nSET SESSION sql_mode = '';\n@SQL@END_OF_SQL\n",
                  {{"OPTIONS", options.isEmpty() ? QString() : QLatin1Char(' ') + options},
                   {"SQL", statements}});
}

Content sqlQuoted(const Content &text) { return text.encoded(model::Encoding::SqlQuoted); }

QString sqlAccount(const QString &user, const QString &host)
{
    return sqlQuoted(user).toDisplay() + QLatin1Char('@') + sqlQuoted(host).toDisplay();
}

} // namespace pikestaff::operations
