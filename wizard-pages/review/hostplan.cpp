// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/hostplan.h"

#include "plan/planwriter.h"

#include <QRegularExpression>

#include <map>

namespace pikestaff::pages {

namespace {

using guide::Action;

QString field(const Action &action, QLatin1String key)
{
    for (const auto &[name, content] : action.fields) {
        if (name == key)
            return content.toDisplay();
    }
    return {};
}

bool changesFile(const Action &action)
{
    switch (action.kind) {
    case Action::Kind::Ini:
    case Action::Kind::IniRemove:
    case Action::Kind::File:
    case Action::Kind::FileEdit:
        return true;
    default:
        return false;
    }
}

/// Writes down changes of files, each file and section named once.
class ChangeText
{
public:
    void add(const Action &action)
    {
        const bool whole = action.kind == Action::Kind::File;
        beginFile(field(action, whole ? QLatin1String("path") : QLatin1String("file")));
        switch (action.kind) {
        case Action::Kind::Ini:
            beginSection(field(action, QLatin1String("section")));
            put('+', QStringLiteral("%1 = %2").arg(field(action, QLatin1String("key")),
                                                   field(action, QLatin1String("value"))));
            break;
        case Action::Kind::IniRemove:
            beginSection(field(action, QLatin1String("section")));
            put('-', field(action, QLatin1String("key")));
            break;
        case Action::Kind::File:
            put('+', field(action, QLatin1String("content")));
            break;
        default:
            put('-', field(action, QLatin1String("match")));
            put('+', field(action, QLatin1String("replace")));
            put('+', field(action, QLatin1String("block")));
            break;
        }
    }

    [[nodiscard]] QString text() const { return m_lines.join(QLatin1Char('\n')); }

private:
    void beginFile(const QString &file)
    {
        if (file == m_file)
            return;
        if (!m_lines.isEmpty())
            m_lines.append(QStringLiteral(" "));
        m_lines.append(file);
        m_file = file;
        m_section.clear();
    }

    void beginSection(const QString &section)
    {
        if (section == m_section)
            return;
        m_lines.append(QStringLiteral(" [%1]").arg(section));
        m_section = section;
    }

    void put(char sign, const QString &text)
    {
        if (text.isEmpty())
            return;
        QStringList lines = text.split(QLatin1Char('\n'));
        if (lines.last().isEmpty())
            lines.removeLast();
        for (const QString &line : lines)
            m_lines.append(QString(QLatin1Char(sign)) + QLatin1Char(' ') + line);
    }

    QStringList m_lines;
    QString m_file;
    QString m_section;
};

struct Texts
{
    int steps = 0;
    ChangeText changes;
    QStringList commands;
};

void addCommands(QStringList &lines, const plan::StepInstance &step, base::Language language)
{
    QStringList own;
    for (const Action &action : step.guideForm) {
        if (changesFile(action))
            continue;
        const QString as = field(action, QLatin1String("as"));
        const bool plainUser = as == QLatin1String("admin") || as == QLatin1String("demo");
        const QLatin1String prompt(plainUser ? " $ " : " # ");
        QLatin1String before = prompt;
        for (const QString &line : plan::actionLines(action)) {
            own.append(before + line);
            before = QLatin1String("   "); // the other lines of the same command
        }
    }
    if (own.isEmpty())
        return;
    if (!lines.isEmpty())
        lines.append(QStringLiteral(" "));
    lines.append(step.title.in(language));
    lines.append(own);
}

/// The hole of a secret as people read it: ${NOVA_PASS} → ‹NOVA_PASS›.
QString withNames(QString text)
{
    static const QRegularExpression hole(QStringLiteral(R"(\$\{([A-Z][A-Z0-9_]*)\})"));
    return text.replace(hole, QStringLiteral("‹\\1›"));
}

} // namespace

std::vector<HostPlan> hostPlans(const plan::Plan &plan, base::Language language)
{
    std::vector<base::HostName> order;
    std::map<base::HostName, Texts> texts;
    for (const plan::StepInstance &step : plan.steps) {
        const auto [entry, fresh] = texts.try_emplace(step.id.host);
        if (fresh)
            order.push_back(step.id.host);
        Texts &own = entry->second;
        ++own.steps;
        for (const Action &action : step.guideForm) {
            if (changesFile(action))
                own.changes.add(action);
        }
        addCommands(own.commands, step, language);
    }
    std::vector<HostPlan> plans;
    for (const base::HostName &host : order) {
        const Texts &own = texts.at(host);
        plans.push_back({host, own.steps, withNames(own.changes.text()),
                         withNames(own.commands.join(QLatin1Char('\n')))});
    }
    return plans;
}

qint64 expectedSeconds(const plan::Plan &plan)
{
    std::vector<qint64> ends(plan.steps.size(), 0);
    std::map<base::HostName, qint64> hostFree;
    qint64 last = 0;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const plan::StepInstance &step = plan.steps[i];
        qint64 begin = hostFree[step.id.host];
        for (const std::size_t need : step.needs)
            begin = std::max(begin, ends[need]);
        ends[i] = begin + step.weight;
        hostFree[step.id.host] = ends[i];
        last = std::max(last, ends[i]);
    }
    return last;
}

MinuteSpan spanOf(qint64 seconds)
{
    constexpr double minute = 60;
    constexpr double quickest = 0.8;
    constexpr double slowest = 1.3;
    constexpr double fewMinutes = 15;
    constexpr int coarse = 5;
    const double least = double(seconds) * quickest / minute;
    const double most = double(seconds) * slowest / minute;
    const int unit = most < fewMinutes ? 1 : coarse;
    return {std::max(1, static_cast<int>(std::floor(least / unit)) * unit),
            std::max(1, static_cast<int>(std::ceil(most / unit)) * unit)};
}

} // namespace pikestaff::pages
