// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/packageinstall.h"

#include "operations/aptscript.h"
#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

#include <QMap>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

constexpr auto probeScript =
    R"sh(dpkg-query -W -f '${Package} ${Status}\n' -- @PACKAGES@ 2> /dev/null || :
if @HELD@; then echo '/held-back'; fi
)sh";

constexpr auto installScript = R"sh(@PREAMBLE@@FUNCTIONS@@FRESH@
hold_services
mend_packages
known=$(apt-cache policy -- @PACKAGES@ | grep -c '^  Candidate: [^(]' || :)
if [ "$known" -lt @COUNT@ ] || ! lists_are_fresh; then
    refresh_lists
fi
@PRESEED@install() { apt_get @COMMAND@ -- @PACKAGES@; }
if ! install; then
    # The lists may name files that the mirror has replaced since.
    [ "$refreshed" = no ] || fail "apt-get could not install @PLAIN@: see the lines above"
    refresh_lists
    install || fail "apt-get could not install @PLAIN@: see the lines above"
fi
)sh";

/// "install ok installed", whatever is wanted of it: a held package is there as well.
bool isInstalled(const QString &status) { return status.endsWith(QLatin1String(" ok installed")); }

} // namespace

Result<OperationPtr> PackageInstall::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<PackageInstall>();
    operation->m_packages = in.texts("packages", shapes::package);
    operation->m_heldBack = in.textsOrNone("hold_back", shapes::unitGlob);
    operation->m_recommends = in.flag("recommends", true);
    if (const Value *preseed = in.find("preseed"); preseed != nullptr) {
        for (const Value *line : itemsOf(*preseed)) {
            operation->m_preseed.push_back(in.contentOf(*line, "preseed"));
        }
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> PackageInstall::guideForm() const { return {packageAction(m_packages)}; }

Traits PackageInstall::traits() const
{
    Traits traits;
    traits.interruptible = false;
    return traits;
}

Content PackageInstall::probe() const
{
    return filled(probeScript, {{"PACKAGES", quotedWords(m_packages)}, {"HELD", stillHeldBack()}});
}

Result<Decision> PackageInstall::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    if (probe.exitStatus != 0) {
        return failure(lastLine(probe.errors));
    }
    QMap<QString, bool> installed;
    bool heldBack = false;
    for (const QString &line : QString::fromUtf8(probe.output).split(QLatin1Char('\n'))) {
        const QString name = line.section(QLatin1Char(' '), 0, 0);
        heldBack = heldBack || name == QLatin1String("/held-back");
        installed[name] = installed.value(name) || isInstalled(line);
    }
    QStringList missing;
    for (const QString &package : m_packages) {
        if (!installed.value(package.section(QLatin1Char(':'), 0, 0))) {
            missing.append(package);
        }
    }
    if (missing.isEmpty() && !heldBack) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = missing.isEmpty()
                          ? QStringLiteral("an interrupted installation still holds services back")
                          : missing.join(QLatin1String(", ")) +
                                (missing.size() == 1 ? QLatin1String(" is not installed")
                                                     : QLatin1String(" are not installed"));
    decision.script = script();
    return decision;
}

QString PackageInstall::installCommand() const
{
    return m_recommends ? QStringLiteral("--install-recommends install")
                        : QStringLiteral("--no-install-recommends install");
}

Content PackageInstall::script() const
{
    Content preseed;
    for (const Content &line : m_preseed) {
        preseed +=
            filled("printf '%s\\n' @LINE@ | debconf-set-selections\n", {{"LINE", quoted(line)}});
    }
    return filled(installScript, {{"PREAMBLE", preamble()},
                                  {"FUNCTIONS", aptFunctions(m_heldBack)},
                                  {"PACKAGES", quotedWords(m_packages)},
                                  {"PLAIN", m_packages.join(QLatin1Char(' '))},
                                  {"COUNT", QString::number(m_packages.size())},
                                  {"FRESH", freshListsFunction()},
                                  {"PRESEED", preseed},
                                  {"COMMAND", installCommand()}});
}

Content PackageInstall::runForm() const
{
    Content text;
    for (const Content &line : m_preseed) {
        text += filled("echo @LINE@ | debconf-set-selections\n", {{"LINE", quoted(line)}});
    }
    if (!m_heldBack.isEmpty()) {
        text += filled("# policy-rc.d: 101 for @UNITS@\n",
                       {{"UNITS", m_heldBack.join(QLatin1Char(' '))}});
    }
    return text + filled("DEBIAN_FRONTEND=noninteractive apt-get -y @COMMAND@ @PACKAGES@\n",
                         {{"COMMAND", installCommand()}, {"PACKAGES", quotedWords(m_packages)}});
}

} // namespace pikestaff::operations
