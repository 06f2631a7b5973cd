// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "engine/passwordrule.h"

#include <QAbstractTableModel>

#include <vector>

namespace pikestaff::pages {

/// The guide's table of passwords with the values of the open project. What is typed and allowed is
/// kept at once; what a service would refuse stays here as a draft with its reason. GUI thread.
class PasswordsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Purpose, Value, Strength, ColumnCount };
    enum class Vault { NoProject, Open, Opening, Locked };

    explicit PasswordsModel(engine::Installation &installation, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    void setLanguage(base::Language language);

    // The vault.
    [[nodiscard]] Vault vault() const { return m_vault; }
    [[nodiscard]] bool wantsPassphrase() const; ///< of Locked: a passphrase opens it
    /// Why the vault did not open or could not be written; empty: it did.
    [[nodiscard]] const std::optional<base::Error> &vaultError() const { return m_vaultError; }
    void unlock(base::Secret passphrase);
    [[nodiscard]] QString keyPlace() const; ///< translated: who opens the vault

    // One password.
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] QString purpose(int row) const;
    [[nodiscard]] QString value(int row) const; ///< what was typed, even where it is refused
    [[nodiscard]] engine::PasswordStrength strength(int row) const;
    [[nodiscard]] QString strengthText(int row) const;
    /// Why the typed value is not kept; empty: it is.
    [[nodiscard]] QString fault(int row) const;
    /// Of a text that is being typed; empty: it would be kept.
    [[nodiscard]] QString faultOf(int row, const QString &text) const;
    /// What to know of a value that is kept: "Short ...". May be empty.
    [[nodiscard]] QString advice(int row) const;
    /// Empty text: back to what is kept. False: refused, see fault().
    bool setValue(int row, const QString &text);
    void generate(int row);
    [[nodiscard]] bool isRevealed(int row) const;
    void setRevealed(int row, bool revealed);

    // All.
    void generateMissing();
    [[nodiscard]] bool areAllRevealed() const { return m_allRevealed; }
    void setAllRevealed(bool revealed);
    [[nodiscard]] int missingCount() const;
    [[nodiscard]] int shortCount() const;
    [[nodiscard]] int refusedCount() const;

Q_SIGNALS:
    void changed(); ///< anything but the cells

private:
    struct Row
    {
        base::SecretId id;
        base::LocalText purpose;
        engine::PasswordRule rule;
        engine::PasswordStrength strength = engine::PasswordStrength::Missing;
        bool revealed = false;
        QString draft; ///< typed and refused
        QString fault;
    };

    void reload();
    void refresh();
    void openVault();
    void keep(std::vector<engine::SecretChange> changes);
    [[nodiscard]] QString kept(int row) const;
    [[nodiscard]] QString faultOf(const Row &row, const QString &text) const;
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] Row &at(int row) { return m_rows.at(static_cast<size_t>(row)); }

    engine::Installation &m_installation;
    std::vector<Row> m_rows;
    base::Language m_language = base::Language::English;
    Vault m_vault = Vault::NoProject;
    std::optional<base::Error> m_vaultError;
    bool m_allRevealed = false;
    bool m_asked = false; ///< a passphrase was given
};

} // namespace pikestaff::pages
