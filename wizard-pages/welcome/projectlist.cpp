// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/projectlist.h"

#include "ui/button.h"
#include "ui/pill.h"
#include "ui/textrole.h"
#include "wizard-pages/welcome/welcomemodel.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace pikestaff::pages {

namespace {

using State = ProjectSummary::State;

ui::Pill::Kind kindOf(State state)
{
    switch (state) {
    case State::NotStarted:
        return ui::Pill::Kind::Neutral;
    case State::Partly:
        return ui::Pill::Kind::Accent;
    case State::Stopped:
        return ui::Pill::Kind::Warning;
    case State::Failed:
    case State::Unreadable:
        return ui::Pill::Kind::Error;
    case State::Installed:
        return ui::Pill::Kind::Good;
    }
    return ui::Pill::Kind::Neutral;
}

QString textOf(State state)
{
    switch (state) {
    case State::NotStarted:
        return ProjectList::tr("not started");
    case State::Partly:
        return ProjectList::tr("partly installed");
    case State::Stopped:
        return ProjectList::tr("can be resumed");
    case State::Failed:
        return ProjectList::tr("a step failed");
    case State::Unreadable:
        return ProjectList::tr("cannot be read");
    case State::Installed:
        return ProjectList::tr("installed");
    }
    return {};
}

/// The path with its middle left out: its ends tell most.
class PathLabel : public QLabel
{
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

    void setPath(const QString &path)
    {
        m_path = path;
        setToolTip(path);
        setAccessibleName(path);
        shorten();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        shorten();
    }

private:
    void shorten() { setText(fontMetrics().elidedText(m_path, Qt::ElideMiddle, width())); }

    QString m_path;
};

} // namespace

ProjectList::ProjectList(WelcomeModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_other(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_empty(new QLabel(this))
{
    headingLayout()->addWidget(m_other);
    content()->setSpacing(0);
    ui::setTextRole(m_empty, ui::TextRole::Summary);
    m_empty->setContentsMargins(16, 14, 16, 14);
    content()->addWidget(m_empty);
    content()->addStretch(1);
    connect(m_other, &QPushButton::clicked, this, &ProjectList::chooseFolder);
}

void ProjectList::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open project"), m_model.parentFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_model, &WelcomeModel::open);
    dialog->open();
}

ProjectList::Row ProjectList::makeRow()
{
    const std::size_t index = m_rows.size();
    Row row{};
    row.frame = new QWidget(this);
    row.frame->setObjectName(QStringLiteral("listRow"));
    row.frame->setAttribute(Qt::WA_StyledBackground);
    auto *grid = new QGridLayout(row.frame);
    grid->setContentsMargins(16, 10, 12, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    row.name = new QLabel(row.frame);
    row.state = new ui::Pill(row.frame);
    row.details = new QLabel(row.frame);
    auto *path = new PathLabel(row.frame);
    row.folder = path;
    row.open = ui::makeButton(ui::ButtonKind::Normal, row.frame);
    row.forget = ui::makeButton(ui::ButtonKind::Quiet, row.frame);
    ui::setTextRole(row.name, ui::TextRole::Heading);
    ui::setTextRole(row.details, ui::TextRole::SmallDim);
    row.details->setWordWrap(true);
    ui::setTextRole(row.folder, ui::TextRole::SmallDim);
    row.name->setTextFormat(Qt::PlainText);
    grid->addWidget(row.name, 0, 0);
    grid->addWidget(row.state, 0, 1);
    grid->addWidget(row.details, 1, 0, 1, 3);
    grid->addWidget(row.folder, 2, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(row.forget);
    buttons->addWidget(row.open);
    grid->addLayout(buttons, 0, 3, 3, 1, Qt::AlignVCenter);
    connect(row.open, &QPushButton::clicked, this,
            [this, index] { m_model.open(m_model.projects().at(index).folder); });
    connect(row.forget, &QPushButton::clicked, this,
            [this, index] { m_model.forget(m_model.projects().at(index).folder); });
    content()->insertWidget(static_cast<int>(index) + 1, row.frame);
    return row;
}

void ProjectList::fill(const Row &row, std::size_t index)
{
    const ProjectSummary &project = m_model.projects().at(index);
    const bool isOpen = project.folder == m_model.openFolder();
    row.name->setText(project.name);
    row.state->setKind(isOpen ? ui::Pill::Kind::Accent : kindOf(project.state));
    row.state->setText(isOpen ? tr("open now") : textOf(project.state));
    const QString when = QLocale().toString(project.lastUsed.toLocalTime(), QLocale::ShortFormat);
    const QString guide = project.guide.in(m_language);
    if (project.state == State::Unreadable)
        row.details->setText(tr("Last used %1").arg(when));
    else if (project.steps == 0)
        row.details->setText(tr("%1 · no servers yet · %2", "guide, time").arg(guide, when));
    else
        row.details->setText(tr("%1 · %2 of %3 steps · %4", "guide, counts, time")
                                 .arg(guide)
                                 .arg(project.done)
                                 .arg(project.steps)
                                 .arg(when));
    static_cast<PathLabel *>(row.folder)->setPath(QDir::toNativeSeparators(project.folder));
    const bool resumes = project.state == State::Stopped || project.state == State::Failed;
    row.open->setText(resumes ? tr("Resume") : tr("Open"));
    row.open->setAccessibleName((resumes ? tr("Resume %1") : tr("Open %1")).arg(project.name));
    row.open->setEnabled(!isOpen && !m_model.isBusy());
    row.forget->setText(tr("Remove"));
    row.forget->setAccessibleName(tr("Remove %1 from this list").arg(project.name));
    row.forget->setToolTip(tr("Only from this list: the folder stays as it is."));
    row.forget->setVisible(!isOpen);
    row.frame->setAccessibleName(tr("%1: %2").arg(project.name, row.state->text()));
}

void ProjectList::refresh()
{
    const std::vector<ProjectSummary> &projects = m_model.projects();
    while (m_rows.size() < projects.size())
        m_rows.push_back(makeRow());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].frame->setVisible(i < projects.size());
        if (i < projects.size())
            fill(m_rows[i], i);
    }
    m_empty->setVisible(projects.empty());
    m_other->setEnabled(!m_model.isBusy());
}

void ProjectList::retranslate(base::Language language)
{
    m_language = language;
    setHeading(tr("Projects"));
    m_other->setText(tr("&Open a folder…"));
    m_other->setAccessibleName(tr("Open the folder of a project"));
    m_empty->setText(tr("Projects that you make or open are listed here, so that you can go on "
                        "with them at any time."));
    refresh();
}

} // namespace pikestaff::pages
