// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/ntp/ntppage.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/fieldmessage.h"
#include "ui/tableview.h"
#include "ui/textrole.h"
#include "wizard-pages/ntp/ntpdrawing.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace pikestaff::pages {

using ui::Mark;

namespace {

constexpr int mostListed = 5;
constexpr int leastRows = 4;
constexpr int cardHead = 42;

ui::Pill::Kind kindOf(NtpModel::Clock clock)
{
    switch (clock) {
    case NtpModel::Clock::Unknown:
        break;
    case NtpModel::Clock::Measuring:
        return ui::Pill::Kind::Accent;
    case NtpModel::Clock::Right:
        return ui::Pill::Kind::Good;
    case NtpModel::Clock::Off:
        return ui::Pill::Kind::Warning;
    case NtpModel::Clock::Unreachable:
    case NtpModel::Clock::FarOff:
        return ui::Pill::Kind::Error;
    }
    return ui::Pill::Kind::Neutral;
}

} // namespace

NtpPage::NtpPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("ntp"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_controls(new QWidget(this))
    , m_test(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_serversCard(new ui::Card(this))
    , m_newServer(new QLineEdit(m_serversCard))
    , m_add(ui::makeButton(ui::ButtonKind::Normal, m_serversCard))
    , m_remove(ui::makeButton(ui::ButtonKind::Quiet, m_serversCard))
    , m_serverMessage(new ui::FieldMessage(m_serversCard))
    , m_list(new QListWidget(m_serversCard))
    , m_explanation(new QLabel(m_serversCard))
    , m_networkLabel(new QLabel(m_serversCard))
    , m_network(new QLineEdit(m_serversCard))
    , m_networkMessage(new ui::FieldMessage(m_serversCard))
    , m_networkExplanation(new QLabel(m_serversCard))
    , m_drawingCard(new ui::Card(this))
    , m_drawing(new NtpDrawing(m_drawingCard))
    , m_tableCard(new ui::Card(this))
    , m_table(new QTableView(m_tableCard))
{
    build();
    connect(&m_model, &NtpModel::changed, this, &NtpPage::showState);
    connect(m_add, &QPushButton::clicked, this, &NtpPage::addServer);
    connect(m_newServer, &QLineEdit::returnPressed, this, &NtpPage::addServer);
    connect(m_newServer, &QLineEdit::textEdited, m_serverMessage, &ui::FieldMessage::clear);
    connect(m_remove, &QPushButton::clicked, this, &NtpPage::removeServer);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(m_network, &QLineEdit::editingFinished, this, &NtpPage::keepNetwork);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_model.isTesting())
            m_model.cancel();
        else
            m_model.test();
        showState();
    });
    retranslate();
}

/// A field that loses the focus as it goes still speaks to the model.
NtpPage::~NtpPage()
{
    m_model.disconnect(this);
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void NtpPage::buildServers()
{
    for (QLabel *text : {m_explanation, m_networkExplanation}) {
        setTextRole(text, ui::TextRole::SmallDim);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
    }
    setTextRole(m_networkLabel, ui::TextRole::Heading);
    m_networkLabel->setBuddy(m_network);
    m_list->setFont(fontOf(ui::TextRole::Code));
    m_list->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_newServer, 1);
    row->addWidget(m_add);
    m_serversCard->headingLayout()->addWidget(m_remove);
    m_serversCard->content()->setSpacing(0);
    m_serversCard->content()->addWidget(m_list);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    m_serversCard->content()->addLayout(column, 1);
    column->addLayout(row);
    column->addWidget(m_serverMessage);
    column->addWidget(m_explanation);
    column->addSpacing(8);
    column->addWidget(m_networkLabel);
    column->addWidget(m_network);
    column->addWidget(m_networkMessage);
    column->addWidget(m_networkExplanation);
    column->addStretch(1);
}

void NtpPage::buildTable()
{
    m_table->setModel(&m_model);
    ui::prepareTable(*m_table);
    m_table->setItemDelegate(new ui::CellDelegate(
        [this](const QModelIndex &index) -> ui::CellLook {
            switch (index.column()) {
            case NtpModel::Host:
                return {.strong = true};
            case NtpModel::Offset:
                return {.pill = kindOf(m_model.clock(index.row()))};
            default:
                return {};
            }
        },
        m_table));
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(NtpModel::Asks, QHeaderView::Stretch);
    m_tableCard->content()->addWidget(m_table);
}

void NtpPage::build()
{
    auto *controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->addWidget(m_test);
    buildServers();
    buildTable();
    m_drawingCard->content()->addWidget(m_drawing);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_drawingCard, 1);
    right->addWidget(m_tableCard, 1000);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_serversCard, 2);
    row->addLayout(right, 3);
    setTabOrder(m_list, m_newServer);
    setTabOrder(m_newServer, m_add);
    setTabOrder(m_add, m_remove);
    setTabOrder(m_remove, m_network);
    setTabOrder(m_network, m_table);
}

bool NtpPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeServer();
        return true;
    }
    return Page::eventFilter(watched, event);
}

/// What cannot be a server stays in its field.
void NtpPage::addServer()
{
    const QString typed = m_newServer->text().trimmed();
    if (typed.isEmpty())
        return;
    const QString fault = m_model.addServer(typed);
    m_serverMessage->setMessage(fault.isEmpty() ? Mark::None : Mark::Failed, fault);
    if (fault.isEmpty())
        m_newServer->clear();
    m_newServer->setFocus(Qt::OtherFocusReason);
}

