// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/ntp/ntpmodel.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace pikestaff::ui {
class Card;
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class NtpDrawing;

/// Where the controller takes its time from, who takes it from the controller, and how far each
/// clock is off now.
class NtpPage : public ui::Page
{
    Q_OBJECT

public:
    explicit NtpPage(engine::Installation &installation, QWidget *parent = nullptr);
    ~NtpPage() override;

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] bool isReachable() const override;
    [[nodiscard]] QWidget *headerControls() override { return m_controls; }
    void entered() override;

    [[nodiscard]] NtpModel &model() { return m_model; }

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildServers();
    void buildTable();
    void showState();
    void fitTable();
    void addServer();
    void removeServer();
    void keepNetwork();

    engine::Installation &m_installation;
    NtpModel m_model;
    QWidget *m_controls;
    QPushButton *m_test;
    ui::Card *m_serversCard;
    QLineEdit *m_newServer;
    QPushButton *m_add;
    QPushButton *m_remove;
    ui::FieldMessage *m_serverMessage;
    QListWidget *m_list;
    QLabel *m_explanation;
    QLabel *m_networkLabel;
    QLineEdit *m_network;
    ui::FieldMessage *m_networkMessage;
    QLabel *m_networkExplanation;
    ui::Card *m_drawingCard;
    NtpDrawing *m_drawing;
    ui::Card *m_tableCard;
    QTableView *m_table;
};

} // namespace pikestaff::pages
