// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/network/networkmodel.h"

class QBoxLayout;
class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace pikestaff::ui {
class AnswerForm;
class Card;
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class NetworkDrawing;
class OptionCard;

/// Provider or self-service networks, drawn with the user's own hosts, and what else the guide asks
/// about them.
class NetworkPage : public ui::Page
{
    Q_OBJECT

public:
    explicit NetworkPage(engine::Installation &installation, QWidget *parent = nullptr);
    ~NetworkPage() override;

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] bool isReachable() const override;
    void entered() override;

    [[nodiscard]] NetworkModel &model() { return m_model; }

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void rebuildOptions();
    void showState();

    engine::Installation &m_installation;
    NetworkModel m_model;
    QHBoxLayout *m_options;
    QButtonGroup *m_group;
    std::vector<OptionCard *> m_cards;
    QBoxLayout *m_lower;
    ui::AnswerForm *m_fields;
    ui::Card *m_drawingCard;
    NetworkDrawing *m_drawing;
    QLabel *m_noHosts;
    ui::FieldMessage *m_warning;
};

} // namespace pikestaff::pages
