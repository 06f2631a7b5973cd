// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/stepdetails.h"

#include "plan/planwriter.h"

#include <algorithm>
#include <tuple>

namespace pikestaff::pages {

using base::Error;
using base::ErrorCode;

namespace {

/// "HostUnreachable: compute1: no route" → the error that it was.
std::optional<Error> errorIn(const QString &reason)
{
    const qsizetype colon = reason.indexOf(QLatin1String(": "));
    const QString name = colon < 0 ? reason : reason.left(colon);
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        if (name != base::errorCodeName(static_cast<ErrorCode>(code)))
            continue;
        const QString rest = colon < 0 ? QString() : reason.mid(colon + 2);
        const qsizetype second = rest.indexOf(QLatin1String(": "));
        return Error{static_cast<ErrorCode>(code), second < 0 ? rest : rest.left(second),
                     second < 0 ? QString() : rest.mid(second + 2), nullptr};
    }
    return std::nullopt;
}

/// Without the block of comments that a script file begins with: its shebang, its licence and what
/// it is for, which the step's own texts say in the reader's language. Before it only the prompt of
/// the credentials may stand; a file that is written keeps all its lines.
QString withoutHead(const QString &form)
{
    QStringList lines = form.split(QLatin1Char('\n'));
    const auto isComment = [](const QString &line) { return line.startsWith(QLatin1Char('#')); };
    const auto first = std::find_if(lines.begin(), lines.end(), isComment);
    const bool onlyPrompt = std::all_of(lines.begin(), first, [](const QString &line) {
        return line.startsWith(QLatin1String("$ ")) || line.startsWith(QLatin1String(". "));
    });
    const auto last = std::find_if_not(first, lines.end(), isComment);
    const bool isHead = std::any_of(
        first, last, [](const QString &line) { return line.startsWith(QLatin1String("# SPDX-")); });
    if (!onlyPrompt || !isHead)
        return form;
    lines.erase(first, last);
    return lines.join(QLatin1Char('\n'));
}

QString expectedOf(const plan::StepInstance &step)
{
    for (const guide::Action &action : step.guideForm) {
        for (const auto &[name, content] : action.fields) {
            if (action.kind == guide::Action::Kind::Verify && name == QLatin1String("expect"))
                return content.toDisplay();
        }
    }
    return {};
}

} // namespace

bool StepDetails::looksLike(const StepDetails &other) const
{
    const auto texts = [](const StepDetails &of) {
        return std::tie(of.id, of.title, of.why, of.guideForm, of.runForm, of.sectionTitle,
                        of.expect, of.warning, of.unresolved, of.state.reason);
    };
    const auto figures = [](const StepDetails &of) {
        return std::tie(of.status, of.outcome, of.state.phase, of.state.attempts,
                        of.state.attemptRun, of.state.milliseconds, of.state.exitStatus,
                        of.state.finishedAt);
    };
    return texts(*this) == texts(other) && figures(*this) == figures(other);
}

StepDetails detailsOf(const plan::StepInstance &step, const guide::Guide &guide,
                      const engine::StepRecord *record, engine::StepStatus status,
                      base::Language language)
{
    StepDetails details;
    details.id = step.id;
    details.title = step.title.in(language);
    details.why = step.why.in(language);
    QStringList lines;
    for (const guide::Action &action : step.guideForm)
        lines += plan::actionLines(action);
    details.guideForm = withoutHead(lines.join(QLatin1Char('\n')));
    const QString run = withoutHead(step.operation->runForm().toDisplay()).trimmed();
    if (run != details.guideForm.trimmed())
        details.runForm = run;
    if (const guide::Section *section = guide.section(step.section))
        details.sectionTitle = section->title.in(language);
    details.link = step.link;
    details.expect = step.expect.in(language);
    details.isProof = step.isProof();
    details.expected = expectedOf(step);
    details.unresolved = step.unresolved;
    const QSet<base::SecretId> secrets = operations::secretsOf(*step.operation);
    details.secrets.assign(secrets.begin(), secrets.end());
    std::sort(details.secrets.begin(), details.secrets.end());
    details.status = status;
    if (record != nullptr) {
        details.state = record->state;
        if (record->state.phase == run::StepPhase::Finished)
            details.outcome = record->state.outcome;
        if (record->state.warning)
            details.warning = step.warning.in(language);
    }
    return details;
}

std::optional<Error> errorOf(const StepDetails &details) { return errorIn(details.state.reason); }

QString clockText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    const QString ofMinute = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(ofMinute);
    return QStringLiteral("%1:%2:%3")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QLatin1Char('0'))
        .arg(ofMinute);
}

} // namespace pikestaff::pages
