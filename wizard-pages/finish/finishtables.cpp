// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/finish/finishtables.h"

namespace pikestaff::pages {

using engine::StepStatus;

namespace {

/// Minutes and seconds: "12:34".
QString minutes(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString proofText(StepStatus status)
{
    switch (status) {
    case StepStatus::Done:
        return ProofTable::tr("As expected");
    case StepStatus::Warned:
        return ProofTable::tr("With a warning");
    case StepStatus::Outdated:
        return ProofTable::tr("Outdated");
    case StepStatus::Failed:
        return ProofTable::tr("Not as expected");
    case StepStatus::Unreachable:
        return ProofTable::tr("Unreachable");
    case StepStatus::Running:
        return ProofTable::tr("Running");
    case StepStatus::Skipped:
        return ProofTable::tr("Skipped");
    default:
        return ProofTable::tr("Not proven yet");
    }
}

} // namespace

ChapterTable::ChapterTable(const FinishModel &model, QObject *parent)
    : QAbstractTableModel(parent)
    , m_model(model)
{
    connect(&model, &FinishModel::changed, this, &ChapterTable::take);
    take();
}

void ChapterTable::take()
{
    const bool sameRows = m_rows.size() == m_model.chapters().size();
    if (!sameRows)
        beginResetModel();
    m_rows = m_model.chapters();
    if (!sameRows)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ChapterTable::setLanguage(base::Language language)
{
    m_language = language;
    take();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ChapterTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChapterTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

StepStatus ChapterTable::statusOf(int row) const
{
    const ChapterSummary &chapter = m_rows[static_cast<size_t>(row)];
    if (chapter.failed > 0)
        return StepStatus::Failed;
    if (chapter.good < chapter.steps)
        return chapter.good > 0 ? StepStatus::Interrupted : StepStatus::Pending;
    return chapter.warned > 0 ? StepStatus::Warned : StepStatus::Done;
}

QVariant ChapterTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == Steps || index.column() == Took))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const ChapterSummary &chapter = m_rows[static_cast<size_t>(index.row())];
    switch (index.column()) {
    case Title:
        return chapter.title.in(m_language);
    case Steps:
        return QStringLiteral("%1 / %2").arg(chapter.good).arg(chapter.steps);
    case Took:
        return chapter.milliseconds > 0 ? minutes(chapter.milliseconds) : QString();
    default:
        break;
    }
    switch (statusOf(index.row())) {
    case StepStatus::Failed:
        return tr("%n failed", nullptr, chapter.failed);
    case StepStatus::Interrupted:
        return tr("Partly done");
    case StepStatus::Pending:
        return tr("Not started");
    case StepStatus::Warned:
        return tr("%n warning(s)", nullptr, chapter.warned);
    default:
        return tr("Done");
    }
}

QVariant ChapterTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Steps || section == Took))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Chapter");
    case Steps:
        return tr("Steps");
    case Took:
        return tr("Time");
    default:
        return tr("State");
    }
}

ProofTable::ProofTable(const FinishModel &model, QObject *parent)
    : QAbstractTableModel(parent)
    , m_model(model)
{
    connect(&model, &FinishModel::changed, this, &ProofTable::take);
    take();
}

void ProofTable::take()
{
    const bool sameRows = m_rows.size() == m_model.proofs().size();
    if (!sameRows)
        beginResetModel();
    m_rows = m_model.proofs();
    if (!sameRows)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ProofTable::setLanguage(base::Language language)
{
    m_language = language;
    take();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ProofTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProofTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

StepStatus ProofTable::statusOf(int row) const { return m_rows[static_cast<size_t>(row)].status; }

QString ProofTable::text(const Proof &proof, int column) const
{
    switch (column) {
    case Title:
        return proof.title.in(m_language);
    case Host:
        return proof.host;
    case Expected:
        return proof.expected.isEmpty() ? proof.expectedWords.in(m_language) : proof.expected;
    case Found:
        return proof.found;
    default:
        return proofText(proof.status);
    }
}

QVariant ProofTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return text(m_rows[static_cast<size_t>(index.row())], index.column());
}

QVariant ProofTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Proof");
    case Host:
        return tr("Host");
    case Expected:
        return tr("Expected");
    case Found:
        return tr("Found");
    default:
        return tr("Result");
    }
}

} // namespace pikestaff::pages
