// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/finish/finishtables.h"

class QLabel;
class QTableView;

namespace pikestaff::ui {
class Card;
class CodeBox;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class ReportCard;

/// What was installed, what proves it, how to log in next, and the report.
class FinishPage : public ui::Page
{
    Q_OBJECT

public:
    explicit FinishPage(engine::Installation &installation, QWidget *parent = nullptr);

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] ui::PageAction primaryAction() override;
    void entered() override;

    [[nodiscard]] FinishModel &model() { return m_model; }
    [[nodiscard]] ReportCard &report() { return *m_report; }

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTables();
    void buildLogin();
    void takeState();
    void fitChapters();
    void hideColumns();
    [[nodiscard]] QString loginText() const;
    [[nodiscard]] QString endpointText() const;

    FinishModel m_model;
    ChapterTable m_chapterTable;
    ProofTable m_proofTable;
    ui::Card *m_chaptersCard;
    QTableView *m_chapters;
    ui::Card *m_proofsCard;
    QTableView *m_proofs;
    ui::Card *m_loginCard;
    QLabel *m_loginText;
    ui::CodeBox *m_login;
    QLabel *m_endpointHeading;
    QLabel *m_endpoints;
    ReportCard *m_report;
    bool m_languageGiven = false;
};

} // namespace pikestaff::pages
