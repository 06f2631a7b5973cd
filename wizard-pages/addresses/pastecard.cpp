// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/pastecard.h"

#include "ui/button.h"
#include "ui/celldelegate.h"
#include "ui/tableview.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace pikestaff::pages {

namespace {

enum Column { Line, Name, Address, Result, ColumnCount };
constexpr int listHeight = 190;

} // namespace

PasteCard::PasteCard(AddressesModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_text(new QLabel(this))
    , m_edit(new QPlainTextEdit(this))
    , m_preview(new QTableWidget(0, ColumnCount, this))
    , m_summary(new QLabel(this))
    , m_cancel(ui::makeButton(ui::ButtonKind::Quiet, this))
    , m_add(ui::makeButton(ui::ButtonKind::Normal, this))
{
    build();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PasteCard::readText);
    connect(m_cancel, &QPushButton::clicked, this, &PasteCard::closeWanted);
    connect(m_add, &QPushButton::clicked, this, &PasteCard::add);
}

void PasteCard::build()
{
    usePadding();
    setTextRole(m_text, ui::TextRole::Dim);
    m_text->setWordWrap(true);
    m_edit->setFont(fontOf(ui::TextRole::Code));
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setMinimumHeight(listHeight);
    m_preview->setMinimumHeight(listHeight);
    ui::prepareTable(*m_preview);
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setItemDelegate(new ui::CellDelegate(
        [this](const QModelIndex &index) -> ui::CellLook {
            const bool bad = m_lines.at(static_cast<size_t>(index.row())).fault.has_value();
            switch (index.column()) {
            case Line:
                return {.role = ui::TextRole::SmallDim};
            case Address:
                return {.role = ui::TextRole::Code};
            case Result:
                return {.pill = bad ? ui::Pill::Kind::Error : ui::Pill::Kind::Good};
            default:
                return {.strong = true};
            }
        },
        m_preview));
    QHeaderView *head = m_preview->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(Result, QHeaderView::Stretch);
    setTextRole(m_summary, ui::TextRole::SmallDim);

    auto *both = new QHBoxLayout;
    both->setSpacing(12);
    both->addWidget(m_edit, 2);
    both->addWidget(m_preview, 3);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_summary);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_add);
    content()->addWidget(m_text);
    content()->addLayout(both, 1);
    content()->addLayout(buttons);
}

void PasteCard::begin()
{
    readText();
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString PasteCard::faultText(HostLineFault fault)
{
    switch (fault) {
    case HostLineFault::NoName:
        return tr("No name");
    case HostLineFault::NoAddress:
        return tr("No address");
    case HostLineFault::Ipv6:
        return tr("IPv6 is not supported");
    case HostLineFault::WrongName:
        return tr("Not a host name");
    case HostLineFault::WrongAddress:
        return tr("Not an address");
    case HostLineFault::WrongPort:
        return tr("Not a port");
    case HostLineFault::UnknownWord:
        return tr("A word is not a role");
    case HostLineFault::Taken:
        return tr("Name or address is there already");
    case HostLineFault::SecondController:
        return tr("A second controller");
    }
    return {};
}

void PasteCard::readText()
{
    m_lines = m_model.read(m_edit->toPlainText());
    m_preview->setRowCount(static_cast<int>(m_lines.size()));
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const HostLine &line = m_lines.at(static_cast<size_t>(row));
        const QString result =
            line.fault ? faultText(*line.fault) : AddressesModel::textOf(line.form.roles);
        const QString name = line.form.name.isEmpty() ? line.text : line.form.name;
        const QStringList texts{QString::number(line.number), name, line.form.address, result};
        for (int column = 0; column < ColumnCount; ++column)
            m_preview->setItem(row, column, new QTableWidgetItem(texts.at(column)));
    }
    const auto bad =
        static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const HostLine &line) {
            return line.fault.has_value();
        }));
    const int good = static_cast<int>(m_lines.size()) - bad;
    m_add->setEnabled(good > 0);
    m_add->setText(good > 0 ? tr("&Add %n host(s)", nullptr, good) : tr("&Add"));
    m_summary->setText(bad > 0 ? tr("%n line(s) cannot be used and stay here", nullptr, bad)
                               : QString());
}

/// What could not be used stays, to be corrected.
void PasteCard::add()
{
    m_model.addHosts(m_lines);
    QStringList left;
    for (const HostLine &line : m_lines) {
        if (line.fault)
            left << line.text;
    }
    m_edit->setPlainText(left.join(QLatin1Char('\n')));
    if (left.isEmpty())
        Q_EMIT closeWanted();
}

void PasteCard::retranslate()
{
    setHeading(tr("Paste a list of hosts"));
    m_text->setText(tr("One host a line: name and address, and a role if you like. Lines of "
                       "/etc/hosts and comma separated values are understood as well."));
    m_edit->setPlaceholderText(
        QStringLiteral("controller 10.0.0.11\ncompute1 10.0.0.31 compute\n10.0.0.32 compute2"));
    m_edit->setAccessibleName(tr("List of hosts"));
    m_preview->setAccessibleName(tr("What the list means"));
    m_preview->setHorizontalHeaderLabels({tr("Line"), tr("Name"), tr("Address"), tr("Role")});
    m_cancel->setText(tr("Close"));
    readText();
}

} // namespace pikestaff::pages
