// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/planview.h"

#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/codebox.h"
#include "ui/tableview.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace pikestaff::pages {

namespace {

constexpr int listWidth = 300;
constexpr int smallestHeight = 210;
enum Tab { Commands, Changes };

} // namespace

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_list(new ui::Card(this))
    , m_total(new QLabel(m_list))
    , m_table(new QTableView(m_list))
    , m_model(new QStandardItemModel(0, 2, this))
    , m_details(new ui::Card(this))
    , m_tabs(new QTabBar(m_details))
    , m_code(new ui::CodeBox(m_details))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    setMinimumHeight(smallestHeight);
    m_list->setFixedWidth(listWidth);
    ui::setTextRole(m_total, ui::TextRole::SmallDim);
    m_list->headingLayout()->addWidget(m_total);
    m_table->setModel(m_model);
    ui::prepareTable(*m_table);
    m_table->setItemDelegateForColumn(
        0, new ui::CellDelegate([](const QModelIndex &) { return ui::CellLook(); }, m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->content()->addWidget(m_table);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false); // they would cover a word
    m_tabs->addTab({});
    m_tabs->addTab({});
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(12, 12, 12, 12);
    m_code->setFilling(true);
    inner->addWidget(m_code);
    m_details->content()->setSpacing(0);
    m_details->content()->addWidget(m_tabs);
    m_details->content()->addLayout(inner, 1);
    row->addWidget(m_list);
    row->addWidget(m_details, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PlanView::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PlanView::showChosen);
}

std::size_t PlanView::chosen() const
{
    return static_cast<std::size_t>(std::max(0, m_table->currentIndex().row()));
}

void PlanView::setHosts(const std::vector<HostPlan> &hosts)
{
    m_hosts = hosts;
    m_model->setRowCount(static_cast<int>(hosts.size()));
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const HostPlan &host = hosts[static_cast<std::size_t>(i)];
        auto *name = new QStandardItem(host.host.value());
        auto *steps = new QStandardItem(QString::number(host.steps));
        steps->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_model->setItem(i, 0, name);
        m_model->setItem(i, 1, steps);
    }
    if (!m_table->currentIndex().isValid() && !hosts.empty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    showChosen();
}

void PlanView::setTotal(const QString &text) { m_total->setText(text); }

void PlanView::showChosen()
{
    if (chosen() >= m_hosts.size()) {
        m_code->setText({});
        return;
    }
    const HostPlan &host = m_hosts[chosen()];
    const bool commands = m_tabs->currentIndex() == Commands;
    const QString &text = commands ? host.commands : host.changes;
    m_code->setDiff(text.isEmpty() ? tr(" Nothing of this kind on this host.") : text);
    m_code->setAccessibleText(
        (commands ? tr("Commands on %1") : tr("Changes of files on %1")).arg(host.host.value()));
}

void PlanView::retranslate()
{
    m_list->setHeading(tr("Plan"));
    m_model->setHorizontalHeaderLabels({tr("Host"), tr("Steps")});
    m_model->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setAccessibleName(tr("Hosts with the number of their steps"));
    m_tabs->setTabText(Commands, tr("Commands"));
    m_tabs->setTabText(Changes, tr("Changes of files"));
    m_tabs->setAccessibleName(tr("What of the plan is shown"));
    showChosen();
}

} // namespace pikestaff::pages
