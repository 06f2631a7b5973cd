// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/fileupload.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/shellscript.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr auto probeScript = R"sh(if [ -d @PATH@ ]; then
    echo 'folder'
elif [ -e @PATH@ ]; then
    sha256sum < @PATH@
else
    echo 'missing'
fi
)sh";

/// What was sent lies beside the target until it is known to be whole.
constexpr auto moveScript = R"sh(@PREAMBLE@sum=$(sha256sum < @PART@) || fail 'nothing has arrived'
if [ "${sum%% *}" != @SUM@ ]; then
    rm -f @PART@
    fail 'what has arrived is not what was sent'
fi
chmod @MODE@ @PART@ && mv -fT @PART@ @PATH@ || fail 'the file cannot be put in its place'
)sh";

QString partOf(const QString &path) { return path + QStringLiteral(".part"); }

/// SHA-256 in hexadecimal digits; or why the file cannot be sent.
Result<QString> checksumOf(const QString &path)
{
    const auto refused = [](const QString &why) {
        return Failure(base::Error{base::ErrorCode::FileUnreadable, {}, why, {}});
    };
    if (!QFileInfo(path).isFile())
        return refused(QStringLiteral("%1 is not a file on this computer").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() == 0)
        return refused(QStringLiteral("%1 is empty").arg(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return refused(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Result<OperationPtr> FileUpload::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<FileUpload>();
    operation->m_from = in.text("from", shapes::path);
    operation->m_path = in.text("path", shapes::path);
    operation->m_mode = in.textOr("mode", QStringLiteral("0600"), shapes::mode);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

/// A person's own file is no part of a guide.
std::vector<Action> FileUpload::guideForm() const { return {}; }

Content FileUpload::probe() const { return filled(probeScript, {{"PATH", quotedWords({m_path})}}); }

Result<Decision> FileUpload::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString there = QString::fromUtf8(probe.output).section(QLatin1Char(' '), 0, 0).trimmed();
    if (probe.exitStatus != 0 || there == QLatin1String("folder") || there.isEmpty()) {
        return failure(there == QLatin1String("folder") ? m_path + QStringLiteral(" is a folder")
                                                        : lastLine(probe.errors));
    }
    const Result<QString> sum = checksumOf(m_from);
    if (!sum) {
        return failure(sum.error().detail);
    }
    if (there == *sum) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = there == QLatin1String("missing")
                          ? m_path + QStringLiteral(" does not exist")
                          : m_path + QStringLiteral(" has another content");
    decision.upload = Upload{m_from, partOf(m_path)};
    decision.script = filled(moveScript, {{"PREAMBLE", preamble()},
                                          {"PART", quotedWords({partOf(m_path)})},
                                          {"PATH", quotedWords({m_path})},
                                          {"SUM", *sum},
                                          {"MODE", m_mode}});
    return decision;
}

Content FileUpload::runForm() const
{
    return filled("# From this computer: @FROM@\ncat > @PATH@\nchmod @MODE@ @PATH@\n",
                  {{"FROM", m_from}, {"PATH", quotedWords({m_path})}, {"MODE", m_mode}});
}

} // namespace pikestaff::operations
