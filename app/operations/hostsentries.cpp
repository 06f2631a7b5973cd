// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/hostsentries.h"

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

QString hostsFile() { return QStringLiteral("/etc/hosts"); }

constexpr auto managedScript = R"sh(cloud=/etc/cloud/cloud.cfg.d
if [ -d "$cloud" ] && [ ! -e "$cloud/99-pikestaff-hosts.cfg" ] &&
    { grep -Eqs '^[[:space:]]*manage_etc_hosts:[[:space:]]*[^fF[:space:]]' \
        /etc/cloud/cloud.cfg "$cloud"/*.cfg ||
        grep -qs "manage_etc_hosts" /etc/hosts; }; then
    echo 'managed'
fi
)sh";

constexpr auto keepScript = R"sh(if [ -d /etc/cloud/cloud.cfg.d ]; then
    printf '%s\n' '# /etc/hosts is kept as it is' 'manage_etc_hosts: false' \
        > /etc/cloud/cloud.cfg.d/99-pikestaff-hosts.cfg
fi
)sh";

} // namespace

Result<OperationPtr> HostsEntries::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<HostsEntries>();
    const Content entries = in.content("entries");
    operation->m_text = entries.toDisplay();
    operation->m_entries = readHostsEntries(operation->m_text);
    if (in.isGood() && entries.hasSecrets()) {
        in.refuse(*arguments.find(QStringLiteral("entries")),
                  QStringLiteral("entries: a secret cannot stand here"));
    } else if (in.isGood() && operation->m_entries.empty() && !isUnbound(operation->m_text)) {
        in.refuse(*arguments.find(QStringLiteral("entries")),
                  QStringLiteral("entries: expected lines ADDRESS NAME..."));
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> HostsEntries::guideForm() const
{
    return {fileEditAction(hostsFile(), {}, "block", m_text),
            fileEditAction(hostsFile(), QStringLiteral("^127\\.0\\.1\\.1"), "absent",
                           QStringLiteral("true"))};
}

Content HostsEntries::probe() const
{
    return fileProbe(hostsFile(), QString::fromLatin1(managedScript));
}

Result<Decision> HostsEntries::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const Result<FileState> file = readFileProbe(hostsFile(), probe);
    if (!file) {
        return Failure(file.error());
    }
    if (const auto reason = whyNotText(*file)) {
        return failure(*reason);
    }
    HostsOutcome outcome = editHosts(file->text(), m_entries);
    if (file->extra.contains(QLatin1String("managed"))) {
        outcome.differences.append(QStringLiteral("cloud-init writes /etc/hosts at each boot"));
    }
    if (outcome.differences.isEmpty()) {
        return satisfied();
    }
    return changeOf({*file, outcome.text, {}, false, QString::fromLatin1(keepScript)},
                    outcome.differences.join(QLatin1String("; ")));
}

Content HostsEntries::runForm() const
{
    return filled("cat >> /etc/hosts <<'END'\n@TEXT@\nEND\n", {{"TEXT", m_text.trimmed()}});
}

} // namespace pikestaff::operations
