// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/finish/reportcard.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/page.h"
#include "ui/segmentedcontrol.h"
#include "ui/textrole.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace pikestaff::pages {

namespace {

constexpr int gap = 10;

} // namespace

ReportCard::ReportCard(FinishModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_about(new QLabel(this))
    , m_formatLabel(new QLabel(this))
    , m_format(new ui::SegmentedControl(this))
    , m_languageLabel(new QLabel(this))
    , m_language(new ui::SegmentedControl(this))
    , m_open(ui::makeButton(ui::ButtonKind::Link, this))
    , m_message(new ui::FieldMessage(this))
{
    usePadding();
    setTextRole(m_about, ui::TextRole::Dim);
    m_about->setWordWrap(true);
    setTextRole(m_formatLabel, ui::TextRole::Small);
    setTextRole(m_languageLabel, ui::TextRole::Small);
    m_format->setItems({QStringLiteral("HTML"), QStringLiteral("Markdown")});
    m_language->setItems({QStringLiteral("한국어"), QStringLiteral("English")});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(gap);
    grid->addWidget(m_formatLabel, 0, 0);
    grid->addWidget(m_format, 0, 1, Qt::AlignLeft);
    grid->addWidget(m_languageLabel, 1, 0);
    grid->addWidget(m_language, 1, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gap);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    content()->setSpacing(gap);
    content()->addWidget(m_about);
    content()->addLayout(grid);
    content()->addLayout(buttons);
    content()->addWidget(m_message);
    content()->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &ReportCard::openReport);
    connect(&model, &FinishModel::reportWritten, this, &ReportCard::written);
    connect(&model, &FinishModel::reportFailed, this, &ReportCard::failed);
    connect(&model, &FinishModel::changed, this, &ReportCard::showState);
}

bool ReportCard::isMarkdown() const { return m_format->current() == 1; }

base::Language ReportCard::reportLanguage() const
{
    return m_language->current() == 0 ? base::Language::Korean : base::Language::English;
}

void ReportCard::chooseFile()
{
    const QString suffix = isMarkdown() ? QStringLiteral("md") : QStringLiteral("html");
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(isMarkdown() ? tr("Markdown (*.md)") : tr("Web page (*.html)"));
    const QFileInfo suggested(m_model.suggestedReport(isMarkdown()));
    dialog->setDirectory(suggested.absolutePath());
    dialog->selectFile(suggested.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        m_error.reset();
        m_model.writeReport(fileName, reportLanguage());
    });
    dialog->open();
}

void ReportCard::written(const QString &fileName)
{
    m_written = fileName;
    m_error.reset();
    showState();
    if (m_opens)
        openReport();
}

void ReportCard::failed(const base::Error &error)
{
    m_error = error;
    showState();
}

void ReportCard::openReport() const { QDesktopServices::openUrl(QUrl::fromLocalFile(m_written)); }

void ReportCard::showState()
{
    m_open->setVisible(!m_written.isEmpty());
    if (m_error) {
        const engine::ErrorText text = engine::ErrorTexts::of(*m_error);
        m_message->setMessage(ui::Mark::Failed, tr("%1 %2").arg(text.sentence, text.remedy));
    } else if (!m_written.isEmpty()) {
        m_message->setMessage(ui::Mark::Done,
                              tr("Saved: %1").arg(QDir::toNativeSeparators(m_written)));
    } else {
        m_message->clear();
    }
}

/// The report speaks what the window speaks, until somebody chooses otherwise.
void ReportCard::setLanguage(base::Language language)
{
    m_language->setCurrent(language == base::Language::Korean ? 0 : 1);
}

void ReportCard::retranslate()
{
    setHeading(tr("Report"));
    m_about->setText(tr("One file to keep or to hand in: hosts, every step with its command and "
                        "result, proofs. It holds no password."));
    m_formatLabel->setText(tr("File"));
    m_format->setAccessibleName(tr("Kind of file"));
    m_languageLabel->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language of the report"));
    m_open->setText(tr("Open it"));
    showState();
}

} // namespace pikestaff::pages
