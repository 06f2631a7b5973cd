// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/finish/finishpage.h"

#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/codebox.h"
#include "ui/tableview.h"
#include "ui/textrole.h"
#include "wizard-pages/finish/reportcard.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>

namespace pikestaff::pages {

using engine::StepStatus;
using ui::Pill;

namespace {

constexpr int gap = 16;
constexpr int narrowGap = 8;
constexpr int chaptersShare = 12;
constexpr int loginShare = 12;
constexpr int reportShare = 6;
constexpr int mostRows = 10; ///< of chapters that are seen without a bar

Pill::Kind kindOf(StepStatus status)
{
    if (engine::isBad(status))
        return Pill::Kind::Error;
    if (status == StepStatus::Done)
        return Pill::Kind::Good;
    if (status == StepStatus::Pending || status == StepStatus::Running)
        return Pill::Kind::Neutral;
    return Pill::Kind::Warning;
}

/// Of the head and every cell, in pixels.
int widthOf(const QTableView &table, int column)
{
    const QAbstractItemView &view = table; // where the hint is public
    return std::max(view.sizeHintForColumn(column),
                    table.horizontalHeader()->sectionSizeHint(column));
}

template<typename Table>
QTableView *makeTable(Table &model, int stateColumn, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(&model);
    ui::prepareTable(*table);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegate(new ui::CellDelegate(
        [&model, stateColumn](const QModelIndex &index) {
            ui::CellLook look;
            if (index.column() == stateColumn)
                look.pill = kindOf(model.statusOf(index.row()));
            return look;
        },
        table));
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

} // namespace

FinishPage::FinishPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("finish"), Group::Finish, parent)
    , m_model(installation)
    , m_chapterTable(m_model)
    , m_proofTable(m_model)
    , m_chaptersCard(new ui::Card(this))
    , m_proofsCard(new ui::Card(this))
    , m_loginCard(new ui::Card(this))
    , m_report(new ReportCard(m_model, this))
{
    buildTables();
    buildLogin();
    auto *upper = new QHBoxLayout;
    upper->setSpacing(gap);
    upper->addWidget(m_chaptersCard, chaptersShare);
    upper->addWidget(m_loginCard, loginShare);
    upper->addWidget(m_report, reportShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addLayout(upper);
    layout->addWidget(m_proofsCard, 1);
    connect(&m_model, &FinishModel::changed, this, &FinishPage::takeState);
    takeState();
}

void FinishPage::buildTables()
{
    m_chapters = makeTable(m_chapterTable, ChapterTable::State, m_chaptersCard);
    m_chapters->horizontalHeader()->setSectionResizeMode(ChapterTable::Title, QHeaderView::Stretch);
    m_chapters->viewport()->installEventFilter(this);
    m_chaptersCard->content()->addWidget(m_chapters);
    m_proofs = makeTable(m_proofTable, ProofTable::State, m_proofsCard);
    for (const int column : {ProofTable::Title, ProofTable::Expected, ProofTable::Found})
        m_proofs->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    m_proofsCard->content()->addWidget(m_proofs);
}

void FinishPage::buildLogin()
{
    m_loginText = new QLabel(m_loginCard);
    m_login = new ui::CodeBox(m_loginCard);
    m_endpointHeading = new QLabel(m_loginCard);
    m_endpoints = new QLabel(m_loginCard);
    setTextRole(m_loginText, ui::TextRole::Dim);
    setTextRole(m_endpointHeading, ui::TextRole::TableHead);
    setTextRole(m_endpoints, ui::TextRole::Code);
    m_loginText->setWordWrap(true);
    m_endpoints->setWordWrap(true);
    m_endpoints->setTextFormat(Qt::PlainText);
    m_endpoints->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_loginCard->usePadding();
    QVBoxLayout *layout = m_loginCard->content();
    layout->setSpacing(narrowGap);
    layout->addWidget(m_loginText);
    layout->addWidget(m_login);
    layout->addWidget(m_endpointHeading);
    layout->addWidget(m_endpoints);
    layout->addStretch(1);
}

void FinishPage::entered() { m_model.follower().refresh(); }

/// Every chapter is seen at once.
void FinishPage::fitChapters()
{
    const int rows = std::min(m_chapterTable.rowCount(), mostRows);
    m_chapters->setMinimumHeight(m_chapters->horizontalHeader()->minimumHeight() +
                                 rows * m_chapters->verticalHeader()->defaultSectionSize() + 2);
}

bool FinishPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_chapters->viewport() && event->type() == QEvent::Resize)
        hideColumns();
    return Page::eventFilter(watched, event);
}

