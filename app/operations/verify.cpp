// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/verify.h"

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

constexpr auto attemptScript = R"sh(@FILES@@ENVIRONMENT@attempt() {
    status=0
    output=$(@RUN@ 2>&1) || status=$?
    if [ "$status" -eq 124 ]; then
        problem='it did not end in time'
        return 1
    elif [ "$status" -ne 0 ]; then
        problem="it ended with status $status"
        return 1
    fi
@MATCH@}
)sh";

constexpr auto matchScript = R"sh(    if ! printf '%s\n' "$output" | grep -Eq -- @MATCH@; then
        problem='no line of its output matches '@MATCH@
        return 1
    fi
)sh";

constexpr auto probeScript = R"sh(@PREAMBLE@@ATTEMPT@if attempt; then
    printf 'good\n%s\n' "$output"
else
    printf 'bad %s\n' "$problem"
fi
)sh";

constexpr auto waitScript = R"sh(@PREAMBLE@@ATTEMPT@uptime() { cut -d . -f 1 /proc/uptime; }
end=$(($(uptime) + @TIMEOUT@))
while ! attempt; do
    if [ "$(uptime)" -ge "$end" ]; then
        printf '%s\n' "$output"
@WARN@        fail "not as expected: $problem"
    fi
    sleep 1
done
printf '%s\n' "$output"
)sh";

constexpr auto warnScript = R"sh(        if @RUN@; then
            echo "not as expected: $problem; good enough to go on"
            exit @STATUS@
        fi
)sh";

} // namespace

Result<OperationPtr> Verify::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<Verify>();
    operation->m_command = in.content("command");
    operation->m_run = in.contentOr("run", operation->m_command);
    operation->m_expect = in.contentOr("expect", {});
    operation->m_match = in.textOr("match", QString());
    operation->m_credentials = Credentials::read(in);
    operation->m_timeout = in.integer("timeout", 1, 3'600, operation->m_timeout);
    operation->m_orWarn = in.contentOr("or_warn", {});
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> Verify::guideForm() const { return {verifyAction(m_command, m_expect)}; }

Traits Verify::traits() const
{
    Traits traits;
    traits.observes = true;
    return traits;
}

Content Verify::attemptFunction() const
{
    const Content match =
        m_match.isEmpty() ? Content() : filled(matchScript, {{"MATCH", quoted(m_match)}});
    const Content files = m_orWarn.isEmpty() ? workFiles({{"work", m_run}})
                                             : workFiles({{"work", m_run}, {"or_warn", m_orWarn}});
    return filled(attemptScript, {{"FILES", files},
                                  {"ENVIRONMENT", m_credentials.environment()},
                                  {"RUN", runFile("work", qMin(m_timeout, 60))},
                                  {"MATCH", match}});
}

Content Verify::probe() const
{
    return filled(probeScript, {{"PREAMBLE", preamble()}, {"ATTEMPT", attemptFunction()}});
}

Result<Decision> Verify::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString answer = QString::fromUtf8(probe.output).trimmed();
    if (probe.exitStatus != 0 || answer.isEmpty()) {
        return failure(QStringLiteral("the check does not run: ") + lastLine(probe.errors));
    }
    if (answer.section(QLatin1Char('\n'), 0, 0) == QLatin1String("good")) {
        Decision decision = satisfied();
        decision.reason = shownAnswer(answer.section(QLatin1Char('\n'), 1));
        return decision;
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = QStringLiteral("not yet: ") + answer.section(QLatin1Char(' '), 1);
    decision.script = script();
    return decision;
}

Content Verify::script() const
{
    const Content warn = m_orWarn.isEmpty()
                             ? Content()
                             : filled(warnScript, {{"RUN", runFile("or_warn", 60)},
                                                   {"STATUS", QString::number(warningExitStatus)}});
    return filled(waitScript, {{"PREAMBLE", preamble()},
                               {"ATTEMPT", attemptFunction()},
                               {"TIMEOUT", QString::number(m_timeout)},
                               {"WARN", warn}});
}

Content Verify::runForm() const
{
    return Content(m_credentials.prompt()) + m_run + Content(QStringLiteral("\n"));
}

} // namespace pikestaff::operations
