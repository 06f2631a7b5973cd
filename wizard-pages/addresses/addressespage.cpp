// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/addressespage.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/fieldmessage.h"
#include "ui/tableview.h"
#include "ui/textrole.h"
#include "wizard-pages/addresses/hosteditor.h"
#include "wizard-pages/addresses/hostfactscard.h"
#include "wizard-pages/addresses/hostkeycard.h"
#include "wizard-pages/addresses/pastecard.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace pikestaff::pages {

using ui::Mark;

namespace {

constexpr int leastRows = 4;

ui::Pill::Kind kindOf(HostState state)
{
    switch (state) {
    case HostState::Connected:
        return ui::Pill::Kind::Good;
    case HostState::Remarks:
    case HostState::KeyUnknown:
        return ui::Pill::Kind::Warning;
    case HostState::Incomplete:
    case HostState::Blocked:
    case HostState::KeyChanged:
    case HostState::Failed:
        return ui::Pill::Kind::Error;
    case HostState::Testing:
        return ui::Pill::Kind::Accent;
    case HostState::Untested:
        break;
    }
    return ui::Pill::Kind::Neutral;
}

} // namespace

AddressesPage::AddressesPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("addresses"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_controls(new QWidget(this))
    , m_paste(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_add(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_testAll(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_tableCard(new ui::Card(this))
    , m_table(new QTableView(m_tableCard))
    , m_empty(new ui::Card(this))
    , m_emptyText(new QLabel(m_empty))
    , m_emptyAdd(ui::makeButton(ui::ButtonKind::Normal, m_empty))
    , m_emptyPaste(ui::makeButton(ui::ButtonKind::Quiet, m_empty))
    , m_problem(new ui::FieldMessage(this))
    , m_failure(new ui::FieldMessage(this))
    , m_keyCard(new HostKeyCard(m_model, this))
    , m_oneNic(new ui::Card(this))
    , m_oneNicText(new QLabel(m_oneNic))
    , m_factsCard(new HostFactsCard(m_model, this))
    , m_pasteCard(new PasteCard(m_model, this))
    , m_editor(new HostEditor(m_model, this))
{
    build();
    connectAll();
    m_pasteCard->hide();
    m_editor->hide();
    retranslate();
}

/// A field that loses the focus as it goes still speaks to the model.
AddressesPage::~AddressesPage()
{
    m_model.disconnect(this);
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void AddressesPage::buildTable()
{
    m_table->setModel(&m_model);
    ui::prepareTable(*m_table);
    m_table->setItemDelegate(new ui::CellDelegate(
        [this](const QModelIndex &index) -> ui::CellLook {
            switch (index.column()) {
            case AddressesModel::Name:
                return {.strong = true};
            case AddressesModel::Interface:
                if (m_model.isOneNic(index.row()))
                    return {.role = ui::TextRole::Code, .pillAfter = tr("also management")};
                [[fallthrough]];
            case AddressesModel::Address:
            case AddressesModel::Key:
                return {.role = ui::TextRole::Code};
            case AddressesModel::State:
                return {.pill = kindOf(m_model.state(index.row()))};
            default:
                return {};
            }
        },
        m_table));
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(AddressesModel::State, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_tableCard->content()->addWidget(m_table);
}

void AddressesPage::build()
{
    auto *controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(8);
    for (QPushButton *button : {m_paste, m_add, m_testAll})
        controls->addWidget(button);
    buildTable();

    m_empty->usePadding();
    setTextRole(m_emptyText, ui::TextRole::Dim);
    m_emptyText->setWordWrap(true);
    auto *begin = new QHBoxLayout;
    begin->setSpacing(8);
    begin->addWidget(m_emptyAdd);
    begin->addWidget(m_emptyPaste);
    begin->addStretch(1);
    m_empty->content()->addWidget(m_emptyText);
    m_empty->content()->addLayout(begin);

    m_oneNic->usePadding();
    setTextRole(m_oneNicText, ui::TextRole::Dim);
    m_oneNicText->setWordWrap(true);
    m_oneNic->content()->addWidget(m_oneNicText);

    m_left = new QVBoxLayout;
    m_left->setSpacing(12);
    m_left->addWidget(m_empty);
    m_left->addWidget(m_tableCard, 1000);
    m_left->addWidget(m_problem);
    m_left->addWidget(m_failure);
    m_left->addWidget(m_keyCard);
    m_left->addWidget(m_oneNic);
    m_left->addWidget(m_pasteCard);
    m_left->addWidget(m_factsCard, 1);
    m_left->addStretch();
    for (ui::Card *card : std::initializer_list<ui::Card *>{m_empty, m_keyCard, m_oneNic})
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(m_left, 1);
    row->addWidget(m_editor);
}

void AddressesPage::connectAll()
{
    connect(m_paste, &QPushButton::clicked, this, [this] { openPaste(true); });
    connect(m_emptyPaste, &QPushButton::clicked, this, [this] { openPaste(true); });
    connect(m_pasteCard, &PasteCard::closeWanted, this, [this] { openPaste(false); });
    connect(m_add, &QPushButton::clicked, this, &AddressesPage::addHost);
    connect(m_emptyAdd, &QPushButton::clicked, this, &AddressesPage::addHost);
    connect(m_testAll, &QPushButton::clicked, this, [this] {
        if (m_model.isTesting())
            m_model.cancelTests();
        else
            m_model.testAll();
    });
    connect(m_editor, &HostEditor::closeWanted, this, [this] {
        edit(-1);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_model, &AddressesModel::changed, this, &AddressesPage::showState);
    connect(&m_model, &AddressesModel::modelReset, this, [this] { edit(-1); });
    connect(&m_model, &AddressesModel::rowsRemoved, this,
            [this] { edit(m_model.rowCount() == 0 || m_editor->isHidden() ? -1 : currentRow()); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { edit(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!m_editor->isHidden())
                    edit(current.row());
                m_keyCard->showState(current.row());
                showFailure();
                showFacts();
            });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { edit(index.row()); });
}

/// Enter and F2 edit a host, Del removes it.
bool AddressesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress || currentRow() < 0)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Delete) {
        m_model.removeHost(currentRow());
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_F2)
        return Page::eventFilter(watched, event);
    edit(currentRow());
    m_editor->focusFirst();
    return true;
}

int AddressesPage::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.row() : -1;
}

void AddressesPage::addHost()
{
    openPaste(false);
    const int row = m_model.addHost();
    m_table->setCurrentIndex(m_model.index(row, AddressesModel::Name));
    edit(row);
    m_editor->focusFirst();
}

void AddressesPage::edit(int row)
{
    m_editor->setVisible(row >= 0);
    if (row >= 0)
        openPaste(false);
    m_editor->setRow(row);
    m_table->setColumnHidden(AddressesModel::Key, row >= 0);
    m_table->setColumnHidden(AddressesModel::Interface, row >= 0);
    fitTable();
}

void AddressesPage::openPaste(bool open)
{
    if (open)
        edit(-1);
    m_pasteCard->setVisible(open);
    if (open)
        m_pasteCard->begin();
    showState();
}

/// As high as its rows, so that what is told stands right below.
void AddressesPage::fitTable()
{
    const int rows = m_model.rowCount();
    const int head = m_table->horizontalHeader()->minimumHeight();
    const int each = m_table->verticalHeader()->defaultSectionSize();
    const int whole = head + rows * each + 2;
    const int least = head + std::min(rows, leastRows) * each + 2;
    m_tableCard->setMaximumHeight(whole + 4);
    m_tableCard->setMinimumHeight(least + 4);
}

void AddressesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitTable();
}

void AddressesPage::showState()
{
    const int rows = m_model.rowCount();
    const bool pasting = !m_pasteCard->isHidden();
    m_empty->setVisible(rows == 0 && !pasting);
    m_tableCard->setVisible(rows > 0);
    m_paste->setEnabled(!pasting);
    m_testAll->setEnabled(rows > m_model.count(HostState::Incomplete));
    m_testAll->setText(m_model.isTesting() ? tr("Stop &testing") : tr("Test &all"));
    m_problem->setMessage(m_model.problem().isEmpty() ? Mark::None : Mark::Warning,
                          rows == 0 ? QString() : m_model.problem());
    showFailure();
    const QStringList oneNic = m_model.oneNicHosts();
    m_oneNic->setVisible(!oneNic.isEmpty() && !pasting);
    m_oneNicText->setText(
        tr("%1: the provider network uses the interface by which we come in. While its address "
           "moves to a bridge SSH stands still for some seconds; without a new connection the "
           "host puts everything back by itself after 90 seconds.")
            .arg(oneNic.join(QLatin1String(", "))));
    m_keyCard->showState(currentRow());
    if (pasting)
        m_keyCard->hide();
    showFacts();
    fitTable();
    Q_EMIT changed();
}

/// Of the chosen host, or the first: as long as nothing else wants the place.
void AddressesPage::showFacts()
{
    const bool free = m_pasteCard->isHidden() && m_model.rowCount() > 0;
    m_factsCard->showHost(free ? std::max(0, currentRow()) : -1);
}

/// Why the chosen host, or else the first that failed, was not reached, and how to mend it.
void AddressesPage::showFailure()
{
    int row = currentRow();
    const auto failed = [this](int which) {
        return which >= 0 && which < m_model.rowCount() &&
               m_model.state(which) == HostState::Failed;
    };
    for (int i = 0; i < m_model.rowCount() && !failed(row); ++i)
        row = i;
    if (!failed(row) || !m_pasteCard->isHidden()) {
        m_failure->clear();
        return;
    }
    const engine::ErrorText text = engine::ErrorTexts::of(*m_model.error(row));
    m_failure->setMessage(Mark::Failed, text.sentence + QLatin1Char('\n') + text.remedy);
}

QString AddressesPage::railText() const { return tr("Addresses"); }

QString AddressesPage::summary() const
{
    return tr("The servers to install. One controller is needed, and compute nodes for instances.");
}

Mark AddressesPage::mark() const
{
    if (m_model.rowCount() == 0)
        return Mark::None;
    if (m_model.isTesting())
        return Mark::Running;
    for (const HostState state : {HostState::Incomplete, HostState::Blocked, HostState::KeyUnknown,
                                  HostState::KeyChanged, HostState::Failed}) {
        if (m_model.count(state) > 0)
            return Mark::Warning;
    }
    return m_model.isComplete() ? Mark::Done : Mark::Warning;
}

bool AddressesPage::isReachable() const { return m_installation.hasProject(); }

void AddressesPage::entered()
{
    showState();
    if (m_model.rowCount() > 0)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_emptyAdd->setFocus(Qt::OtherFocusReason);
}

void AddressesPage::retranslate()
{
    m_paste->setText(tr("&Paste a list"));
    m_add->setText(tr("Add a &host"));
    m_table->setAccessibleName(tr("Hosts"));
    m_emptyText->setText(tr("There are no hosts yet. Begin with the controller: a name, its IPv4 "
                            "address, and how to log in there. Or paste the whole list at once."));
    m_emptyAdd->setText(tr("Add the &controller"));
    m_emptyPaste->setText(tr("Paste a l&ist"));
    m_oneNic->setHeading(tr("Hosts with one network interface"));
    m_model.retranslate();
    m_keyCard->retranslate();
    m_factsCard->retranslate();
    m_pasteCard->retranslate();
    m_editor->retranslate();
    showState();
}

} // namespace pikestaff::pages
