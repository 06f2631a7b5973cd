// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/finish/finishmodel.h"

class QLabel;
class QPushButton;

namespace pikestaff::ui {
class FieldMessage;
class SegmentedControl;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// Saves the report: which kind of file, in which language, where.
class ReportCard : public ui::Card
{
    Q_OBJECT

public:
    explicit ReportCard(FinishModel &model, QWidget *parent = nullptr);

    void chooseFile(); ///< asks where, then writes
    void setLanguage(base::Language language);
    void retranslate();
    [[nodiscard]] bool isMarkdown() const;
    [[nodiscard]] base::Language reportLanguage() const;
    /// Off in tests: nothing is opened when it is there.
    void setOpensReport(bool opens) { m_opens = opens; }

private:
    void written(const QString &fileName);
    void failed(const base::Error &error);
    void showState();
    void openReport() const;

    FinishModel &m_model;
    QLabel *m_about;
    QLabel *m_formatLabel;
    ui::SegmentedControl *m_format;
    QLabel *m_languageLabel;
    ui::SegmentedControl *m_language;
    QPushButton *m_open;
    ui::FieldMessage *m_message;
    QString m_written;
    std::optional<base::Error> m_error;
    bool m_opens = true;
};

} // namespace pikestaff::pages
