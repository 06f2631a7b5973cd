// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/passwords/passwordsmodel.h"

#include "engine/errortext.h"

#include <algorithm>

namespace pikestaff::pages {

using base::Secret;
using engine::PasswordStrength;

namespace {

/// Characters that nobody sees get a sign.
QString visible(const QString &characters)
{
    QStringList all;
    for (const QChar c : characters) {
        if (c == QLatin1Char(' '))
            all << QString(QChar(0x2423));
        else if (c.category() == QChar::Other_Control)
            all << QStringLiteral("U+%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            all << QString(c);
    }
    return all.join(QLatin1String("  "));
}

/// Tells nobody how long the value is.
QString hidden() { return QString(12, QChar(0x2022)); }

} // namespace

PasswordsModel::PasswordsModel(engine::Installation &installation, QObject *parent)
    : QAbstractTableModel(parent)
    , m_installation(installation)
{
    using engine::Installation;
    connect(&installation, &Installation::projectOpened, this, &PasswordsModel::reload);
    connect(&installation, &Installation::secretsChanged, this, &PasswordsModel::refresh);
    connect(&installation, &Installation::vaultOpened, this, [this] {
        m_vault = Vault::Open;
        m_vaultError.reset();
        refresh();
    });
    connect(&installation, &Installation::vaultSaved, this, [this] {
        m_vaultError.reset();
        Q_EMIT changed();
    });
    connect(&installation, &Installation::vaultFailed, this, [this](const base::Error &error) {
        if (m_vault == Vault::Opening)
            m_vault = Vault::Locked;
        m_vaultError = error;
        // Nobody gave a passphrase yet: that is a question, not an error.
        if (error.code == base::ErrorCode::VaultLocked && error.detail.isEmpty() && !m_asked)
            m_vaultError.reset();
        Q_EMIT changed();
    });
    reload();
}

void PasswordsModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_vault = Vault::NoProject;
    m_vaultError.reset();
    m_allRevealed = false;
    m_asked = false;
    if (m_installation.hasProject()) {
        for (const guide::SecretSpec &spec : m_installation.guide().secrets) {
            Row row;
            row.id = spec.id;
            row.purpose = spec.explanation;
            row.rule = engine::PasswordRule::of(m_installation.guide(), spec.id);
            m_rows.push_back(std::move(row));
        }
    }
    endResetModel();
    if (m_installation.hasProject())
        openVault();
    refresh();
}

void PasswordsModel::openVault()
{
    if (m_installation.isVaultOpen()) {
        m_vault = Vault::Open;
        return;
    }
    // A passphrase that the environment gives opens it; else the page asks.
    m_vault = Vault::Opening;
    m_installation.openVaultInBackground();
}

void PasswordsModel::unlock(Secret passphrase)
{
    m_vault = Vault::Opening;
    m_vaultError.reset();
    m_asked = true;
    Q_EMIT changed();
    m_installation.openVaultInBackground(std::move(passphrase));
}

bool PasswordsModel::wantsPassphrase() const
{
    return m_vault == Vault::Locked && m_installation.vaultHasPassphrase();
}

void PasswordsModel::refresh()
{
    for (int row = 0; row < rowCount(); ++row)
        at(row).strength = engine::strengthOf(kept(row));
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void PasswordsModel::setLanguage(base::Language language)
{
    m_language = language;
    for (Row &row : m_rows) {
        if (!row.draft.isEmpty())
            row.fault = faultOf(row, row.draft);
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    refresh();
}

QString PasswordsModel::keyPlace() const
{
    const engine::VaultKey *key = m_installation.vaultKey();
    if (key == nullptr)
        return {};
    switch (key->place) {
    case engine::KeyPlace::User:
        return tr("Kept encrypted in the project; your passphrase opens them.");
    case engine::KeyPlace::KeyStore:
        return tr("Kept encrypted in the project; the key store of this desktop opens them.");
    case engine::KeyPlace::KeyFile:
        break;
    }
    return tr("Kept encrypted in the project; the key that opens them is in %1").arg(key->keyFile);
}

// --- one password ------------------------------------------------------------------------------

QString PasswordsModel::name(int row) const { return at(row).id.value(); }

QString PasswordsModel::purpose(int row) const { return at(row).purpose.in(m_language); }

QString PasswordsModel::kept(int row) const
{
    if (!m_installation.secrets().has(at(row).id))
        return {};
    auto bytes = m_installation.secrets().reveal(model::Content::sealed(at(row).id));
    if (!bytes)
        return {};
    QString text = QString::fromUtf8(*bytes);
    Secret::wipe(*bytes);
    return text;
}

QString PasswordsModel::value(int row) const
{
    return at(row).draft.isEmpty() ? kept(row) : at(row).draft;
}

PasswordStrength PasswordsModel::strength(int row) const { return at(row).strength; }

QString PasswordsModel::fault(int row) const { return at(row).fault; }

QString PasswordsModel::strengthText(int row) const
{
    if (!at(row).fault.isEmpty())
        return tr("Not kept");
    switch (at(row).strength) {
    case PasswordStrength::Missing:
        break;
    case PasswordStrength::Short:
        return tr("Short · lab only");
    case PasswordStrength::Fair:
        return tr("Fair");
    case PasswordStrength::Strong:
        return tr("Strong");
    }
    return tr("Missing");
}

QString PasswordsModel::advice(int row) const
{
    if (at(row).strength != PasswordStrength::Short)
        return {};
    return tr("Short. Good enough for a lab that nobody else reaches.");
}

QString PasswordsModel::faultOf(const Row &row, const QString &text) const
{
    const QString refused = row.rule.refusedIn(text);
    if (refused.isEmpty())
        return {};
    if (row.rule.onlyUnreserved)
        return tr("The service takes only letters, digits and - . _ ~ here. Not allowed: %1")
            .arg(visible(refused));
    if (refused == QLatin1String(" "))
        return tr("A blank at the beginning or at the end would be lost in a configuration file.");
    return tr("This character cannot be used here: %1").arg(visible(refused));
}

QString PasswordsModel::faultOf(int row, const QString &text) const
{
    return faultOf(at(row), text);
}

bool PasswordsModel::setValue(int row, const QString &text)
{
    Row &changedRow = at(row);
    changedRow.fault = faultOf(changedRow, text);
    changedRow.draft = changedRow.fault.isEmpty() ? QString() : text;
    const bool good = changedRow.fault.isEmpty();
    if (good && !text.isEmpty() && text != kept(row)) {
        std::vector<engine::SecretChange> changes;
        changes.push_back({changedRow.id, Secret(text.toUtf8())});
        keep(std::move(changes));
    } else {
        refresh();
    }
    return good;
}

void PasswordsModel::generate(int row)
{
    at(row).draft.clear();
    at(row).fault.clear();
    std::vector<engine::SecretChange> changes;
    changes.push_back({at(row).id, model::generateSecret()});
    keep(std::move(changes));
}

void PasswordsModel::generateMissing()
{
    std::vector<engine::SecretChange> changes;
    for (const Row &row : m_rows) {
        if (row.strength == PasswordStrength::Missing && row.draft.isEmpty())
            changes.push_back({row.id, model::generateSecret()});
    }
    if (!changes.empty())
        keep(std::move(changes));
}

void PasswordsModel::keep(std::vector<engine::SecretChange> changes)
{
    const base::Status kept = m_installation.changeSecrets(std::move(changes));
    if (!kept)
        m_vaultError = kept.error();
    refresh();
}

bool PasswordsModel::isRevealed(int row) const { return m_allRevealed || at(row).revealed; }

void PasswordsModel::setRevealed(int row, bool revealed)
{
    if (m_allRevealed && !revealed) {
        m_allRevealed = false;
        for (Row &each : m_rows)
            each.revealed = true;
    }
    at(row).revealed = revealed;
    refresh();
}

void PasswordsModel::setAllRevealed(bool revealed)
{
    m_allRevealed = revealed;
    for (Row &row : m_rows)
        row.revealed = false;
    refresh();
}

int PasswordsModel::missingCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.strength == PasswordStrength::Missing;
    }));
}

int PasswordsModel::shortCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.strength == PasswordStrength::Short;
    }));
}

int PasswordsModel::refusedCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [](const Row &row) { return !row.fault.isEmpty(); }));
}

// --- the table ---------------------------------------------------------------------------------

int PasswordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PasswordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PasswordsModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    if (role == Qt::ToolTipRole && index.column() == Purpose)
        return purpose(row);
    if (role == Qt::AccessibleTextRole && index.column() == Value) {
        if (value(row).isEmpty())
            return tr("Missing");
        return isRevealed(row) ? value(row) : tr("Hidden");
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return name(row);
    case Purpose:
        return purpose(row);
    case Value: {
        const QString text = value(row);
        if (text.isEmpty())
            return QStringLiteral("–");
        return isRevealed(row) ? text : hidden();
    }
    default:
        return strengthText(row);
    }
}

QVariant PasswordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Name:
        return tr("Name in the guide");
    case Purpose:
        return tr("Used for");
    case Value:
        return tr("Value");
    default:
        return tr("Strength");
    }
}

} // namespace pikestaff::pages
