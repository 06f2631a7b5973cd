// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/passwords/passwordspage.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/fieldmessage.h"
#include "ui/tableview.h"
#include "ui/textrole.h"
#include "wizard-pages/passwords/passwordcard.h"
#include "wizard-pages/passwords/strengthpill.h"
#include "wizard-pages/passwords/vaultcard.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace pikestaff::pages {

using ui::Mark;

PasswordsPage::PasswordsPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("passwords"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(installation)
    , m_controls(new QWidget(this))
    , m_revealAll(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_generate(ui::makeButton(ui::ButtonKind::Normal, m_controls))
    , m_tableCard(new ui::Card(this))
    , m_table(new QTableView(this))
    , m_chosen(new PasswordCard(m_model, this))
    , m_locked(new VaultCard(m_model, this))
    , m_keyPlace(new QLabel(this))
    , m_problem(new ui::FieldMessage(this))
{
    build();
    connect(m_revealAll, &QPushButton::clicked, this,
            [this] { m_model.setAllRevealed(!m_model.areAllRevealed()); });
    connect(m_generate, &QPushButton::clicked, &m_model, &PasswordsModel::generateMissing);
    connect(&m_model, &PasswordsModel::changed, this, &PasswordsPage::showState);
    connect(&m_model, &PasswordsModel::modelReset, this, [this] {
        m_chosen->setRow(-1);
        if (m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(0, PasswordsModel::Value));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { m_chosen->setRow(current.row()); });
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, PasswordsModel::Value));
    retranslate();
}

/// A field that loses the focus as it goes still speaks to the model.
PasswordsPage::~PasswordsPage()
{
    m_model.disconnect(this);
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void PasswordsPage::build()
{
    auto *controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(8);
    controls->addWidget(m_revealAll);
    controls->addWidget(m_generate);

    m_table->setModel(&m_model);
    ui::prepareTable(*m_table);
    m_table->setItemDelegate(new ui::CellDelegate(
        [this](const QModelIndex &index) -> ui::CellLook {
            switch (index.column()) {
            case PasswordsModel::Name:
            case PasswordsModel::Value:
                return {.role = ui::TextRole::Code};
            case PasswordsModel::Strength:
                return {.pill = kindOfStrength(m_model, index.row())};
            default:
                return {};
            }
        },
        m_table));
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(PasswordsModel::Purpose, QHeaderView::Stretch);
    head->setSectionResizeMode(PasswordsModel::Value, QHeaderView::Fixed);
    head->resizeSection(PasswordsModel::Value, 216);
    head->setSectionResizeMode(PasswordsModel::Strength, QHeaderView::Fixed);
    head->resizeSection(PasswordsModel::Strength, 150);
    m_table->installEventFilter(this);
    m_tableCard->content()->addWidget(m_table);

    setTextRole(m_keyPlace, ui::TextRole::SmallDim);
    m_keyPlace->setWordWrap(true);
    m_keyPlace->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_locked, 0, Qt::AlignTop);
    column->addWidget(m_tableCard, 1);
    column->addWidget(m_chosen);
    column->addWidget(m_problem);
    column->addWidget(m_keyPlace);
}

/// Enter and F2 edit the password that is chosen.
bool PasswordsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_F2)
        return Page::eventFilter(watched, event);
    m_chosen->focusField();
    return true;
}

QString PasswordsPage::railText() const { return tr("Passwords"); }

QString PasswordsPage::summary() const
{
    return tr(
        "By the names of the install guide. Kept encrypted on this computer; logs and reports "
        "show the names only.");
}

Mark PasswordsPage::mark() const
{
    using Vault = PasswordsModel::Vault;
    if (m_model.vault() == Vault::NoProject || m_model.rowCount() == 0)
        return Mark::None;
    if (m_model.vault() == Vault::Locked || m_model.vaultError() || m_model.refusedCount() > 0)
        return Mark::Warning;
    if (m_model.vault() == Vault::Opening || m_model.missingCount() > 0)
        return Mark::None;
    return m_model.shortCount() > 0 ? Mark::Warning : Mark::Done;
}

QString PasswordsPage::railNote() const
{
    if (m_model.vault() != PasswordsModel::Vault::Open || m_model.missingCount() == 0)
        return {};
    return tr("%n missing", nullptr, m_model.missingCount());
}

bool PasswordsPage::isReachable() const { return m_installation.hasProject(); }

void PasswordsPage::entered()
{
    showState();
    QWidget *first = m_table;
    if (m_model.vault() != PasswordsModel::Vault::Open)
        first = m_locked;
    first->setFocus(Qt::OtherFocusReason);
}

void PasswordsPage::pointAt(const QString &place)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.name(row) != place)
            continue;
        m_table->setCurrentIndex(m_model.index(row, PasswordsModel::Value));
        if (m_model.vault() == PasswordsModel::Vault::Open)
            m_chosen->focusField();
        return;
    }
}

void PasswordsPage::retranslate()
{
    m_model.setLanguage(language());
    m_generate->setText(tr("&Generate all missing"));
    m_table->setAccessibleName(tr("Passwords of the guide"));
    m_chosen->retranslate();
    m_locked->retranslate();
    showState();
}

void PasswordsPage::showState()
{
    const bool open = m_model.vault() == PasswordsModel::Vault::Open;
    m_locked->setVisible(m_model.vault() == PasswordsModel::Vault::Locked ||
                         m_model.vault() == PasswordsModel::Vault::Opening);
    m_tableCard->setVisible(open);
    m_chosen->setVisible(open && m_model.rowCount() > 0);
    m_revealAll->setText(m_model.areAllRevealed() ? tr("Hide &all") : tr("Show &all"));
    m_revealAll->setEnabled(open);
    m_generate->setEnabled(open && m_model.missingCount() > 0);
    const bool unsaved = open && m_model.vaultError();
    QString told;
    if (unsaved) {
        const engine::ErrorText text = engine::ErrorTexts::of(*m_model.vaultError());
        told = text.sentence + QLatin1Char(' ') + text.remedy;
    }
    m_problem->setMessage(unsaved ? Mark::Failed : Mark::None, told);
    m_keyPlace->setText(m_model.keyPlace());
    m_keyPlace->setVisible(open && !m_keyPlace->text().isEmpty());
    Q_EMIT changed();
}

} // namespace pikestaff::pages
