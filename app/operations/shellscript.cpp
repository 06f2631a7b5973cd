// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/shellscript.h"

#include "base/shellquote.h"

#include <algorithm>

namespace pikestaff::operations {

using model::Content;

Content quoted(const Content &text) { return text.encoded(model::Encoding::ShellQuoted); }

QString quotedWords(const QStringList &words)
{
    QStringList found;
    for (const QString &word : words) {
        found.append(base::shellQuote(word));
    }
    return found.join(QLatin1Char(' '));
}

Content filled(const char *script, Holes holes)
{
    Content result;
    const QString text = QString::fromUtf8(script);
    qsizetype done = 0;
    while (done < text.size()) {
        const qsizetype begin = text.indexOf(QLatin1Char('@'), done);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(QLatin1Char('@'), begin + 1);
        if (end < 0) {
            break;
        }
        const QString name = text.mid(begin + 1, end - begin - 1);
        const auto *const hole =
            std::find_if(holes.begin(), holes.end(), [&name](const auto &candidate) {
                return name == QLatin1String(candidate.first);
            });
        if (hole == holes.end()) {
            result += Content(text.mid(done, end - done));
            done = end;
        } else {
            result += Content(text.mid(done, begin - done)) + hole->second;
            done = end + 1;
        }
    }
    return result + Content(text.mid(done));
}

QString preamble()
{
    return QStringLiteral("set -eu\n"
                          "state=${PIKESTAFF_STATE:-/var/lib/pikestaff}\n"
                          "runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}\n"
                          "fail() { printf '%s\\n' \"$1\" >&2; exit 1; }\n");
}

QString lastLine(const QByteArray &text)
{
    const QList<QByteArray> lines = text.trimmed().split('\n');
    return QString::fromUtf8(lines.last().trimmed()).left(300);
}

} // namespace pikestaff::operations
