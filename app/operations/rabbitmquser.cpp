// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/rabbitmquser.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr Shape permission{"[ !#%-\\[\\]-_a-~]+\\$?",
                           "a regular expression without \" \\ ` and with $ at its end only"};

/// A file in memory that only the broker may read: what `rabbitmqctl eval` runs, runs in the
/// broker.
constexpr auto functionsScript =
    R"sh(@PREAMBLE@command -v rabbitmqctl > /dev/null ||
    fail 'rabbitmqctl is not there: install rabbitmq-server first'
secret=
trap '[ -z "$secret" ] || rm -rf -- "$secret"' EXIT
trap 'exit 143' HUP INT TERM
keep_password() {
    secret=$(mktemp -d -- "$runtime-rabbitmq.XXXXXX")
    (umask 077 && printf '%s' @PASSWORD@ > "$secret/password")
    chown -R rabbitmq: "$secret"
}
)sh";

/// rabbitmqctl takes about a second, so one call asks for everything. These functions are the same
/// from RabbitMQ 3.5 to 4. What Debian has put before rabbitmqctl reads its arguments a second time
/// as shell text: no " \ $ ` may stand in them.
constexpr auto probeScript = R"sh(@FUNCTIONS@keep_password
rabbitmqctl -q eval "{ok, Password} = file:read_file('$secret/password'),
    Name = @NAME@,
    case catch rabbit_auth_backend_internal:list_user_permissions(Name) of
        {error, {no_such_user, _}} -> [no_user];
        Rows when is_list(Rows) ->
            Login = case catch rabbit_access_control:check_user_pass_login(Name, Password) of
                {ok, _} -> [];
                _ -> [password]
            end,
            Value = fun(Key, Row) -> proplists:get_value(Key, Row) end,
            Rights = case [Row || Row <- Rows, Value(vhost, Row) =:= <<47>>,
                    Value(configure, Row) =:= @CONFIGURE@,
                    Value(write, Row) =:= @WRITE@,
                    Value(read, Row) =:= @READ@] of
                [] -> [permissions];
                _ -> []
            end,
            Login ++ Rights ++ [checked];
        Other -> Other
    end." < /dev/null
)sh";

/// From 3.8 on the command reads the password from its standard input. The old command knows it as
/// an argument only, so that the broker's own function is called.
constexpr auto passwordCommand =
    R"sh(version=$(dpkg-query -W -f '${Version}' rabbitmq-server 2> /dev/null || echo 3.8)
if dpkg --compare-versions "$version" ge 3.8; then
    printf '%s\n' @PASSWORD@ | rabbitmqctl -q @VERB@ @USER@
else
    keep_password
    rabbitmqctl -q eval "{ok, Password} = file:read_file('$secret/password'),
        Module = rabbit_auth_backend_internal,
        case erlang:function_exported(Module, @VERB@, 3) of
            true -> Module:@VERB@(@BYTES@, Password, <<114, 111, 111, 116>>);
            false -> Module:@VERB@(@BYTES@, Password)
        end." < /dev/null
fi
echo 'rabbitmqctl @VERB@ @USER@: done'
)sh";

/// A binary by its bytes, without any quote.
QString erlangBinary(const QString &text)
{
    QStringList bytes;
    for (const char c : text.toUtf8()) {
        bytes.append(QString::number(static_cast<unsigned char>(c)));
    }
    return QLatin1String("<<") + bytes.join(QLatin1String(", ")) + QLatin1String(">>");
}

/// rabbitmqctl explains at length; the line that begins with "Error" says it.
QString errorLine(const QByteArray &errors)
{
    for (const QByteArray &line : errors.split('\n')) {
        if (line.startsWith("Error") && line.trimmed().size() > 6) {
            return QString::fromUtf8(line.trimmed()).left(300);
        }
    }
    return lastLine(errors);
}

} // namespace

Result<OperationPtr> RabbitmqUser::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<RabbitmqUser>();
    const QString all = QStringLiteral(".*");
    operation->m_name = in.text("name", shapes::word);
    operation->m_password = in.content("password");
    if (in.isGood() && operation->m_password.isEmpty()) {
        in.refuse(*arguments.find(QStringLiteral("password")),
                  QStringLiteral("password: expected a password, not an empty text"));
    }
    operation->m_configure = in.textOr("configure", all, permission);
    operation->m_write = in.textOr("write", all, permission);
    operation->m_read = in.textOr("read", all, permission);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> RabbitmqUser::guideForm() const
{
    const Content add(QStringLiteral("rabbitmqctl add_user %1 ").arg(m_name));
    return {rootCommand(add + m_password),
            rootCommand(QStringLiteral("rabbitmqctl set_permissions %1 \"%2\" \"%3\" \"%4\"")
                            .arg(m_name, m_configure, m_write, m_read))};
}

Content RabbitmqUser::functions() const
{
    return filled(functionsScript, {{"PREAMBLE", preamble()}, {"PASSWORD", quoted(m_password)}});
}

Content RabbitmqUser::probe() const
{
    return filled(probeScript, {{"FUNCTIONS", functions()},
                                {"NAME", erlangBinary(m_name)},
                                {"CONFIGURE", erlangBinary(m_configure)},
                                {"WRITE", erlangBinary(m_write)},
                                {"READ", erlangBinary(m_read)}});
}

Content RabbitmqUser::passwordScript(const char *verb) const
{
    return filled(passwordCommand, {{"PASSWORD", quoted(m_password)},
                                    {"VERB", QString::fromLatin1(verb)},
                                    {"USER", m_name},
                                    {"BYTES", erlangBinary(m_name)}});
}

QString RabbitmqUser::permissionsCommand() const
{
    return QStringLiteral("rabbitmqctl -q set_permissions -p / ") +
           quotedWords({m_name, m_configure, m_write, m_read});
}

Result<Decision> RabbitmqUser::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString answer = QString::fromUtf8(probe.output).simplified();
    const bool noUser = answer == QLatin1String("[no_user]");
    if (probe.exitStatus != 0 || !(noUser || answer.contains(QLatin1String("checked")))) {
        return failure(QStringLiteral("RabbitMQ does not answer: ") + errorLine(probe.errors));
    }
    const bool password = answer.contains(QLatin1String("password"));
    const bool permissions = noUser || answer.contains(QLatin1String("permissions"));
    QStringList differences;
    Content script = functions();
    if (noUser) {
        differences.append(QStringLiteral("there is no user %1").arg(m_name));
        script += passwordScript("add_user");
    } else if (password) {
        differences.append(QStringLiteral("%1 has another password").arg(m_name));
        script += passwordScript("change_password");
    }
    if (permissions) {
        if (!noUser) {
            differences.append(QStringLiteral("%1 has other permissions").arg(m_name));
        }
        script += Content(permissionsCommand() + QLatin1String(" < /dev/null\n"));
    }
    if (differences.isEmpty()) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = differences.join(QLatin1String("; "));
    decision.script = script;
    return decision;
}

Content RabbitmqUser::runForm() const
{
    return filled(
        "printf '%s\\n' @PASSWORD@ | rabbitmqctl add_user @NAME@\n@PERMISSIONS@\n",
        {{"PASSWORD", m_password}, {"NAME", m_name}, {"PERMISSIONS", permissionsCommand()}});
}

} // namespace pikestaff::operations
