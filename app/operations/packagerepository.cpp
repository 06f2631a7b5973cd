// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/packagerepository.h"

#include "operations/aptscript.h"
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

constexpr Shape release{"[a-z]+", "the name of an OpenStack release, such as pike"};

constexpr auto probeScript = R"sh(sed -n 's/^ID=/system /p' /etc/os-release | tr -d '"'
if grep -Ehs '^[^#]*-updates/@RELEASE@([[:space:]]|$)' /etc/apt/sources.list.d/* | grep -q .; then
    echo 'source'
fi
dpkg-query -W -f '${Status}' ubuntu-cloud-keyring 2> /dev/null |
    sed -n 's/.* ok installed$/keyring/p'
)sh";

constexpr auto addScript = R"sh(@PREAMBLE@@FUNCTIONS@
command -v add-apt-repository > /dev/null ||
    fail "add-apt-repository is not there: install software-properties-common first"
hold_services
mend_packages
add-apt-repository -y cloud-archive:@RELEASE@ < /dev/null ||
    fail "add-apt-repository failed: see the lines above"
refresh_lists
)sh";

} // namespace

Result<OperationPtr> PackageRepository::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<PackageRepository>();
    operation->m_release = in.text("cloud_archive", release);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> PackageRepository::guideForm() const
{
    return {rootCommand(QStringLiteral("add-apt-repository cloud-archive:") + m_release)};
}

Traits PackageRepository::traits() const
{
    Traits traits;
    traits.interruptible = false;
    return traits;
}

Content PackageRepository::probe() const { return filled(probeScript, {{"RELEASE", m_release}}); }

Result<Decision> PackageRepository::decide(const ProbeResult &probe,
                                           const model::SecretStore &) const
{
    const QStringList lines = QString::fromUtf8(probe.output).split(QLatin1Char('\n'));
    if (probe.exitStatus != 0 || !lines.first().startsWith(QLatin1String("system "))) {
        return failure(lastLine(probe.errors));
    }
    const QString system = lines.first().section(QLatin1Char(' '), 1);
    if (system != QLatin1String("ubuntu")) {
        return failure(QStringLiteral("the Ubuntu Cloud Archive is for Ubuntu; this host runs %1")
                           .arg(system));
    }
    const bool hasSource = lines.contains(QLatin1String("source"));
    if (hasSource && lines.contains(QLatin1String("keyring"))) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = hasSource ? QStringLiteral("ubuntu-cloud-keyring is not installed")
                                : QStringLiteral("cloud-archive:%1 is not enabled").arg(m_release);
    decision.script =
        filled(addScript,
               {{"PREAMBLE", preamble()}, {"FUNCTIONS", aptFunctions({})}, {"RELEASE", m_release}});
    return decision;
}

Content PackageRepository::runForm() const
{
    return filled("add-apt-repository -y cloud-archive:@RELEASE@\napt-get update\n",
                  {{"RELEASE", m_release}});
}

} // namespace pikestaff::operations
