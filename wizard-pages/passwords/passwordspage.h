// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/passwords/passwordsmodel.h"

class QLabel;
class QPushButton;
class QTableView;

namespace pikestaff::ui {
class Card;
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class PasswordCard;
class VaultCard;

/// The guide's table of passwords, and the one that is chosen below it.
class PasswordsPage : public ui::Page
{
    Q_OBJECT

public:
    explicit PasswordsPage(engine::Installation &installation, QWidget *parent = nullptr);
    ~PasswordsPage() override;

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] QString railNote() const override;
    [[nodiscard]] bool isReachable() const override;
    [[nodiscard]] QWidget *headerControls() override { return m_controls; }
    void entered() override;
    void pointAt(const QString &place) override;

    [[nodiscard]] PasswordsModel &model() { return m_model; }

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showState();

    engine::Installation &m_installation;
    PasswordsModel m_model;
    QWidget *m_controls;
    QPushButton *m_revealAll;
    QPushButton *m_generate;
    ui::Card *m_tableCard;
    QTableView *m_table;
    PasswordCard *m_chosen;
    VaultCard *m_locked;
    QLabel *m_keyPlace;
    ui::FieldMessage *m_problem;
};

} // namespace pikestaff::pages
