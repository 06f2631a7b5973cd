// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/options/optionspage.h"

#include "engine/errortext.h"
#include "ui/answerform.h"
#include "ui/fieldmessage.h"

#include <QVBoxLayout>

namespace pikestaff::pages {

using ui::Mark;

namespace {

constexpr int gap = 12;

QString headingOf(OptionsModel::Topic topic)
{
    switch (topic) {
    case OptionsModel::Topic::Image:
        return OptionsPage::tr("First image");
    case OptionsModel::Topic::Instance:
        return OptionsPage::tr("First instance");
    case OptionsModel::Topic::Dashboard:
        return OptionsPage::tr("Dashboard");
    case OptionsModel::Topic::Storage:
        return OptionsPage::tr("Storage");
    default:
        return OptionsPage::tr("Other");
    }
}

} // namespace

OptionsPage::OptionsPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("options"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_problem(new ui::FieldMessage(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_problem);
    for (std::size_t i = 0; i < OptionsModel::topics().size(); ++i) {
        auto *form = new ui::AnswerForm(this);
        connect(form, &ui::AnswerForm::valueGiven, &m_model, &OptionsModel::setField);
        column->addWidget(form);
        m_forms.push_back(form);
    }
    column->addStretch(1);
    connect(&m_model, &OptionsModel::changed, this, &OptionsPage::showState);
    retranslate();
}

/// A field that loses the focus as it goes still speaks to the model.
OptionsPage::~OptionsPage()
{
    m_model.disconnect(this);
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void OptionsPage::showState()
{
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        m_forms[i]->show(m_model.fields(OptionsModel::topics()[i]), language());
    QString told;
    if (const auto &problem = m_model.problem()) {
        const engine::ErrorText text = engine::ErrorTexts::of(*problem);
        told = text.sentence + QLatin1Char(' ') + text.remedy;
    }
    m_problem->setMessage(told.isEmpty() ? Mark::None : Mark::Failed, told);
    Q_EMIT changed();
}

QString OptionsPage::railText() const { return tr("Options"); }

QString OptionsPage::title() const { return tr("Image, instance, dashboard"); }

QString OptionsPage::summary() const
{
    return tr("What the guide asks besides. Everything has a value that works; change only what "
              "you know better.");
}

Mark OptionsPage::mark() const
{
    if (!m_installation.hasProject())
        return Mark::None;
    const bool good = !m_model.hasFaults() && !m_model.hasDoubts() && !m_model.problem();
    return good ? Mark::Done : Mark::Warning;
}

bool OptionsPage::isReachable() const { return m_installation.hasProject(); }

void OptionsPage::entered() { m_model.reload(); }

void OptionsPage::retranslate()
{
    m_model.judge();
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        m_forms[i]->setHeading(headingOf(OptionsModel::topics()[i]));
    showState();
}

} // namespace pikestaff::pages
