// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/waitfor.h"

#include "operations/filestate.h"
#include "operations/shellscript.h"
#include "operations/unitstate.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

constexpr Shape address{"[A-Za-z0-9.:-]+", "a host name or an address"};
constexpr Shape port{"[0-9]{1,5}", "a port"};
constexpr Shape plainUrl{"http://[^\\s]+", "an address that begins with http://"};
constexpr Shape statusList{"[1-5][0-9][0-9](\\s*,\\s*[1-5][0-9][0-9])*",
                           "HTTP status codes such as 200,300"};

/// Opening a port needs no program besides bash, which is essential on Debian and Ubuntu.
constexpr auto explainScript = R"sh(explain() { # keeps what bash said first, after the last colon
    problem=$(printf '%s\n' "$problem" | sed -n '1s/.*: //p')
    return 1
}
)sh";

constexpr auto portScript = R"sh(@EXPLAIN@attempt() {
    problem=$(timeout 3 bash -c 'exec 3<> "/dev/tcp/$1/$2"' port @HOST@ @PORT@ 2>&1) && return 0
    explain
}
)sh";

constexpr auto httpScript = R"sh(@EXPLAIN@attempt() {
    answer=$(timeout 10 bash -c 'exec 3<> "/dev/tcp/$1/$2" &&
        printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$3" "$1:$2" |
            cat >&3 &&
        read -r version status text <&3 && printf "%s\n" "$status"' \
        http @HOST@ @PORT@ @PATH@ 2>&1) || {
        problem=$answer
        explain
        return 1
    }
    case $answer in
    @STATUS@) return 0 ;;
    esac
    problem="it answers with HTTP status $answer"
    return 1
}
)sh";

constexpr auto unitScript = R"sh(attempt() {
    problem="it is $(systemctl is-active -- @UNIT@ || :)"
    [ "$problem" = 'it is active' ]
}
)sh";

constexpr auto queueScript = R"sh(attempt() {
    problem='it has no consumer'
    timeout 30 rabbitmqctl -q list_queues name consumers < /dev/null 2> /dev/null |
        awk -v queue=@QUEUE@ '$1 == queue && $2 > 0 { found = 1 } END { exit !found }'
}
)sh";

constexpr auto probeScript = R"sh(@PREAMBLE@@ATTEMPT@if attempt; then
    echo 'there'
else
    printf 'waiting %s\n' "$problem"
fi
)sh";

constexpr auto waitScript = R"sh(@PREAMBLE@@ATTEMPT@uptime() { cut -d . -f 1 /proc/uptime; }
begin=$(uptime)
told=0
while ! attempt; do
    waited=$(($(uptime) - begin))
    if [ "$waited" -ge @TIMEOUT@ ]; then
        fail @WHAT@" is not there after @TIMEOUT@ seconds: ${problem:-no answer}"
    fi
    if [ $((waited - told)) -ge 10 ]; then
        told=$waited
        echo "waiting for "@WHAT@": ${problem:-no answer}"
    fi
    sleep 1
done
echo @WHAT@' is there'
)sh";

} // namespace

Result<OperationPtr> WaitFor::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<WaitFor>();
    int kinds = 0;
    if (const Value *value = in.find("port"); value != nullptr) {
        operation->readPort(in, *value);
        ++kinds;
    }
    if (const Value *value = in.find("http"); value != nullptr) {
        operation->readHttp(in, *value);
        ++kinds;
    }
    if (in.has("unit")) {
        const QStringList unit = unitNames({in.text("unit", shapes::unit)});
        operation->m_what = unit.first();
        operation->m_attempt = filled(unitScript, {{"UNIT", quotedWords(unit)}});
        ++kinds;
    }
    if (in.has("queue")) {
        operation->m_what = in.text("queue", shapes::word);
        operation->m_attempt = filled(queueScript, {{"QUEUE", quotedWords({operation->m_what})}});
        ++kinds;
    }
    operation->m_timeout = in.integer("timeout", 1, 3'600, operation->m_timeout);
    if (kinds == 0) {
        in.missing(QStringLiteral("port, http, unit or queue"));
    } else if (kinds > 1) {
        in.refuse(arguments, QStringLiteral("expected one of port, http, unit, queue"));
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

void WaitFor::readPort(ArgumentReader &in, const Value &value)
{
    ArgumentReader inner(value);
    const QString host = inner.text("host", address);
    const QString number = inner.text("port", port);
    in.adopt(inner.finish());
    m_what = host + QLatin1Char(':') + number;
    m_attempt = filled(portScript, {{"EXPLAIN", QString::fromLatin1(explainScript)},
                                    {"HOST", quotedWords({host})},
                                    {"PORT", quotedWords({number})}});
}

void WaitFor::readHttp(ArgumentReader &in, const Value &value)
{
    ArgumentReader inner(value);
    m_what = inner.text("url", plainUrl);
    QStringList codes =
        inner.textOr("status", QStringLiteral("200,300"), statusList).split(QLatin1Char(','));
    std::transform(codes.begin(), codes.end(), codes.begin(),
                   [](const QString &code) { return code.trimmed(); });
    const QUrl url(m_what);
    if (inner.isGood() && !isUnbound(m_what) && (!url.isValid() || url.host().isEmpty())) {
        inner.refuse(*value.find(QStringLiteral("url")),
                     QStringLiteral("url: \"%1\" is not an address").arg(m_what));
    }
    in.adopt(inner.finish());
    QString path = url.path(QUrl::FullyEncoded);
    if (path.isEmpty()) {
        path = QStringLiteral("/");
    }
    if (url.hasQuery()) {
        path += QLatin1Char('?') + url.query(QUrl::FullyEncoded);
    }
    m_attempt = filled(httpScript, {{"EXPLAIN", QString::fromLatin1(explainScript)},
                                    {"HOST", quotedWords({url.host()})},
                                    {"PORT", QString::number(url.port(80))},
                                    {"PATH", quotedWords({path})},
                                    {"STATUS", codes.join(QLatin1String(" | "))}});
}

std::vector<Action> WaitFor::guideForm() const { return {}; }

Traits WaitFor::traits() const
{
    Traits traits;
    traits.observes = true;
    return traits;
}

Content WaitFor::probe() const
{
    return filled(probeScript, {{"PREAMBLE", preamble()}, {"ATTEMPT", m_attempt}});
}

Result<Decision> WaitFor::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString answer = QString::fromUtf8(probe.output).trimmed();
    if (probe.exitStatus != 0 || answer.isEmpty()) {
        return failure(QStringLiteral("the check does not run: ") + lastLine(probe.errors));
    }
    if (answer == QLatin1String("there")) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = QStringLiteral("%1 is not there yet").arg(m_what);
    decision.script = filled(waitScript, {{"PREAMBLE", preamble()},
                                          {"ATTEMPT", m_attempt},
                                          {"TIMEOUT", QString::number(m_timeout)},
                                          {"WHAT", quoted(m_what)}});
    return decision;
}

Content WaitFor::runForm() const
{
    return QStringLiteral("# %1, %2 s\n").arg(m_what).arg(m_timeout);
}

} // namespace pikestaff::operations
