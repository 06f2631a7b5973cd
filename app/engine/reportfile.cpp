// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/reportfile.h"

#include "base/atomicfile.h"
#include "plan/planwriter.h"
#include "report/archive.h"
#include "report/reportmodel.h"
#include "report/reportwriter.h"
#include "run/journal.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using report::ArchiveEntry;

namespace {

void addFolder(const QString &folder, const QString &into, std::vector<ArchiveEntry> &entries)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    for (const QString &file : files)
        entries.push_back({into + QDir(folder).relativeFilePath(file), {}, file});
}

base::Status writeAll(const QString &fileName, const report::ReportModel &model,
                      const plan::Plan &plan, const model::Project &project,
                      base::Language language)
{
    const QString folder = QStringLiteral("report/");
    std::vector<ArchiveEntry> entries{
        {folder + QLatin1String("report.html"), write(model, report::Format::Html, language)},
        {folder + QLatin1String("report.md"), write(model, report::Format::Markdown, language)},
        {folder + QLatin1String("report.json"), write(model, report::Format::Json, language)},
        {folder + QLatin1String("plan.txt"), plan::toText(plan, language).toUtf8()},
        {folder + QLatin1String("project.yaml"), {}, project.projectPath()},
    };
    if (QFileInfo::exists(project.journalPath()))
        entries.push_back({folder + QLatin1String("journal.jsonl"), {}, project.journalPath()});
    addFolder(project.logFolder(), folder + QLatin1String("logs/"), entries);
    addFolder(project.originalsFolder(), folder + QLatin1String("originals/"), entries);
    return report::writeArchive(fileName, entries);
}

} // namespace

base::Status writeReport(const RunContext &context, const model::Project &project,
                         const QString &fileName, base::Language language)
{
    const auto format = report::formatOf(fileName);
    if (!format && !report::isArchiveName(fileName)) {
        return Failure(Error{ErrorCode::InvalidValue, fileName,
                             QStringLiteral(".html, .md, .json, .zip, .tar.gz"), nullptr});
    }
    const auto events = run::Journal::read(project.journalPath());
    if (!events)
        return Failure(events.error());
    const auto plan = context.plan({}, {});
    if (!plan)
        return Failure(plan.error());
    const report::ReportModel model =
        report::makeReport({context.guide, context.inventory, context.answers, *plan, *events});
    if (!format)
        return writeAll(fileName, model, *plan, project, language);
    return base::writeFileAtomically(fileName, report::write(model, *format, language));
}

} // namespace pikestaff::engine