void NtpPage::removeServer()
{
    const int row = m_list->currentRow();
    m_model.removeServer(row);
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void NtpPage::keepNetwork()
{
    if (m_network->isModified())
        m_model.setNetwork(m_network->text().trimmed());
    m_network->setModified(false);
}

void NtpPage::showState()
{
    const QStringList servers = m_model.servers();
    QStringList listed;
    for (int row = 0; row < m_list->count(); ++row)
        listed << m_list->item(row)->text();
    if (listed != servers) {
        m_list->clear();
        m_list->addItems(servers);
    }
    if (!servers.isEmpty()) {
        const int shown = std::min(static_cast<int>(servers.size()), mostListed);
        m_list->setFixedHeight(shown * m_list->sizeHintForRow(0) + 2);
        m_list->setVerticalScrollBarPolicy(servers.size() > mostListed ? Qt::ScrollBarAsNeeded
                                                                       : Qt::ScrollBarAlwaysOff);
    }
    m_list->setVisible(!servers.isEmpty());
    m_remove->setVisible(!servers.isEmpty());
    m_remove->setEnabled(m_list->currentRow() >= 0);
    m_serversCard->setVisible(m_model.asksForServers());
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_networkLabel, m_network, m_networkExplanation})
        part->setVisible(m_model.asksForNetwork());
    if (!m_network->isModified() && m_network->text() != m_model.network())
        m_network->setText(m_model.network());
    const QString fault = m_model.networkFault();
    m_networkMessage->setMessage(fault.isEmpty() ? Mark::None : Mark::Failed, fault);
    if (const auto &problem = m_model.problem()) {
        const engine::ErrorText text = engine::ErrorTexts::of(*problem);
        m_serverMessage->setMessage(Mark::Failed, text.sentence + QLatin1Char(' ') + text.remedy);
    }
    const int hosts = m_model.rowCount();
    QStringList others;
    for (int row = 1; row < hosts; ++row)
        others << m_model.hostName(row);
    m_drawing->setHosts(servers.isEmpty() ? QStringList{tr("Public servers")} : servers,
                        hosts > 0 ? m_model.hostName(0) : tr("Controller"), others);
    m_drawing->setAccessibleName(
        tr("%1 takes its time from: %2. Those that take it from there: %3")
            .arg(hosts > 0 ? m_model.hostName(0) : tr("Controller"), m_model.sourceText(),
                 others.isEmpty() ? QStringLiteral("–") : others.join(QLatin1String(", "))));
    m_tableCard->setVisible(hosts > 0);
    fitTable();
    m_test->setEnabled(hosts > 0);
    m_test->setText(m_model.isTesting() ? tr("Stop &measuring") : tr("&Measure the clocks"));
    Q_EMIT changed();
}

/// As high as its rows; the drawing takes the rest.
void NtpPage::fitTable()
{
    const int rows = m_model.rowCount();
    const int head = m_table->horizontalHeader()->minimumHeight() + cardHead;
    const int each = m_table->verticalHeader()->defaultSectionSize();
    m_tableCard->setMaximumHeight(head + rows * each + 6);
    m_tableCard->setMinimumHeight(head + std::min(rows, leastRows) * each + 6);
}

QString NtpPage::railText() const { return tr("NTP"); }

QString NtpPage::title() const { return tr("Time (NTP)"); }

QString NtpPage::summary() const
{
    return tr("Tokens and heartbeats depend on equal clocks. The controller follows time servers, "
              "every other host follows the controller.");
}

Mark NtpPage::mark() const
{
    using Clock = NtpModel::Clock;
    if (!m_installation.hasProject())
        return Mark::None;
    if (m_model.isTesting())
        return Mark::Running;
    if (!m_model.networkFault().isEmpty() || m_model.problem() || m_model.count(Clock::Off) > 0 ||
        m_model.count(Clock::FarOff) > 0 || m_model.count(Clock::Unreachable) > 0)
        return Mark::Warning;
    return m_model.rowCount() > 0 ? Mark::Done : Mark::None;
}

bool NtpPage::isReachable() const { return m_installation.hasProject(); }

void NtpPage::entered()
{
    m_model.setLanguage(language());
    if (m_model.asksForServers())
        m_newServer->setFocus(Qt::OtherFocusReason);
}

void NtpPage::retranslate()
{
    m_model.setLanguage(language());
    m_serversCard->setHeading(m_model.serversTitle());
    m_newServer->setPlaceholderText(tr("Such as time.example.org"));
    m_newServer->setAccessibleName(tr("Time server to add"));
    m_add->setText(tr("&Add"));
    m_remove->setText(tr("&Remove"));
    m_list->setAccessibleName(m_model.serversTitle());
    m_explanation->setText(m_model.serversExplanation());
    m_networkLabel->setText(m_model.networkTitle());
    m_network->setAccessibleName(m_model.networkTitle());
    m_network->setPlaceholderText(tr("From the controller's address"));
    m_networkExplanation->setText(m_model.networkExplanation());
    m_drawingCard->setHeading(tr("Who asks whom"));
    m_tableCard->setHeading(tr("Clocks now"));
    m_table->setAccessibleName(tr("Clocks of the hosts"));
    showState();
}

} // namespace pikestaff::pages
