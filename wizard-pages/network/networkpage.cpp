// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkpage.h"

#include "engine/errortext.h"
#include "ui/card.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"
#include "wizard-pages/network/answerfield.h"
#include "wizard-pages/network/networkdrawing.h"
#include "wizard-pages/network/optioncard.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>

namespace pikestaff::pages {

using ui::Mark;

NetworkPage::NetworkPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("network"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_options(new QHBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_fieldsCard(new ui::Card(this))
    , m_fieldsRow(new QHBoxLayout)
    , m_drawingCard(new ui::Card(this))
    , m_drawing(new NetworkDrawing(m_drawingCard))
    , m_noHosts(new QLabel(m_drawingCard))
    , m_warning(new ui::FieldMessage(this))
{
    build();
    connect(&m_model, &NetworkModel::changed, this, &NetworkPage::showState);
    connect(&m_model, &NetworkModel::fieldsChanged, this, &NetworkPage::rebuildFields);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        const auto options = m_model.options();
        if (on && id >= 0 && static_cast<size_t>(id) < options.size())
            m_model.setOption(options.at(static_cast<size_t>(id)).value);
    });
    rebuildFields();
    retranslate();
}

/// A field that loses the focus as it goes still speaks to the model.
NetworkPage::~NetworkPage()
{
    m_model.disconnect(this);
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void NetworkPage::build()
{
    m_options->setSpacing(12);
    m_fieldsRow->setSpacing(16);
    m_fieldsCard->usePadding();
    m_fieldsCard->content()->addLayout(m_fieldsRow);
    setTextRole(m_noHosts, ui::TextRole::Dim);
    m_noHosts->setAlignment(Qt::AlignCenter);
    m_noHosts->setWordWrap(true);
    m_drawingCard->content()->addWidget(m_drawing, 1);
    m_drawingCard->content()->addWidget(m_noHosts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(m_options);
    column->addWidget(m_fieldsCard);
    column->addWidget(m_warning);
    column->addWidget(m_drawingCard, 1);
}

/// The cards of the guide's choices; the same ones as long as it offers as many.
void NetworkPage::rebuildOptions()
{
    const auto options = m_model.options();
    if (m_cards.size() != options.size()) {
        for (OptionCard *card : m_cards)
            delete card;
        m_cards.clear();
        for (size_t i = 0; i < options.size(); ++i) {
            auto *card = new OptionCard(this);
            m_group->addButton(card, static_cast<int>(i));
            m_options->addWidget(card, 1);
            m_cards.push_back(card);
        }
        QWidget *before = nullptr;
        for (OptionCard *card : m_cards) {
            if (before != nullptr)
                setTabOrder(before, card);
            before = card;
        }
    }
    for (size_t i = 0; i < options.size(); ++i) {
        m_cards[i]->setTexts(options[i].title, options[i].text, options[i].consequence);
        if (options[i].value == m_model.option())
            m_cards[i]->setChecked(true);
    }
}

void NetworkPage::rebuildFields()
{
    for (AnswerField *field : m_fields)
        field->deleteLater();
    m_fields.clear();
    for (size_t i = 0; i < m_model.fields().size(); ++i) {
        auto *field = new AnswerField(*m_model.fields()[i].spec, m_fieldsCard);
        field->setObjectName(m_model.fields()[i].spec->id.value());
        connect(field, &AnswerField::valueGiven, this,
                [this, i](const QString &value) { m_model.setField(i, value); });
        m_fieldsRow->addWidget(field, 1);
        m_fields.push_back(field);
    }
    m_fieldsCard->setVisible(!m_fields.empty());
}

void NetworkPage::showState()
{
    rebuildOptions();
    for (size_t i = 0; i < m_fields.size() && i < m_model.fields().size(); ++i) {
        m_fields[i]->setTexts(m_model.title(i), m_model.explanation(i));
        m_fields[i]->setValue(m_model.fields()[i].value, m_model.fields()[i].fault);
    }
    const NetworkPicture picture = m_model.picture();
    m_drawing->setPicture(picture);
    m_drawing->setVisible(!picture.hosts.empty());
    m_noHosts->setVisible(picture.hosts.empty());
    QStringList told = m_model.warnings();
    if (const auto &problem = m_model.problem()) {
        const engine::ErrorText text = engine::ErrorTexts::of(*problem);
        told.prepend(text.sentence + QLatin1Char(' ') + text.remedy);
    }
    if (picture.hosts.empty())
        told.clear();
    m_warning->setMessage(told.isEmpty() ? Mark::None : Mark::Warning,
                          told.join(QLatin1Char('\n')));
    Q_EMIT changed();
}

QString NetworkPage::railText() const { return tr("Network"); }

QString NetworkPage::summary() const
{
    return tr("Decides which networks instances live on. You can change from option 1 to option 2 "
              "later by doing the Networking chapter again.");
}

Mark NetworkPage::mark() const
{
    if (!m_installation.hasProject() || m_model.picture().hosts.empty())
        return Mark::None;
    return m_model.hasFaults() || m_model.problem() || !m_model.warnings().isEmpty() ? Mark::Warning
                                                                                     : Mark::Done;
}

bool NetworkPage::isReachable() const { return m_installation.hasProject(); }

void NetworkPage::entered()
{
    showState();
    for (OptionCard *card : m_cards) {
        if (card->isChecked())
            card->setFocus(Qt::OtherFocusReason);
    }
}

void NetworkPage::retranslate()
{
    m_model.setLanguage(language());
    m_drawingCard->setHeading(tr("Your networks"));
    m_noHosts->setText(tr("The drawing is made from your own hosts. Give them on the page "
                          "Addresses first."));
    m_drawing->retranslate();
    showState();
}

} // namespace pikestaff::pages
