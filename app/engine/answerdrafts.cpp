// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/answerdrafts.h"

#include "engine/answertext.h"

#include <algorithm>

namespace pikestaff::engine {

AnswerDrafts::AnswerDrafts(Installation &installation, Wanted wanted, Judge judge)
    : m_installation(installation)
    , m_wanted(std::move(wanted))
    , m_judge(std::move(judge))
{
}

const AnswerDrafts::Field *AnswerDrafts::field(const base::AnswerId &id) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&id](const Field &each) { return each.spec->id == id; });
    return found == m_fields.end() ? nullptr : &*found;
}

QString AnswerDrafts::answer(const guide::AnswerSpec &spec) const
{
    return guide::answerOr(m_installation.guide(), m_installation.project().content().answers,
                           spec.id);
}

void AnswerDrafts::reload()
{
    std::vector<Field> fields;
    if (m_installation.hasProject()) {
        const guide::Guide &guide = m_installation.guide();
        const model::Answers &answers = m_installation.project().content().answers;
        for (const guide::AnswerSpec &spec : guide.answers) {
            if (!m_wanted(spec) || !guide::isAsked(guide, answers, spec))
                continue;
            const auto before =
                std::find_if(m_fields.begin(), m_fields.end(),
                             [&spec](const Field &field) { return field.spec == &spec; });
            const bool keepsDraft = before != m_fields.end() && !before->fault.isEmpty();
            fields.push_back({&spec, keepsDraft ? before->value : answer(spec), {}, {}});
        }
    }
    m_fields = std::move(fields);
    judge();
}

void AnswerDrafts::judge()
{
    for (Field &field : m_fields) {
        field.fault = AnswerText::fault(*field.spec, field.value);
        field.doubts.clear();
    }
    if (!m_judge)
        return;
    for (Field &field : m_fields)
        m_judge(field, m_fields);
}

void AnswerDrafts::set(const base::AnswerId &id, const QString &text)
{
    const auto changed = std::find_if(m_fields.begin(), m_fields.end(),
                                      [&id](const Field &each) { return each.spec->id == id; });
    if (changed == m_fields.end() || changed->value == text)
        return;
    changed->value = text;
    judge();
    keep();
    reload(); // another answer may be asked now, or no longer
}

/// Another one may be right now that this one has changed, so all are looked at.
void AnswerDrafts::keep()
{
    m_problem.reset();
    for (const Field &each : m_fields) {
        if (!each.fault.isEmpty() || each.value == answer(*each.spec))
            continue;
        if (const base::Status kept = m_installation.setAnswer(each.spec->id, each.value); !kept)
            m_problem = kept.error();
    }
    if (const base::Status kept = m_installation.save(); !kept)
        m_problem = kept.error();
}

bool AnswerDrafts::hasFaults() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const Field &field) { return !field.fault.isEmpty(); });
}

QStringList AnswerDrafts::doubts() const
{
    QStringList all;
    for (const Field &field : m_fields)
        all += field.doubts;
    return all;
}

} // namespace pikestaff::engine
