// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/hostnameset.h"

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

QString nameFile() { return QStringLiteral("/etc/hostname"); }

} // namespace

Result<OperationPtr> HostnameSet::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<HostnameSet>();
    operation->m_name = in.text("name", shapes::hostName);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> HostnameSet::guideForm() const
{
    return {fileAction(nameFile(), QStringLiteral("0644"), m_name + QLatin1Char('\n'))};
}

Content HostnameSet::probe() const
{
    return fileProbe(nameFile(), QStringLiteral("printf 'now %s\\n' \"$(uname -n)\"\n"));
}

Result<Decision> HostnameSet::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const Result<FileState> file = readFileProbe(nameFile(), probe);
    if (!file) {
        return Failure(file.error());
    }
    if (const auto reason = whyNotText(*file)) {
        return failure(*reason);
    }
    const QString now = file->extra.trimmed().section(QLatin1Char(' '), 1);
    const QString kept = file->text().trimmed();
    if (now == m_name && kept == m_name) {
        return satisfied();
    }
    return changeOf({*file,
                     m_name + QLatin1Char('\n'),
                     {},
                     false,
                     filled("hostname @NAME@\n", {{"NAME", quotedWords({m_name})}})},
                    QStringLiteral("the name is %1").arg(now == m_name ? kept : now));
}

Content HostnameSet::runForm() const
{
    return filled("echo @NAME@ > /etc/hostname\nhostname @NAME@\n",
                  {{"NAME", quotedWords({m_name})}});
}

} // namespace pikestaff::operations
