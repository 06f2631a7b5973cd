// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sqlsecure.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"
#include "operations/sqlclient.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr auto anonymous = "User = ''";
constexpr auto remoteRoot = "User = 'root' AND Host NOT IN ('localhost', '127.0.0.1', '::1')";
constexpr auto testGrants = R"sql(Db IN ('test', 'test\\_%'))sql";

constexpr auto probeStatements =
    R"sql(SELECT 'anonymous users', COUNT(*) FROM mysql.user WHERE @ANONYMOUS@;
SELECT 'remote root', COUNT(*) FROM mysql.user WHERE @ROOT@;
SELECT 'a test database', COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'test';
SELECT 'rights on test databases', COUNT(*) FROM mysql.db WHERE @TEST@;
)sql";

/// mysql.user is a view from MariaDB 10.4 on: accounts go by DROP USER.
constexpr auto secureScript = R"sh(@PREAMBLE@@FUNCTION@drops=$(@LIST@)
printf '%s\n' "$drops" | sql
@REST@)sh";

constexpr auto listStatements =
    R"sql(SELECT CONCAT('DROP USER ', QUOTE(User), '@', QUOTE(Host), ';')
    FROM mysql.user WHERE (@ANONYMOUS@) OR (@ROOT@);
)sql";

constexpr auto restStatements = R"sql(DROP DATABASE IF EXISTS test;
DELETE FROM mysql.db WHERE @TEST@;
FLUSH PRIVILEGES;
)sql";

Content statementsOf(const char *text)
{
    return filled(text, {{"ANONYMOUS", QString::fromLatin1(anonymous)},
                         {"ROOT", QString::fromLatin1(remoteRoot)},
                         {"TEST", QString::fromLatin1(testGrants)}});
}

} // namespace

Result<OperationPtr> SqlSecure::make(const guide::Value &arguments)
{
    const ArgumentReader in(arguments);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return std::make_shared<SqlSecure>();
}

std::vector<Action> SqlSecure::guideForm() const
{
    return {rootCommand(QStringLiteral("mysql_secure_installation"))};
}

Content SqlSecure::probe() const
{
    return preamble() + sqlFunction() + sqlCall(statementsOf(probeStatements));
}

Result<Decision> SqlSecure::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    if (probe.exitStatus != 0) {
        return failure(QStringLiteral("the database does not answer: ") + lastLine(probe.errors));
    }
    QStringList found;
    for (const QString &line :
         QString::fromUtf8(probe.output).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.section(QLatin1Char('\t'), 1).toInt() > 0) {
            found.append(line.section(QLatin1Char('\t'), 0, 0));
        }
    }
    if (found.isEmpty()) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = QStringLiteral("there are: ") + found.join(QLatin1String(", "));
    decision.script = filled(secureScript, {{"PREAMBLE", preamble()},
                                            {"FUNCTION", sqlFunction()},
                                            {"LIST", sqlCall(statementsOf(listStatements))},
                                            {"REST", sqlCall(statementsOf(restStatements))}});
    return decision;
}

Content SqlSecure::runForm() const
{
    return QStringLiteral("DROP USER ''@'localhost';\n"
                          "DROP USER 'root'@'%';\n") +
           statementsOf(restStatements).toDisplay();
}

} // namespace pikestaff::operations
