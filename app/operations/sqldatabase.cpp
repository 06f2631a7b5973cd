// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sqldatabase.h"

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

/// utf8mb4 tables are as good as utf8 ones: only another family of characters breaks a service.
constexpr auto probeStatements =
    R"sql(SELECT 'database', DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME
    FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = @NAME@;
)sql";

constexpr auto tablesStatements =
    R"sql(SELECT 'tables', COUNT(*) FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = @NAME@ AND TABLE_COLLATION NOT LIKE @FAMILY@;
)sql";

constexpr auto convertScript = R"sh(conversions=$(@LIST@)
if [ -n "$conversions" ]; then
    printf 'SET foreign_key_checks = 0;\n%s\n' "$conversions" | sql
fi
)sh";

constexpr auto listStatements =
    R"sql(SELECT CONCAT('ALTER TABLE `', TABLE_SCHEMA, '`.`', REPLACE(TABLE_NAME, '`', '``'),
        '` CONVERT TO CHARACTER SET @CHARSET@ COLLATE @COLLATE@;')
    FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = @NAME@ AND TABLE_COLLATION NOT LIKE @FAMILY@;
)sql";

/// MariaDB has called utf8 utf8mb3 since 10.6.
QString currentName(QString name)
{
    const auto old = QLatin1String("utf8");
    const auto current = QLatin1String("utf8mb3");
    if (name == old || name.startsWith(old + QLatin1Char('_'))) {
        name.replace(0, old.size(), current);
    }
    return name;
}

/// "utf8%": what the collations of a charset, and of its wider forms, begin with.
QString family(const QString &charset)
{
    const QString name =
        charset.startsWith(QLatin1String("utf8")) ? QStringLiteral("utf8") : charset;
    return QLatin1Char('\'') + name + QLatin1String("%'");
}

} // namespace

Result<OperationPtr> SqlDatabase::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<SqlDatabase>();
    operation->m_name = in.text("name", shapes::identifier);
    operation->m_charset = in.textOr("charset", QStringLiteral("utf8"), shapes::identifier);
    operation->m_collate =
        in.textOr("collate", QStringLiteral("utf8_general_ci"), shapes::identifier);
    operation->m_tables = in.flag("tables", true);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> SqlDatabase::guideForm() const
{
    return {sqlAction(QStringLiteral("CREATE DATABASE %1;").arg(m_name))};
}

Content SqlDatabase::probe() const
{
    Content statements = filled(probeStatements, {{"NAME", sqlQuoted(m_name)}});
    if (m_tables) {
        statements +=
            filled(tablesStatements, {{"NAME", sqlQuoted(m_name)}, {"FAMILY", family(m_charset)}});
    }
    return preamble() + sqlFunction() + sqlCall(statements);
}

Result<Decision> SqlDatabase::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    if (probe.exitStatus != 0) {
        return failure(QStringLiteral("the database does not answer: ") + lastLine(probe.errors));
    }
    bool exists = false;
    QStringList differences;
    for (const QString &line : QString::fromUtf8(probe.output).split(QLatin1Char('\n'))) {
        const QStringList words = line.split(QLatin1Char('\t'));
        if (words.first() == QLatin1String("database")) {
            exists = true;
            if (currentName(words.value(1)) != currentName(m_charset) ||
                currentName(words.value(2)) != currentName(m_collate)) {
                differences.append(
                    QStringLiteral("the database %1 has character set %2, collation %3")
                        .arg(m_name, words.value(1), words.value(2)));
            }
        } else if (words.first() == QLatin1String("tables") && words.value(1).toInt() > 0) {
            differences.append(QStringLiteral("%1 tables in %2 have another character set")
                                   .arg(words.value(1), m_name));
        }
    }
    if (exists && differences.isEmpty()) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = exists ? differences.join(QLatin1String("; "))
                             : QStringLiteral("there is no database %1").arg(m_name);
    decision.script = script(exists);
    return decision;
}

QString SqlDatabase::createStatement() const
{
    return QStringLiteral("CREATE DATABASE IF NOT EXISTS `%1` CHARACTER SET %2 COLLATE %3;\n")
        .arg(m_name, m_charset, m_collate);
}

Content SqlDatabase::script(bool exists) const
{
    const QString alter = QStringLiteral("ALTER DATABASE `%1` CHARACTER SET %2 COLLATE %3;\n")
                              .arg(m_name, m_charset, m_collate);
    Content text = preamble() + sqlFunction();
    text += sqlCall(exists ? alter : createStatement());
    if (exists && m_tables) {
        const Content list = filled(listStatements, {{"NAME", sqlQuoted(m_name)},
                                                     {"FAMILY", family(m_charset)},
                                                     {"CHARSET", m_charset},
                                                     {"COLLATE", m_collate}});
        text += filled(convertScript, {{"LIST", sqlCall(list)}});
    }
    return text;
}

Content SqlDatabase::runForm() const { return createStatement(); }

} // namespace pikestaff::operations
