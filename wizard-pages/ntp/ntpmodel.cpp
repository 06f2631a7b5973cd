// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/ntp/ntpmodel.h"

#include "engine/answertext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace pikestaff::pages {

using base::HostName;
using engine::HostTest;
using engine::Installation;

namespace {

/// As the pre-checks see it: services compare the time within a minute.
constexpr double tolerable = 1.0;
constexpr double harmful = 60.0;

const base::AnswerId &serversId()
{
    static const base::AnswerId id(QStringLiteral("ntp_servers"));
    return id;
}

const base::AnswerId &networkId()
{
    static const base::AnswerId id(QStringLiteral("management_network_cidr"));
    return id;
}

} // namespace

NtpModel::NtpModel(Installation &installation, QObject *parent)
    : QAbstractTableModel(parent)
    , m_installation(installation)
    , m_test(installation)
{
    connect(&installation, &Installation::projectOpened, this, &NtpModel::reload);
    connect(&installation, &Installation::factsArrived, this, [this](const HostName &host) {
        m_errors.erase(host);
        reload();
    });
    connect(&m_test, &HostTest::tested, this, [this](const engine::HostTestResult &result) {
        if (result.error && result.error->code != base::ErrorCode::Cancelled)
            m_errors.insert_or_assign(result.host, *result.error);
        refresh();
    });
    connect(&m_test, &HostTest::finished, this, &NtpModel::refresh);
    reload();
}

void NtpModel::reload()
{
    std::vector<model::Host> hosts;
    if (m_installation.hasProject())
        hosts = m_installation.project().content().inventory.hosts();
    std::stable_partition(hosts.begin(), hosts.end(), [](const model::Host &host) {
        return host.has(model::Role::Controller);
    });
    if (hosts != m_hosts) {
        beginResetModel();
        m_hosts = std::move(hosts);
        endResetModel();
    }
    refresh();
}

void NtpModel::refresh()
{
    if (!m_hosts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void NtpModel::setLanguage(base::Language language)
{
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    reload();
}

// --- answers -----------------------------------------------------------------------------------

const guide::AnswerSpec *NtpModel::serverSpec() const
{
    return m_installation.hasProject() ? m_installation.guide().answer(serversId()) : nullptr;
}

const guide::AnswerSpec *NtpModel::networkSpec() const
{
    return m_installation.hasProject() ? m_installation.guide().answer(networkId()) : nullptr;
}

QString NtpModel::answer(const guide::AnswerSpec *spec) const
{
    if (spec == nullptr)
        return {};
    return guide::answerOr(m_installation.guide(), m_installation.project().content().answers,
                           spec->id);
}

QString NtpModel::serversTitle() const
{
    return asksForServers() ? serverSpec()->title.in(m_language) : QString();
}

QString NtpModel::serversExplanation() const
{
    return asksForServers() ? serverSpec()->explanation.in(m_language) : QString();
}

QStringList NtpModel::servers() const
{
    static const QRegularExpression separators(QStringLiteral("[\\s,]+"));
    return answer(serverSpec()).split(separators, Qt::SkipEmptyParts);
}

QString NtpModel::addServer(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,]+"));
    const guide::AnswerSpec *spec = serverSpec();
    if (spec == nullptr)
        return {};
    QStringList all = servers();
    for (const QString &name : text.split(separators, Qt::SkipEmptyParts)) {
        if (QString fault = engine::AnswerText::fault(*spec, name); !fault.isEmpty())
            return fault;
        if (all.contains(name, Qt::CaseInsensitive))
            return tr("%1 is in the list already.").arg(name);
        all << name;
    }
    keep(spec->id, all.join(QLatin1Char(' ')));
    return {};
}

void NtpModel::removeServer(int index)
{
    QStringList all = servers();
    if (index < 0 || index >= all.size())
        return;
    all.removeAt(index);
    keep(serversId(), all.join(QLatin1Char(' ')));
}

QString NtpModel::networkTitle() const
{
    return asksForNetwork() ? networkSpec()->title.in(m_language) : QString();
}

QString NtpModel::networkExplanation() const
{
    return asksForNetwork() ? networkSpec()->explanation.in(m_language) : QString();
}

QString NtpModel::network() const
{
    return m_networkDraft ? *m_networkDraft : answer(networkSpec());
}

QString NtpModel::networkFault() const
{
    return m_networkDraft && asksForNetwork()
               ? engine::AnswerText::fault(*networkSpec(), *m_networkDraft)
               : QString();
}

void NtpModel::setNetwork(const QString &text)
{
    const guide::AnswerSpec *spec = networkSpec();
    if (spec == nullptr || text == network())
        return;
    m_networkDraft.reset();
    if (guide::checkAnswer(*spec, text)) {
        keep(spec->id, text);
        return;
    }
    m_networkDraft = text;
    refresh();
}

void NtpModel::keep(const base::AnswerId &id, const QString &value)
{
    const base::Status kept =
        m_installation.setAnswer(id, value).and_then([this] { return m_installation.save(); });
    m_problem = kept ? std::nullopt : std::optional(kept.error());
    refresh();
}

// --- clocks ------------------------------------------------------------------------------------

QString NtpModel::hostName(int row) const
{
    return m_hosts.at(static_cast<size_t>(row)).name.value();
}

NtpModel::Clock NtpModel::clock(int row) const
{
    const HostName &name = m_hosts.at(static_cast<size_t>(row)).name;
    if (m_test.isTesting(name))
        return Clock::Measuring;
    if (m_errors.count(name) != 0)
        return Clock::Unreachable;
    const auto facts = m_installation.facts().find(name);
    if (facts == m_installation.facts().end())
        return Clock::Unknown;
    const double off = std::abs(facts->second.clockOffset) - facts->second.clockUncertainty;
    if (off < tolerable)
        return Clock::Right;
    return off < harmful ? Clock::Off : Clock::FarOff;
}

QString NtpModel::offsetText(int row) const
{
    switch (clock(row)) {
    case Clock::Unknown:
        return tr("Not measured yet");
    case Clock::Measuring:
        return tr("Measuring …");
    case Clock::Unreachable:
        return tr("Not reached: see Addresses");
    default:
        break;
    }
    const model::HostFacts &facts =
        m_installation.facts().at(m_hosts.at(static_cast<size_t>(row)).name);
    const QLocale locale;
    const int digits = std::abs(facts.clockOffset) < 10 ? 2 : 0;
    return tr("%1 s ± %2 s")
        .arg((facts.clockOffset > 0 ? QStringLiteral("+") : QString()) +
                 locale.toString(facts.clockOffset, 'f', digits),
             locale.toString(facts.clockUncertainty, 'f', 2));
}

QString NtpModel::sourceText() const
{
    const QStringList all = servers();
    return all.isEmpty() ? tr("Public servers of the distribution") : all.join(QLatin1String(", "));
}

int NtpModel::count(Clock wanted) const
{
    int number = 0;
    for (int row = 0; row < rowCount(); ++row)
        number += clock(row) == wanted ? 1 : 0;
    return number;
}

int NtpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hosts.size());
}

int NtpModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NtpModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const model::Host &host = m_hosts.at(static_cast<size_t>(index.row()));
    switch (index.column()) {
    case Host:
        return host.name.value();
    case Asks:
        return host.has(model::Role::Controller) ? sourceText() : m_hosts.front().name.value();
    default:
        return offsetText(index.row());
    }
}

QVariant NtpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Host:
        return tr("Host");
    case Asks:
        return tr("Time from");
    default:
        return tr("Clock, against this computer");
    }
}

} // namespace pikestaff::pages
