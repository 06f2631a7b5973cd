// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/filewrite.h"

#include "operations/argumentreader.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

Result<OperationPtr> FileWrite::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<FileWrite>();
    operation->m_path = in.text("path", shapes::path);
    operation->m_content = in.content("content");
    FileAccess &access = operation->m_access;
    access.mode = in.textOr("mode", access.mode, shapes::mode);
    access.owner = in.textOr("owner", access.owner, shapes::account);
    access.group = in.textOr("group", access.group, shapes::account);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> FileWrite::guideForm() const
{
    return {fileAction(m_path, m_access.mode, m_content)};
}

Content FileWrite::probe() const { return fileProbe(m_path); }

Result<Decision> FileWrite::decide(const ProbeResult &probe,
                                   const model::SecretStore &secrets) const
{
    const Result<FileState> file = readFileProbe(m_path, probe);
    if (!file) {
        return Failure(file.error());
    }
    const FileChange change{*file, m_content, m_access, true, {}};
    switch (file->kind) {
    case FileState::Kind::Missing:
        return changeOf(change, m_path + QStringLiteral(" does not exist"));
    case FileState::Kind::Other:
    case FileState::Kind::Large:
        return failure(whyNotText(*file).value_or(QString()));
    case FileState::Kind::File:
        break;
    }
    if (!secrets.matches(m_content, file->bytes)) {
        return changeOf(change, m_path + QStringLiteral(" has another content"));
    }
    if (!m_access.isThatOf(*file)) {
        return changeOf(change, QStringLiteral("%1 is %2 %3:%4, not %5 %6:%7")
                                    .arg(m_path, file->mode, file->owner, file->group,
                                         m_access.mode, m_access.owner, m_access.group));
    }
    return satisfied();
}

Content FileWrite::runForm() const
{
    return filled("cat > @PATH@ <<'END'\n@TEXT@END\nchown @OWNER@ @PATH@\nchmod @MODE@ @PATH@\n",
                  {{"PATH", quotedWords({m_path})},
                   {"TEXT", m_content},
                   {"OWNER", quotedWords({m_access.owner + QLatin1Char(':') + m_access.group})},
                   {"MODE", m_access.mode}});
}

} // namespace pikestaff::operations
