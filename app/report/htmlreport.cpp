// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/htmlreport.h"

#include "report/words.h"

#include <QFile>
#include <QLocale>

namespace pikestaff::report {

namespace {

class HtmlWriter
{
public:
    HtmlWriter(const ReportModel &model, base::Language language)
        : m_model(model)
        , m_language(language)
    {
    }

    QByteArray write()
    {
        head();
        summary();
        hosts();
        proofs();
        steps();
        answers();
        runs();
        m_html += QLatin1String("</main></body></html>\n");
        return m_html.toUtf8();
    }

private:
    [[nodiscard]] QString word(const char *id) const
    {
        return m_words.in(m_language, QLatin1String(id)).toHtmlEscaped();
    }
    [[nodiscard]] QString outcome(const ReportStep &step) const
    {
        const QString id = step.reached ? QLatin1String("outcome_") + run::outcomeName(step.outcome)
                                        : QStringLiteral("outcome_not_reached");
        const QString kind =
            step.reached ? QString(run::outcomeName(step.outcome)) : QStringLiteral("NotReached");
        return QStringLiteral("<span class=\"o %1\">%2</span>")
            .arg(kind, m_words.in(m_language, id).toHtmlEscaped());
    }
    [[nodiscard]] static QString time(const QDateTime &when)
    {
        return when.isValid() ? when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                              : QString();
    }
    void row(const QStringList &cells, const char *tag = "td")
    {
        m_html += QLatin1String("<tr>");
        for (const QString &cell : cells)
            m_html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), cell);
        m_html += QLatin1String("</tr>\n");
    }
    void beginTable(const QStringList &heads)
    {
        m_html += QLatin1String("<table>\n");
        row(heads, "th");
    }

    void head()
    {
        QFile css(QStringLiteral(":/report/report.css"));
        const QString style =
            css.open(QIODevice::ReadOnly) ? QString::fromUtf8(css.readAll()) : QString();
        m_html += QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\">"
                                 "<meta name=\"viewport\" content=\"width=device-width\">"
                                 "<title>%2</title><style>%3</style></head><body><main>\n"
                                 "<h1>%2</h1>\n")
                      .arg(m_language == base::Language::Korean ? QStringLiteral("ko")
                                                                : QStringLiteral("en"),
                           word("title"), style);
    }
    void summary()
    {
        const run::RunFinished &counts = m_model.counts;
        m_html += QStringLiteral("<p class=\"guide\">%1</p>\n")
                      .arg(m_model.guideTitle.in(m_language).toHtmlEscaped());
        m_html += QLatin1String("<dl class=\"counts\">");
        const auto count = [this](const char *id, int number) {
            m_html += QStringLiteral("<div><dt>%1</dt><dd>%2</dd></div>").arg(word(id)).arg(number);
        };
        m_html +=
            QStringLiteral("<div><dt>%1</dt><dd>%2</dd></div>")
                .arg(word("state"), word(m_model.finished ? "state_finished" : "state_unfinished"));
        count("changed", counts.changed);
        count("satisfied", counts.satisfied);
        count("failed", counts.failed + counts.unreachable);
        count("left", counts.skipped);
        m_html += QLatin1String("</dl>\n");
    }
    void hosts()
    {
        m_html += QStringLiteral("<h2>%1</h2>\n").arg(word("hosts"));
        beginTable({word("name"), word("roles"), word("address"), word("system")});
        for (const ReportHost &host : m_model.hosts) {
            row({host.name.toHtmlEscaped(), host.roles.toHtmlEscaped(),
                 host.address.toHtmlEscaped(), host.system.toHtmlEscaped()});
        }
        m_html += QLatin1String("</table>\n");
    }
    void proofs()
    {
        m_html += QStringLiteral("<h2>%1</h2>\n").arg(word("proofs"));
        beginTable({word("proof"), word("host"), word("expected"), word("real"), word("outcome")});
        for (const ReportChapter &chapter : m_model.chapters) {
            for (const ReportSection &section : chapter.sections) {
                for (const ReportStep &step : section.steps) {
                    if (!step.isProof)
                        continue;
                    row({step.title.in(m_language).toHtmlEscaped(), step.host.toHtmlEscaped(),
                         step.expected.toHtmlEscaped(),
                         QStringLiteral("<code>%1</code>").arg(step.reason.toHtmlEscaped()),
                         outcome(step)});
                }
            }
        }
        m_html += QLatin1String("</table>\n");
    }
    void steps()
    {
        for (const ReportChapter &chapter : m_model.chapters) {
            m_html += QStringLiteral("<h2>%1</h2>\n<p>%2</p>\n")
                          .arg(chapter.title.in(m_language).toHtmlEscaped(),
                               chapter.summary.in(m_language).toHtmlEscaped());
            for (const ReportSection &section : chapter.sections) {
                m_html += QStringLiteral("<h3>%1 <a href=\"%2\">%3</a></h3>\n")
                              .arg(section.title.in(m_language).toHtmlEscaped(),
                                   section.link.toHtmlEscaped(), word("page"));
                for (const ReportStep &step : section.steps)
                    oneStep(step);
            }
        }
    }
    void oneStep(const ReportStep &step)
    {
        m_html += QStringLiteral("<details><summary>%1 <b>%2</b> <i>%3</i> <small>%4</small>"
                                 "</summary>\n")
                      .arg(outcome(step), step.title.in(m_language).toHtmlEscaped(),
                           step.host.toHtmlEscaped(), time(step.changedAt));
        if (!step.guideForm.isEmpty()) {
            m_html += QStringLiteral("<pre>%1</pre>\n")
                          .arg(step.guideForm.join(QLatin1Char('\n')).toHtmlEscaped());
        }
        if (!step.reason.isEmpty())
            m_html += QStringLiteral("<p>%1</p>\n").arg(step.reason.toHtmlEscaped());
        if (!step.warning.isEmpty()) {
            m_html += QStringLiteral("<p class=\"warning\">%1: %2</p>\n")
                          .arg(word("warning"), step.warning.in(m_language).toHtmlEscaped());
        }
        m_html += QLatin1String("</details>\n");
    }
    void answers()
    {
        m_html += QStringLiteral("<h2>%1</h2>\n<table>\n").arg(word("answers"));
        for (const auto &[title, value] : m_model.answers)
            row({title.in(m_language).toHtmlEscaped(), value.toHtmlEscaped()});
        m_html += QLatin1String("</table>\n");
    }
    void runs()
    {
        m_html += QStringLiteral("<h2>%1</h2>\n").arg(word("runs"));
        beginTable({word("run"), word("started"), word("ended"), word("changed"), word("satisfied"),
                    word("failed"), word("left")});
        for (const ReportRun &run : m_model.runs) {
            row({run.id.toHtmlEscaped(), time(run.startedAt), time(run.finishedAt),
                 QString::number(run.counts.changed), QString::number(run.counts.satisfied),
                 QString::number(run.counts.failed), QString::number(run.counts.skipped)});
        }
        m_html += QStringLiteral("</table>\n<p class=\"foot\">Pikestaff %1</p>\n")
                      .arg(m_model.program.toHtmlEscaped());
    }

    const ReportModel &m_model;
    base::Language m_language;
    Words m_words;
    QString m_html;
};

} // namespace

QByteArray toHtml(const ReportModel &model, base::Language language)
{
    return HtmlWriter(model, language).write();
}

} // namespace pikestaff::report
