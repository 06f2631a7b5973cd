// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/newproject.h"

#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/pill.h"
#include "ui/statemark.h"
#include "ui/textrole.h"
#include "wizard-pages/welcome/kindcard.h"
#include "wizard-pages/welcome/welcomemodel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace pikestaff::pages {

NewProject::NewProject(WelcomeModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
{
    usePadding();
    content()->setSpacing(14);
    content()->addWidget(makeKinds());
    content()->addWidget(makeLab());
    content()->addWidget(makeForm());
    content()->addWidget(makeProgress());
    auto *row = new QHBoxLayout;
    m_create = ui::makeButton(ui::ButtonKind::Normal, this);
    row->addStretch(1);
    row->addWidget(m_create);
    content()->addLayout(row);
    content()->addStretch(1);
    connect(m_create, &QPushButton::clicked, &m_model, &WelcomeModel::create);
}

QWidget *NewProject::makeKinds()
{
    auto *kinds = new QWidget(this);
    auto *row = new QHBoxLayout(kinds);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(12);
    m_own = new KindCard(kinds);
    m_practice = new KindCard(kinds);
    m_kinds = new QButtonGroup(this);
    m_kinds->addButton(m_own->button(), static_cast<int>(WelcomeModel::Kind::OwnServers));
    m_kinds->addButton(m_practice->button(), static_cast<int>(WelcomeModel::Kind::PracticeLab));
    m_own->button()->setChecked(true);
    row->addWidget(m_own, 1);
    row->addWidget(m_practice, 1);
    m_practice->setVisible(m_model.isLabInstalled());
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            m_model.setKind(static_cast<WelcomeModel::Kind>(id));
    });
    return kinds;
}

QWidget *NewProject::makeLab()
{
    m_lab = new QWidget(this);
    auto *column = new QVBoxLayout(m_lab);
    column->setContentsMargins(0, 0, 0, 0);
    m_labText = new QLabel(m_lab);
    ui::setTextRole(m_labText, ui::TextRole::Summary);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_memory = new ui::Pill(m_lab);
    m_disk = new ui::Pill(m_lab);
    row->addWidget(m_memory);
    row->addWidget(m_disk);
    row->addStretch(1);
    column->addWidget(m_labText);
    column->addLayout(row);
    return m_lab;
}

QWidget *NewProject::makeForm()
{
    m_form = new QWidget(this);
    auto *grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    m_guide = new QComboBox(m_form);
    m_name = new QLineEdit(m_form);
    m_folder = new QLineEdit(m_form);
    m_browse = ui::makeButton(ui::ButtonKind::Normal, m_form);
    m_nameMessage = new ui::FieldMessage(m_form);
    m_folderMessage = new ui::FieldMessage(m_form);
    QWidget *fields[]{m_guide, m_name, m_folder};
    ui::FieldMessage *messages[]{nullptr, m_nameMessage, m_folderMessage};
    for (int i = 0; i < 3; ++i) {
        m_labels[i] = new QLabel(m_form);
        m_labels[i]->setBuddy(fields[i]);
        grid->addWidget(m_labels[i], 2 * i, 0);
        grid->addWidget(fields[i], 2 * i, 1, 1, i == 2 ? 1 : 2);
        if (messages[i] != nullptr)
            grid->addWidget(messages[i], 2 * i + 1, 1, 1, 2);
    }
    grid->addWidget(m_browse, 4, 2);
    connect(m_guide, &QComboBox::activated, this,
            [this] { m_model.setGuide(m_guide->currentData().toString()); });
    connect(m_name, &QLineEdit::textEdited, &m_model, &WelcomeModel::setName);
    connect(m_folder, &QLineEdit::textEdited, &m_model, &WelcomeModel::setParentFolder);
    connect(m_browse, &QPushButton::clicked, this, &NewProject::chooseFolder);
    return m_form;
}

QWidget *NewProject::makeProgress()
{
    m_progress = new QWidget(this);
    auto *grid = new QGridLayout(m_progress);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    m_progressText = new QLabel(m_progress);
    m_progressText->setWordWrap(true);
    m_bar = new QProgressBar(m_progress);
    m_bar->setTextVisible(false);
    m_cancel = ui::makeButton(ui::ButtonKind::Normal, m_progress);
    grid->addWidget(new ui::StateMark(ui::Mark::Running, m_progress), 0, 0, Qt::AlignTop);
    grid->addWidget(m_progressText, 0, 1);
    grid->addWidget(m_cancel, 0, 2, 2, 1, Qt::AlignTop);
    grid->addWidget(m_bar, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_cancel, &QPushButton::clicked, &m_model, &WelcomeModel::cancel);
    return m_progress;
}

