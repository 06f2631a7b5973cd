// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/welcomepage.h"

#include "wizard-pages/welcome/errorcard.h"
#include "wizard-pages/welcome/newproject.h"
#include "wizard-pages/welcome/projectlist.h"
#include "wizard-pages/welcome/waycard.h"
#include "wizard-pages/welcome/welcomemodel.h"

#include <QHBoxLayout>

namespace pikestaff::pages {

WelcomePage::WelcomePage(engine::Installation &installation, ui::Settings &settings,
                         QWidget *parent)
    : Page(QStringLiteral("welcome"), Group::Prepare, parent)
    , m_model(new WelcomeModel(installation, settings, this))
    , m_error(new ErrorCard(this))
    , m_new(new NewProject(*m_model, this))
    , m_list(new ProjectList(*m_model, this))
    , m_way(new WayCard(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_new, 5);
    row->addWidget(m_list, 4);
    column->addWidget(m_error);
    column->addLayout(row);
    column->addWidget(m_way);
    column->addStretch(1);
    connect(m_model, &WelcomeModel::changed, this, &WelcomePage::refresh);
    connect(m_error, &ErrorCard::dismissed, m_model, &WelcomeModel::clearError);
    m_model->refresh();
}

QString WelcomePage::railText() const { return tr("Welcome"); }

QString WelcomePage::title() const { return tr("Install OpenStack on real servers"); }

QString WelcomePage::summary() const
{
    return tr("Chapter by chapter, as the install guide does: you see what is typed where and why, "
              "and watch it run. Nothing is changed on any server before you say so.");
}

ui::Mark WelcomePage::mark() const
{
    return m_model->hasProject() ? ui::Mark::Done : ui::Mark::None;
}

ui::PageAction WelcomePage::primaryAction()
{
    if (m_model->hasProject())
        return {};
    return {tr("&Create project"), m_model->canCreate(), [this] { m_model->create(); }};
}

void WelcomePage::entered() { m_model->refresh(); }

void WelcomePage::open(const QString &folder) { m_model->open(folder); }

void WelcomePage::refresh()
{
    m_error->setError(m_model->error());
    m_new->refresh();
    m_list->refresh();
    // For newcomers; the needs of the practice lab take its room.
    m_way->setVisible(!m_model->hasProject() && m_model->kind() == WelcomeModel::Kind::OwnServers);
    Q_EMIT changed();
}

void WelcomePage::retranslate()
{
    m_error->retranslate();
    m_new->retranslate(language());
    m_list->retranslate(language());
    m_way->retranslate();
}

} // namespace pikestaff::pages
