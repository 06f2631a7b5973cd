// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"

#include "support/fakedisk.h"

namespace pikestaff::run {

using model::Content;
using operations::Decision;
using support::FakeDisk;

namespace {

Content literal(const QByteArray &text) { return Content(QString::fromUtf8(text)); }

QByteArray linesOf(const QByteArrayList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

} // namespace

Content KeyOperation::probe() const
{
    return literal(
        FakeDisk::scriptOf(m_choices.probeFirst + QByteArrayList{"get " + m_choices.key}));
}

Content KeyOperation::script() const
{
    const Content first =
        literal(FakeDisk::scriptOf({}).trimmed() + '\n' + linesOf(m_choices.before));
    Content middle;
    if (m_choices.sets && !m_choices.traits.observes) {
        middle = literal("set " + m_choices.key + ' ') +
                 (m_choices.setsWrong.isEmpty() ? m_choices.value : literal(m_choices.setsWrong)) +
                 literal("\n");
    }
    return first + middle + literal(linesOf(m_choices.after));
}

base::Result<Decision> KeyOperation::decide(const operations::ProbeResult &probe,
                                            const model::SecretStore &secrets) const
{
    Decision decision;
    const QByteArray found = probe.output.trimmed();
    const QString key = QString::fromUtf8(m_choices.key);
    if (!m_choices.traits.observes && probe.exitStatus == 0 &&
        secrets.matches(m_choices.value, found)) {
        decision.reason = key + QStringLiteral(" is right");
        decision.warning = m_choices.satisfiedWithWarning;
        return decision;
    }
    if (!m_choices.failsFor.isEmpty() && found == m_choices.failsFor) {
        decision.kind = Decision::Kind::Fail;
        decision.reason = key + QStringLiteral(" cannot be changed");
        return decision;
    }
    decision.kind = Decision::Kind::Change;
    decision.reason = key + QStringLiteral(" is \"%1\"").arg(QString::fromUtf8(found));
    decision.upload = m_choices.upload;
    decision.script = script();
    decision.original = m_choices.original;
    decision.originalPath = QStringLiteral("/etc/") + key;
    return decision;
}

Content KeyOperation::confirmation() const
{
    return m_choices.confirmation ? literal(FakeDisk::scriptOf(*m_choices.confirmation))
                                  : Content();
}

Content KeyOperation::runForm() const { return script(); }

operations::OperationPtr keyOperation(KeyOperation::Choices choices)
{
    return std::make_shared<const KeyOperation>(std::move(choices));
}

operations::OperationPtr makesRight(const QByteArray &key, const QByteArrayList &before)
{
    KeyOperation::Choices choices;
    choices.key = key;
    choices.before = before;
    return keyOperation(choices);
}

} // namespace pikestaff::run