void NewProject::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the project"), m_model.parentFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_model, &WelcomeModel::setParentFolder);
    dialog->open();
}

void NewProject::refresh()
{
    refreshGuides();
    refreshLab();
    if (m_name->text() != m_model.name() && !m_name->hasFocus())
        m_name->setText(m_model.name());
    if (m_folder->text() != m_model.parentFolder())
        m_folder->setText(m_model.parentFolder());
    m_nameMessage->setMessage(ui::Mark::Failed, m_model.nameFault());
    m_folderMessage->setMessage(ui::Mark::Failed, m_model.folderFault());
    const auto &progress = m_model.labProgress();
    m_progress->setVisible(progress.has_value());
    if (progress) {
        m_progressText->setText(progress->message.isEmpty() ? tr("Looking for the practice lab…")
                                                            : progress->message);
        m_bar->setRange(0, progress->steps); // without steps: busy
        m_bar->setValue(progress->step);
    }
    const bool free = !m_model.isBusy();
    for (QWidget *widget : {m_form, m_own->parentWidget()})
        widget->setEnabled(free);
    m_create->setVisible(m_model.hasProject());
    m_create->setEnabled(m_model.canCreate());
}

void NewProject::refreshGuides()
{
    const std::vector<GuideChoice> &guides = m_model.guides();
    while (m_guide->count() > static_cast<int>(guides.size()))
        m_guide->removeItem(m_guide->count() - 1);
    for (int i = 0; i < static_cast<int>(guides.size()); ++i) {
        const GuideChoice &guide = guides[static_cast<std::size_t>(i)];
        const QString title = guide.title.in(m_language);
        if (i >= m_guide->count())
            m_guide->addItem(title, guide.id);
        m_guide->setItemText(i, title);
        m_guide->setItemData(i, guide.id);
    }
    m_guide->setCurrentIndex(m_guide->findData(m_model.guide()));
}

void NewProject::refreshLab()
{
    const bool lab = m_model.kind() == WelcomeModel::Kind::PracticeLab;
    m_lab->setVisible(lab);
    const LabNeeds &needs = m_model.labNeeds();
    const QLocale locale;
    const auto size = [&locale](qint64 bytes) {
        return locale.formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
    };
    m_memory->setText(
        tr("Memory: %1 needed, %2 free").arg(size(LabNeeds::memory), size(needs.freeMemory)));
    m_memory->setKind(needs.isMemoryEnough() ? ui::Pill::Kind::Good : ui::Pill::Kind::Warning);
    m_disk->setText(tr("Disk: %1 needed, %2 free").arg(size(LabNeeds::disk), size(needs.freeDisk)));
    m_disk->setKind(needs.isDiskEnough() ? ui::Pill::Kind::Good : ui::Pill::Kind::Warning);
}

void NewProject::retranslate(base::Language language)
{
    m_language = language;
    setHeading(tr("New project"));
    m_own->setTexts(tr("On my own &servers"),
                    tr("You have a controller and compute nodes that can be reached by SSH. You "
                       "give their addresses on one of the next pages."));
    m_practice->setTexts(tr("With the &practice lab"),
                         tr("No servers? Three real hosts are made on this computer, and OpenStack "
                            "is really installed on them."));
    m_labText->setText(tr("Creating the project makes the hosts or starts them: a few minutes the "
                          "first time. You are asked for the administrator's password of this "
                          "computer, because containers need it; nothing else does."));
    const QString labels[]{tr("&Guide"), tr("Na&me"), tr("&Folder")};
    for (int i = 0; i < 3; ++i)
        m_labels[i]->setText(labels[i]);
    m_guide->setAccessibleName(tr("Guide"));
    m_name->setAccessibleName(tr("Name"));
    m_folder->setAccessibleName(tr("Folder in which the project's own folder is made"));
    m_browse->setText(tr("B&rowse…"));
    m_browse->setAccessibleName(tr("Choose a folder"));
    m_cancel->setText(tr("Cance&l"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_bar->setAccessibleName(tr("Progress of the practice lab"));
    m_create->setText(tr("&Create project"));
    m_create->setAccessibleName(tr("Create project"));
    refresh();
}

} // namespace pikestaff::pages