/// In a narrow window the chapters' names need the place of their figures.
void FinishPage::hideColumns()
{
    int room = m_chapters->viewport()->width() - widthOf(*m_chapters, ChapterTable::Title) -
               widthOf(*m_chapters, ChapterTable::State);
    for (const int column : {ChapterTable::Took, ChapterTable::Steps}) {
        m_chapters->showColumn(column); // a hidden one has no width
        room -= widthOf(*m_chapters, column);
        const bool isEmpty = column == ChapterTable::Took && !m_model.hasBegun();
        m_chapters->setColumnHidden(column, room < 0 || isEmpty);
    }
}

void FinishPage::takeState()
{
    hideColumns();
    fitChapters();
    const QString login = loginText();
    m_login->setText(login);
    m_login->setVisible(!login.isEmpty());
    const QString endpoints = endpointText();
    m_endpoints->setText(endpoints);
    m_endpoints->setVisible(!endpoints.isEmpty());
    m_endpointHeading->setVisible(!endpoints.isEmpty());
    m_loginText->setText(login.isEmpty()
                             ? tr("The guide writes files to log in with when it comes to the "
                                  "Identity service. They are not there yet.")
                             : tr("Log in to the host, read one of the files of the guide, and "
                                  "the command openstack works as that user."));
    Q_EMIT changed();
}

QString FinishPage::loginText() const
{
    QStringList lines;
    QString host;
    for (const LoginFile &file : m_model.loginFiles()) {
        if (file.host != host) {
            lines.append(QStringLiteral("ssh %1@%2").arg(file.hostUser, file.hostAddress));
            host = file.host;
        }
        lines.append(QStringLiteral(". %1  # %2").arg(file.path, file.user));
    }
    if (!lines.isEmpty())
        lines.append(QStringLiteral("openstack token issue"));
    return lines.join(QLatin1Char('\n'));
}

QString FinishPage::endpointText() const
{
    QStringList lines;
    for (const Endpoint &endpoint : m_model.endpoints())
        lines.append(QStringLiteral("%1  %2").arg(endpoint.service, endpoint.url));
    return lines.join(QLatin1Char('\n'));
}

QString FinishPage::railText() const { return tr("Proof and report"); }

QString FinishPage::title() const
{
    if (m_model.isComplete())
        return tr("Everything is installed");
    return m_model.hasBegun() ? tr("How far the installation has come") : railText();
}

QString FinishPage::summary() const
{
    int good = 0;
    int all = 0;
    for (const ChapterSummary &chapter : m_model.chapters()) {
        good += chapter.good;
        all += chapter.steps;
    }
    if (m_model.isComplete()) {
        return tr("%n step(s) of the guide are done, and each was looked at again on its host. "
                  "This is what proves it, and how to go on.",
                  nullptr, all);
    }
    return tr("%1 of %2 steps are done. What is left can be installed from the page of its "
              "chapter; the report says how things stand now.")
        .arg(good)
        .arg(all);
}

ui::Mark FinishPage::mark() const { return m_model.isComplete() ? ui::Mark::Done : ui::Mark::None; }

ui::PageAction FinishPage::primaryAction()
{
    return {tr("&Save the report…"), m_model.isReady() && !m_model.isWriting(),
            [this] { m_report->chooseFile(); }};
}

void FinishPage::retranslate()
{
    m_chapterTable.setLanguage(language());
    m_proofTable.setLanguage(language());
    m_chaptersCard->setHeading(tr("What was installed"));
    m_proofsCard->setHeading(tr("Proofs"));
    m_loginCard->setHeading(tr("How to log in"));
    m_chapters->setAccessibleName(tr("What was installed"));
    m_proofs->setAccessibleName(tr("Proofs"));
    m_login->setAccessibleText(tr("Commands to log in"));
    m_endpointHeading->setText(tr("Endpoints"));
    if (!m_languageGiven) {
        m_report->setLanguage(language());
        m_languageGiven = true;
    }
    m_report->retranslate();
    takeState();
}

} // namespace pikestaff::pages
