// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/mainwindow.h"

#include "engine/errortext.h"
#include "run/runstate.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace pikestaff::ui {

namespace {

constexpr QSize firstSize{960, 640};
constexpr int margin = 24;

} // namespace

MainWindow::MainWindow(engine::Installation &installation, base::Language language)
    : m_installation(installation)
    , m_language(language)
{
    setWindowTitle(QStringLiteral("Pikestaff"));
    resize(firstSize);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, margin, margin);
    m_headline = new QLabel(tr("Install OpenStack on your own servers"), page);
    QFont large = m_headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setBold(true);
    m_headline->setFont(large);
    m_message = new QLabel(tr("Open the folder of a project. \"pikestaff-cli new\" makes one; "
                              "\"pikestaff-cli lab up\" starts a practice lab."),
                           page);
    m_message->setWordWrap(true);
    m_steps = new QTreeWidget(page);
    m_steps->setHeaderLabels({tr("Step"), tr("Host"), tr("State")});
    m_steps->setAccessibleName(tr("Steps of the guide"));
    m_steps->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_steps->header()->setStretchLastSection(false);
    auto *open = new QPushButton(tr("&Open project…"), page);
    connect(open, &QPushButton::clicked, this, &MainWindow::chooseProject);
    layout->addWidget(m_headline);
    layout->addWidget(m_message);
    layout->addWidget(m_steps, 1);
    layout->addWidget(open, 0, Qt::AlignRight);
    setCentralWidget(page);
    open->setFocus();
}

void MainWindow::chooseProject()
{
    auto *dialog = new QFileDialog(this, tr("Open project"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openProject);
    dialog->open();
}

void MainWindow::openProject(const QString &folder)
{
    if (const base::Status opened = m_installation.open(folder); !opened) {
        const engine::ErrorText text = engine::ErrorTexts::of(opened.error());
        showMessage(text.sentence + QLatin1Char(' ') + text.remedy);
        return;
    }
    showProject();
}

void MainWindow::showMessage(const QString &text) { m_message->setText(text); }

void MainWindow::showProject()
{
    const auto plan = m_installation.plan({});
    const auto events = m_installation.journal();
    if (!plan || !events) {
        const engine::ErrorText text = engine::ErrorTexts::of(plan ? events.error() : plan.error());
        showMessage(text.sentence + QLatin1Char(' ') + text.remedy);
        return;
    }
    const run::RunState state = run::replay(*events);
    m_headline->setText(m_installation.guide().title.in(m_language));
    showMessage(m_installation.project().folder());
    m_steps->clear();
    std::map<base::SectionId, QTreeWidgetItem *> sections;
    for (const plan::StepInstance &step : plan->steps) {
        QTreeWidgetItem *&section = sections[step.section];
        if (section == nullptr) {
            section = new QTreeWidgetItem(m_steps);
            const guide::Section *found = m_installation.guide().section(step.section);
            section->setText(0, found->title.in(m_language));
            section->setFirstColumnSpanned(true);
        }
        const run::StepState own = state.step(step.id);
        auto *item = new QTreeWidgetItem(section);
        item->setText(0, step.title.in(m_language));
        item->setText(1, step.id.host.value());
        item->setText(2, own.phase != run::StepPhase::Finished ? tr("not yet")
                         : run::isGood(own.outcome)            ? tr("done")
                                                               : tr("failed"));
    }
    m_steps->expandAll();
}

} // namespace pikestaff::ui
