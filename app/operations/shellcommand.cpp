// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/shellcommand.h"

#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"
#include "operations/worktext.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr auto unlessScript =
    R"sh(@FILES@@ENVIRONMENT@if @UNLESS@ > /dev/null 2>&1; then echo 'done'; else echo 'to do'; fi
)sh";

constexpr auto createsScript = R"sh(if [ -e @PATH@ ]; then echo 'there'; else echo 'missing'; fi
)sh";

/// With a time limit the command runs in a process group of its own, which a signal for our group
/// does not reach.
constexpr auto limitedScript = R"sh(@RUN@ &
child=$!
trap 'kill -TERM "$child" 2> /dev/null' HUP INT TERM
status=0
wait "$child" || status=$?
while kill -0 "$child" 2> /dev/null; do
    status=0
    wait "$child" || status=$?
done
trap - HUP INT TERM
if [ "$status" -eq 124 ]; then fail 'the command was ended after @TIMEOUT@ seconds'; fi
)sh";

constexpr auto plainScript = R"sh(status=0
@RUN@ || status=$?
)sh";

constexpr auto runScript =
    R"sh(@PREAMBLE@@FILES@@ENVIRONMENT@@RUN@exit "$status"
)sh";

} // namespace

Result<OperationPtr> ShellCommand::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<ShellCommand>();
    operation->m_command = in.content("command");
    operation->m_run = in.contentOr("run", operation->m_command);
    operation->m_unless = in.contentOr("unless", {});
    operation->m_creates = in.textOr("creates", QString(), shapes::path);
    operation->m_credentials = Credentials::read(in);
    operation->m_interruptible = in.flag("interruptible", true);
    operation->m_timeout = in.integer("timeout", 1, 86'400, 0);
    if (operation->m_unless.isEmpty() && operation->m_creates.isEmpty()) {
        in.missing(QStringLiteral("unless or creates"));
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> ShellCommand::guideForm() const
{
    return {commandAction(m_command, m_credentials.name())};
}

Traits ShellCommand::traits() const
{
    Traits traits;
    traits.interruptible = m_interruptible;
    return traits;
}

Content ShellCommand::probe() const
{
    Content text = preamble();
    if (!m_creates.isEmpty()) {
        text += filled(createsScript, {{"PATH", quotedWords({m_creates})}});
    }
    if (!m_unless.isEmpty()) {
        text += filled(unlessScript, {{"FILES", workFiles({{"unless", m_unless}})},
                                      {"ENVIRONMENT", m_credentials.environment()},
                                      {"UNLESS", runFile("unless", 60)}});
    }
    return text;
}

Result<Decision> ShellCommand::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QStringList lines =
        QString::fromUtf8(probe.output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (probe.exitStatus != 0 || lines.isEmpty()) {
        return failure(QStringLiteral("the check of this command does not run: ") +
                       lastLine(probe.errors));
    }
    Decision decision;
    if (lines.contains(QLatin1String("missing"))) {
        decision.reason = m_creates + QStringLiteral(" does not exist");
    } else if (lines.contains(QLatin1String("to do"))) {
        decision.reason = QStringLiteral("its check says that it was not done yet");
    } else {
        return satisfied();
    }
    decision.kind = Decision::Kind::Change;
    decision.script = script();
    return decision;
}

Content ShellCommand::script() const
{
    const Content run =
        filled(m_timeout > 0 ? limitedScript : plainScript,
               {{"RUN", runFile("work", m_timeout)}, {"TIMEOUT", QString::number(m_timeout)}});
    return filled(runScript, {{"PREAMBLE", preamble()},
                              {"FILES", workFiles({{"work", m_run}})},
                              {"ENVIRONMENT", m_credentials.environment()},
                              {"RUN", run}});
}

Content ShellCommand::runForm() const
{
    return Content(m_credentials.prompt()) + m_run + Content(QStringLiteral("\n"));
}

} // namespace pikestaff::operations
