// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/reportwriter.h"

#include "report/htmlreport.h"
#include "report/markdownreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pikestaff::report {

namespace {

QJsonObject stepJson(const ReportStep &step, base::Language language)
{
    return {{QStringLiteral("step"), step.id},
            {QStringLiteral("host"), step.host},
            {QStringLiteral("title"), step.title.in(language)},
            {QStringLiteral("outcome"),
             step.reached ? QString(run::outcomeName(step.outcome)) : QString()},
            {QStringLiteral("reason"), step.reason},
            {QStringLiteral("expected"), step.expected},
            {QStringLiteral("ms"), step.milliseconds},
            {QStringLiteral("changed_at"), step.changedAt.toString(Qt::ISODate)},
            {QStringLiteral("warning"), step.warning.in(language)},
            {QStringLiteral("guide_form"), QJsonArray::fromStringList(step.guideForm)}};
}

QByteArray toJsonReport(const ReportModel &model, base::Language language)
{
    QJsonArray hosts;
    for (const ReportHost &host : model.hosts) {
        hosts.append(QJsonObject{{QStringLiteral("name"), host.name},
                                 {QStringLiteral("roles"), host.roles},
                                 {QStringLiteral("address"), host.address},
                                 {QStringLiteral("system"), host.system}});
    }
    QJsonArray steps;
    for (const ReportChapter &chapter : model.chapters) {
        for (const ReportSection &section : chapter.sections) {
            for (const ReportStep &step : section.steps)
                steps.append(stepJson(step, language));
        }
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("guide"), model.guideId},
                                     {QStringLiteral("program"), model.program},
                                     {QStringLiteral("finished"), model.finished},
                                     {QStringLiteral("changed"), model.counts.changed},
                                     {QStringLiteral("satisfied"), model.counts.satisfied},
                                     {QStringLiteral("failed"), model.counts.failed},
                                     {QStringLiteral("skipped"), model.counts.skipped},
                                     {QStringLiteral("hosts"), hosts},
                                     {QStringLiteral("steps"), steps}})
        .toJson();
}

} // namespace

std::optional<Format> formatOf(const QString &fileName)
{
    if (fileName.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        return Format::Html;
    if (fileName.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
        return Format::Markdown;
    if (fileName.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return Format::Json;
    return std::nullopt;
}

QByteArray write(const ReportModel &model, Format format, base::Language language)
{
    switch (format) {
    case Format::Html:
        return toHtml(model, language);
    case Format::Markdown:
        return toMarkdown(model, language);
    case Format::Json:
        return toJsonReport(model, language);
    }
    return {};
}

} // namespace pikestaff::report
