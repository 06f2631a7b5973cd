// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/addresses/addressesmodel.h"

class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace pikestaff::ui {
class Card;
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class HostEditor;
class HostFactsCard;
class HostKeyCard;
class PasteCard;

/// The hosts: table, the one that is edited beside it, and what is to be told or asked below.
class AddressesPage : public ui::Page
{
    Q_OBJECT

public:
    explicit AddressesPage(engine::Installation &installation, QWidget *parent = nullptr);
    ~AddressesPage() override;

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] bool isReachable() const override;
    [[nodiscard]] QWidget *headerControls() override { return m_controls; }
    void entered() override;

    [[nodiscard]] AddressesModel &model() { return m_model; }

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildTable();
    void connectAll();
    void showState();
    void showFailure();
    void showFacts();
    void fitTable();
    void addHost();
    void edit(int row); ///< -1: closes the editor
    void openPaste(bool open);
    [[nodiscard]] int currentRow() const;

    engine::Installation &m_installation;
    AddressesModel m_model;
    QWidget *m_controls;
    QPushButton *m_paste;
    QPushButton *m_add;
    QPushButton *m_testAll;
    ui::Card *m_tableCard;
    QTableView *m_table;
    QVBoxLayout *m_left = nullptr;
    ui::Card *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_emptyAdd;
    QPushButton *m_emptyPaste;
    ui::FieldMessage *m_problem;
    ui::FieldMessage *m_failure;
    HostKeyCard *m_keyCard;
    ui::Card *m_oneNic;
    QLabel *m_oneNicText;
    HostFactsCard *m_factsCard;
    PasteCard *m_pasteCard;
    HostEditor *m_editor;
};

} // namespace pikestaff::pages
