// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/markdownreport.h"

#include "report/words.h"

namespace pikestaff::report {

namespace {

class MarkdownWriter
{
public:
    MarkdownWriter(const ReportModel &model, base::Language language)
        : m_model(model)
        , m_language(language)
    {
    }

    QByteArray write()
    {
        m_text += QStringLiteral("# %1\n\n%2  \n%3: %4\n\n")
                      .arg(word("title"), m_model.guideTitle.in(m_language), word("state"),
                           word(m_model.finished ? "state_finished" : "state_unfinished"));
        m_text += QStringLiteral("%1: %2 · %3: %4 · %5: %6 · %7: %8\n\n")
                      .arg(word("changed"))
                      .arg(m_model.counts.changed)
                      .arg(word("satisfied"))
                      .arg(m_model.counts.satisfied)
                      .arg(word("failed"))
                      .arg(m_model.counts.failed + m_model.counts.unreachable)
                      .arg(word("left"))
                      .arg(m_model.counts.skipped);
        hosts();
        proofs();
        steps();
        return m_text.toUtf8();
    }

private:
    [[nodiscard]] QString word(const char *id) const
    {
        return m_words.in(m_language, QLatin1String(id));
    }
    /// A cell of a table: no line ends, no bars.
    [[nodiscard]] static QString cell(const QString &text)
    {
        QString line = text.simplified();
        return line.replace(QLatin1Char('|'), QLatin1String("\\|"));
    }
    void row(const QStringList &cells)
    {
        m_text += QLatin1String("| ") + cells.join(QLatin1String(" | ")) + QLatin1String(" |\n");
    }
    void headings(const QStringList &cells)
    {
        row(cells);
        m_text +=
            QLatin1Char('|') + QStringLiteral(" --- |").repeated(cells.size()) + QLatin1Char('\n');
    }
    [[nodiscard]] QString outcome(const ReportStep &step) const
    {
        return m_words.in(m_language,
                          step.reached ? QLatin1String("outcome_") + run::outcomeName(step.outcome)
                                       : QStringLiteral("outcome_not_reached"));
    }

    void hosts()
    {
        m_text += QStringLiteral("## %1\n\n").arg(word("hosts"));
        headings({word("name"), word("roles"), word("address"), word("system")});
        for (const ReportHost &host : m_model.hosts)
            row({cell(host.name), cell(host.roles), cell(host.address), cell(host.system)});
        m_text += QLatin1Char('\n');
    }
    void proofs()
    {
        m_text += QStringLiteral("## %1\n\n").arg(word("proofs"));
        headings({word("proof"), word("host"), word("expected"), word("real"), word("outcome")});
        for (const ReportChapter &chapter : m_model.chapters) {
            for (const ReportSection &section : chapter.sections) {
                for (const ReportStep &step : section.steps) {
                    if (step.isProof) {
                        row({cell(step.title.in(m_language)), cell(step.host), cell(step.expected),
                             cell(step.reason), outcome(step)});
                    }
                }
            }
        }
        m_text += QLatin1Char('\n');
    }
    void steps()
    {
        for (const ReportChapter &chapter : m_model.chapters) {
            m_text += QStringLiteral("## %1\n\n%2\n\n")
                          .arg(chapter.title.in(m_language), chapter.summary.in(m_language));
            for (const ReportSection &section : chapter.sections)
                oneSection(section);
        }
    }
    void oneSection(const ReportSection &section)
    {
        m_text +=
            QStringLiteral("### %1\n\n<%2>\n\n").arg(section.title.in(m_language), section.link);
        for (const ReportStep &step : section.steps) {
            m_text += QStringLiteral("- **%1** (%2): %3\n")
                          .arg(step.title.in(m_language), step.host, outcome(step));
            if (!step.guideForm.isEmpty()) {
                m_text += QStringLiteral("\n  ```\n  %1\n  ```\n\n")
                              .arg(step.guideForm.join(QLatin1String("\n  ")));
            }
            if (!step.warning.isEmpty()) {
                m_text +=
                    QStringLiteral("  %1: %2\n").arg(word("warning"), step.warning.in(m_language));
            }
        }
        m_text += QLatin1Char('\n');
    }

    const ReportModel &m_model;
    base::Language m_language;
    Words m_words;
    QString m_text;
};

} // namespace

QByteArray toMarkdown(const ReportModel &model, base::Language language)
{
    return MarkdownWriter(model, language).write();
}

} // namespace pikestaff::report
