// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostfactscard.h"

#include "ui/textrole.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace pikestaff::pages {

namespace {

constexpr int columnGap = 20;
constexpr int lineGap = 6;
constexpr double gigabyte = 1e9;
enum Column { Name, First, Address, Mac, Use, Rest };

QString gigabytes(qint64 bytes)
{
    const double size = double(bytes) / gigabyte;
    return QLocale::c().toString(size, 'f', size < 10 ? 1 : 0);
}

} // namespace

HostFactsCard::HostFactsCard(const AddressesModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_grid(new QGridLayout)
    , m_untested(new QLabel(this))
{
    usePadding();
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(lineGap);
    m_grid->setColumnStretch(Rest, 1);
    setTextRole(m_untested, ui::TextRole::Dim);
    m_untested->setWordWrap(true);
    content()->addWidget(m_untested);
    content()->addLayout(m_grid);
    content()->addStretch(1);
}

void HostFactsCard::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget(); widget != nullptr) {
            widget->hide(); // at once, not only when it goes
            widget->deleteLater();
        }
        delete item;
    }
    m_line = 0;
}

void HostFactsCard::showHost(int row)
{
    m_row = row;
    setVisible(row >= 0);
    if (row < 0)
        return;
    const model::HostFacts *facts = m_model.facts(row);
    const HostForm &form = m_model.form(row);
    QStringList wanted{form.name, form.address, form.providerInterface, m_untested->text()};
    if (facts != nullptr)
        wanted << facts->readAt.toString(Qt::ISODateWithMs);
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    setHeading(tr("Found on %1").arg(form.name));
    clear();
    m_untested->setVisible(facts == nullptr);
    if (facts != nullptr)
        fill();
}

void HostFactsCard::fill()
{
    const model::HostFacts &facts = *m_model.facts(m_row);
    QStringList system{facts.osName, facts.architecture};
    system.removeAll(QString());
    addFact(tr("System"), system.join(QStringLiteral(" · ")));
    const bool virtualizes = facts.hardwareVirtualization || facts.kvmDevice;
    addFact(tr("Processor"),
            (virtualizes ? tr("%1 CPU, with hardware virtualization")
                         : tr("%1 CPU, without hardware virtualization: instances are slow"))
                .arg(facts.cpus));
    addFact(tr("Memory"), tr("%1 GB").arg(gigabytes(facts.memoryBytes)));
    addFact(tr("Free on /"), tr("%1 GB").arg(gigabytes(facts.rootFreeBytes)));
    addFact(tr("Clock"), tr("%1 s apart from this computer")
                             .arg(QLocale::c().toString(std::abs(facts.clockOffset), 'f', 1)));
    QString heading = tr("Interfaces");
    for (const model::Nic &nic : facts.nics) {
        addNic(heading, nic);
        heading.clear();
    }
}

void HostFactsCard::addFact(const QString &name, const QString &value)
{
    auto *label = new QLabel(name, this);
    auto *text = new QLabel(value, this);
    setTextRole(label, ui::TextRole::Dim);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_grid->addWidget(label, m_line, Name, Qt::AlignTop);
    m_grid->addWidget(text, m_line, First, 1, Rest);
    ++m_line;
}

void HostFactsCard::addNic(const QString &heading, const model::Nic &nic)
{
    const auto add = [this](const QString &text, Column column, ui::TextRole role) {
        auto *label = new QLabel(text, this);
        setTextRole(label, role);
        label->setTextFormat(Qt::PlainText);
        m_grid->addWidget(label, m_line, column);
    };
    QStringList addresses;
    for (const QString &address : nic.addresses) {
        if (!address.contains(QLatin1Char(':'))) // the guides use IPv4
            addresses << address;
    }
    add(heading, Name, ui::TextRole::Dim);
    add(nic.name, First, ui::TextRole::Code);
    add(addresses.isEmpty() ? tr("no address") : addresses.join(QLatin1String(", ")), Address,
        addresses.isEmpty() ? ui::TextRole::Dim : ui::TextRole::Code);
    add(nic.mac, Mac, ui::TextRole::Code);
    add(useOf(nic), Use, ui::TextRole::Dim);
    ++m_line;
}

/// What the interface is for, as far as that is known.
QString HostFactsCard::useOf(const model::Nic &nic) const
{
    const HostForm &form = m_model.form(m_row);
    const bool management =
        std::any_of(nic.addresses.begin(), nic.addresses.end(), [&form](const QString &own) {
            return own.section(QLatin1Char('/'), 0, 0) == form.address;
        });
    const bool provider = nic.name == form.providerInterface;
    if (management && provider)
        return tr("management and provider network");
    if (management)
        return tr("management network");
    if (provider)
        return tr("provider network");
    return nic.up ? QString() : tr("not connected");
}

void HostFactsCard::retranslate()
{
    m_untested->setText(
        tr("Not known yet. \"Test all\" reads the system, the memory and the network interfaces; "
           "nothing is changed."));
    m_shown.clear(); // the page shows a host again
}

} // namespace pikestaff::pages
