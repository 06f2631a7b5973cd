// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkpage.h"

#include "engine/errortext.h"
#include "ui/answerform.h"
#include "ui/card.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"
#include "wizard-pages/network/networkdrawing.h"
#include "wizard-pages/network/optioncard.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>

namespace pikestaff::pages {

using ui::Mark;

namespace {

constexpr int roomForBoth = 900;

} // namespace

NetworkPage::NetworkPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("network"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_options(new QHBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_lower(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_fields(new ui::AnswerForm(this))
    , m_drawingCard(new ui::Card(this))
    , m_drawing(new NetworkDrawing(m_drawingCard))
    , m_noHosts(new QLabel(m_drawingCard))
    , m_warning(new ui::FieldMessage(this))
{
    build();
    connect(&m_model, &NetworkModel::changed, this, &NetworkPage::showState);
    connect(m_fields, &ui::AnswerForm::valueGiven, &m_model, &NetworkModel::setField);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        const auto options = m_model.options();
        if (on && id >= 0 && static_cast<size_t>(id) < options.size())
            m_model.setOption(options.at(static_cast<size_t>(id)).value);
    });
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
    setTextRole(m_noHosts, ui::TextRole::Dim);
    m_noHosts->setAlignment(Qt::AlignCenter);
    m_noHosts->setWordWrap(true);
    m_drawingCard->content()->addWidget(m_drawing, 1);
    m_drawingCard->content()->addWidget(m_noHosts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(m_options);
    m_lower->setSpacing(12);
    m_fields->setSizePolicy(QSizePolicy::Preferred,
                            QSizePolicy::Preferred); // as high as its neighbour
    m_lower->addWidget(m_fields, 2);
    m_lower->addWidget(m_drawingCard, 3);
    column->addWidget(m_warning);
    column->addLayout(m_lower, 1);
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

/// The drawing stands beside what is asked as soon as both have room.
void NetworkPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_lower->setDirection(width() < roomForBoth ? QBoxLayout::TopToBottom
                                                : QBoxLayout::LeftToRight);
}

void NetworkPage::showState()
{
    rebuildOptions();
    m_fields->show(m_model.fields(), language());
    const NetworkPicture picture = m_model.picture();
    m_drawing->setPicture(picture);
    m_drawing->setVisible(!picture.hosts.empty());
    m_noHosts->setVisible(picture.hosts.empty());
    QStringList told = m_model.warnings();
    if (const auto problem = m_model.problem()) {
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
    const bool good = !m_model.hasFaults() && !m_model.problem() && m_model.doubts().isEmpty() &&
                      m_model.warnings().isEmpty();
    return good ? Mark::Done : Mark::Warning;
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
    m_fields->setHeading(tr("Addresses of the networks"));
    m_noHosts->setText(tr("The drawing is made from your own hosts. Give them on the page "
                          "Addresses first."));
    m_drawing->retranslate();
    showState();
}

} // namespace pikestaff::pages
