// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/finish/finishmodel.h"

#include <QAbstractTableModel>

namespace pikestaff::pages {

/// The chapters with their counts.
class ChapterTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Steps, Took, State, ColumnCount };

    explicit ChapterTable(const FinishModel &model, QObject *parent = nullptr);

    void setLanguage(base::Language language);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] engine::StepStatus statusOf(int row) const;

private:
    void take();

    const FinishModel &m_model;
    std::vector<ChapterSummary> m_rows;
    base::Language m_language = base::Language::English;
};

/// What the guide's verifications should print, and what they printed.
class ProofTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Host, Expected, Found, State, ColumnCount };

    explicit ProofTable(const FinishModel &model, QObject *parent = nullptr);

    void setLanguage(base::Language language);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] engine::StepStatus statusOf(int row) const;

private:
    void take();
    [[nodiscard]] QString text(const Proof &proof, int column) const;

    const FinishModel &m_model;
    std::vector<Proof> m_rows;
    base::Language m_language = base::Language::English;
};

} // namespace pikestaff::pages
