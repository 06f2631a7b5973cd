// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/filestate.h"

#include "operations/shellscript.h"

#include <QCryptographicHash>
#include <QStringDecoder>

namespace pikestaff::operations {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using model::Content;

namespace {

constexpr auto probeScript = R"sh(@PREAMBLE@@FIRST@file=@FILE@
real=$(readlink -f -- "$file") || real=$file
printf 'path %s\n' "$real"
if [ -e "$state/originals$real" ] || [ -e "$state/originals$real.absent" ]; then
    echo 'kept yes'
fi
if [ ! -e "$real" ]; then
    echo 'kind missing'
elif [ ! -f "$real" ]; then
    echo 'kind other'
elif [ "$(stat -c %s -- "$real")" -gt 4194304 ]; then
    echo 'kind large'
else
    stat --printf 'mode %a\nowner %U\ngroup %G\n' -- "$real"
    echo 'content'
    cat -- "$real"
fi
)sh";

/// What was there is kept before our first change; its name is taken by a rename, so that a script
/// that was killed leaves no half of it.
constexpr auto replaceScript =
    R"sh(if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != @SEEN@ ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
kept=$state/originals$file
if [ ! -e "$kept" ] && [ ! -e "$kept.absent" ]; then
    (umask 077 && mkdir -p -- "$state/originals$folder")
    cp -p -- "$file" "$kept.part"
    mv -f -- "$kept.part" "$kept"
fi
new=$(mktemp -- "$folder/.pikestaff-$name.XXXXXX")
cp -a -- "$file" "$new"
)sh";

constexpr auto createScript = R"sh(if [ -e "$file" ]; then
    fail "$file was made by something else meanwhile; run this step again"
fi
mkdir -p -- "$folder"
(umask 077 && mkdir -p -- "$state/originals$folder" && : > "$state/originals$file.absent")
new=$(mktemp -- "$folder/.pikestaff-$name.XXXXXX")
)sh";

constexpr auto changeScript = R"sh(@PREAMBLE@file=@FILE@
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
@BEGIN@printf '%s' @TEXT@ > "$new"
@ACCESS@sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
@AFTER@)sh";

Content accessScript(const FileAccess &access)
{
    return filled("chown -- @OWNER@ \"$new\"\nchmod -- @MODE@ \"$new\"\n",
                  {{"OWNER", quotedWords({access.owner + QLatin1Char(':') + access.group})},
                   {"MODE", quotedWords({access.mode})}});
}

bool readLine(const QString &key, const QString &value, FileState &file)
{
    if (key == QLatin1String("path")) {
        file.path = value;
    } else if (key == QLatin1String("kept")) {
        file.originalKept = true;
    } else if (key == QLatin1String("kind")) {
        file.kind = value == QLatin1String("missing") ? FileState::Kind::Missing
                    : value == QLatin1String("large") ? FileState::Kind::Large
                                                      : FileState::Kind::Other;
    } else if (key == QLatin1String("mode")) {
        file.mode = value;
    } else if (key == QLatin1String("owner")) {
        file.owner = value;
    } else if (key == QLatin1String("group")) {
        file.group = value;
    } else {
        return false;
    }
    return true;
}

int octal(const QString &mode) { return mode.toInt(nullptr, 8); }

} // namespace

Content fileProbe(const QString &path, const Content &first)
{
    return filled(probeScript,
                  {{"PREAMBLE", preamble()}, {"FIRST", first}, {"FILE", quoted(path)}});
}

Result<FileState> readFileProbe(const QString &path, const ProbeResult &probe)
{
    FileState file;
    QByteArrayView rest = probe.output;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QString line = QString::fromUtf8(end < 0 ? rest : rest.first(end));
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line == QLatin1String("content")) {
            file.kind = FileState::Kind::File;
            file.bytes = rest.toByteArray();
            break;
        }
        const qsizetype space = line.indexOf(QLatin1Char(' '));
        const QString key = line.left(space < 0 ? 0 : space);
        if ((!file.path.isEmpty() || key == QLatin1String("path")) &&
            readLine(key, line.mid(space + 1), file)) {
            continue;
        }
        file.extra += line + QLatin1Char('\n');
    }
    if (probe.exitStatus != 0 || file.path.isEmpty()) {
        return Failure(
            Error{ErrorCode::RemoteCommandFailed, path, lastLine(probe.errors), nullptr});
    }
    return file;
}

std::optional<QString> whyNotText(const FileState &file)
{
    switch (file.kind) {
    case FileState::Kind::Missing:
        return std::nullopt;
    case FileState::Kind::Other:
        return file.path + QStringLiteral(" is not a file");
    case FileState::Kind::Large:
        return file.path + QStringLiteral(" is larger than 4 MiB: not a configuration file");
    case FileState::Kind::File:
        break;
    }
    if (file.bytes.contains('\0')) {
        return file.path + QStringLiteral(" is not a text file: it holds a NUL byte");
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(file.bytes);
    if (decoder.hasError() || text.toUtf8() != file.bytes) {
        return file.path +
               QStringLiteral(" is not UTF-8 text: convert it (iconv -t UTF-8), then run this "
                              "step again");
    }
    return std::nullopt;
}

bool FileAccess::isThatOf(const FileState &file) const
{
    return octal(mode) == octal(file.mode) && owner == file.owner && group == file.group;
}

Decision changeOf(const FileChange &change, const QString &reason)
{
    const FileState &before = change.before;
    const bool exists = before.kind == FileState::Kind::File;
    const QByteArray seen =
        QCryptographicHash::hash(before.bytes, QCryptographicHash::Sha256).toHex();
    const Content begin =
        exists ? filled(replaceScript, {{"SEEN", Content(QString::fromLatin1(seen))}})
               : Content(QString::fromLatin1(createScript));

    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = reason;
    decision.script =
        filled(changeScript,
               {{"PREAMBLE", preamble()},
                {"FILE", quoted(before.path)},
                {"BEGIN", begin},
                {"TEXT", quoted(change.text)},
                {"ACCESS", !exists || change.setAccess ? accessScript(change.access) : Content()},
                {"AFTER", change.after}});
    if (exists && !before.originalKept) {
        decision.original = before.bytes;
        decision.originalPath = before.path;
    }
    return decision;
}

Decision satisfied() { return {}; }

Decision failure(const QString &reason)
{
    Decision decision;
    decision.kind = Decision::Kind::Fail;
    decision.reason = reason;
    return decision;
}

} // namespace pikestaff::operations
