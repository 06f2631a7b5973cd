// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/addresses/addressesmodel.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace pikestaff::pages {

/// A list of hosts from a sheet, a mail or /etc/hosts: what is pasted at the left, what it means at
/// the right, line by line. Lines that are wrong are left out and said.
class PasteCard : public ui::Card
{
    Q_OBJECT

public:
    explicit PasteCard(AddressesModel &model, QWidget *parent = nullptr);

    void retranslate();
    void begin();
    [[nodiscard]] static QString faultText(HostLineFault fault);

Q_SIGNALS:
    void closeWanted();

private:
    void build();
    void readText();
    void add();

    AddressesModel &m_model;
    std::vector<HostLine> m_lines;
    QLabel *m_text;
    QPlainTextEdit *m_edit;
    QTableWidget *m_preview;
    QLabel *m_summary;
    QPushButton *m_cancel;
    QPushButton *m_add;
};

} // namespace pikestaff::pages
