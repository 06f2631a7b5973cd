// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/hosttest.h"
#include "engine/installation.h"
#include "engine/labstart.h"
#include "wizard-pages/addresses/hostform.h"
#include "wizard-pages/addresses/hostlist.h"

#include <QAbstractTableModel>

namespace pikestaff::pages {

enum class HostState {
    Incomplete, ///< something is missing or wrong
    Untested,
    Testing,
    Connected,
    Remarks, ///< connected, with something to tell
    Blocked, ///< connected, but the guide cannot be followed there
    KeyUnknown,
    KeyChanged,
    Failed,
};

enum class HostPassword { Login, Sudo, KeyPassphrase };

/// The hosts as they are typed and what was found on them. A host that is right is kept in the
/// project at once; one that is not stays here, and the project keeps its former version. GUI
/// thread.
class AddressesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Roles, Address, Interface, Key, State, ColumnCount };

    explicit AddressesModel(engine::Installation &installation, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    // One host.
    [[nodiscard]] const HostForm &form(int row) const { return at(row).form; }
    void setForm(int row, const HostForm &form);
    [[nodiscard]] const HostFaults &faults(int row) const { return at(row).faults; }
    [[nodiscard]] QString faultText(int row, HostField field) const; ///< empty: it is right
    [[nodiscard]] bool hasPassword(int row, HostPassword kind) const;
    /// Error: VaultLocked.
    [[nodiscard]] base::Status setPassword(int row, HostPassword kind, base::Secret secret);
    [[nodiscard]] HostState state(int row) const;
    [[nodiscard]] QString stateText(int row) const;
    /// Of Failed and the two of keys: what is wrong, and how to mend it.
    [[nodiscard]] const std::optional<base::Error> &error(int row) const { return at(row).error; }
    /// What was found there, the good left out.
    [[nodiscard]] std::vector<engine::CheckResult> remarks(int row) const;
    [[nodiscard]] const model::HostFacts *facts(int row) const;
    [[nodiscard]] QString rolesText(int row) const { return textOf(form(row).roles); }
    [[nodiscard]] static QString textOf(const QSet<model::Role> &roles);
    /// The provider interface is the one by which we come in.
    [[nodiscard]] bool isOneNic(int row) const;
    [[nodiscard]] QString knownKey(int row) const; ///< "SHA256:..."; empty: none is trusted

    // All.
    int addHost(); ///< the row, with a name that is free
    int addHosts(const std::vector<HostLine> &lines);
    [[nodiscard]] std::vector<HostLine> read(const QString &list) const;
    void removeHost(int row);
    /// Why the hosts that are right cannot be kept yet; empty: they are.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isComplete() const; ///< every host is right and kept
    [[nodiscard]] int count(HostState state) const;
    [[nodiscard]] QStringList oneNicHosts() const;
    [[nodiscard]] bool isPracticeLab() const;

    // Tests.
    void testAll();
    void test(int row); ///< what is typed, kept or not
    void cancelTests() { m_test.cancel(); }
    [[nodiscard]] bool isTesting() const { return m_test.isRunning(); }
    void trustKey(int row);  ///< the key that it showed, then tests it
    void forgetKey(int row); ///< after a person said so, then tests it
    void readLab();          ///< addresses and keys of the practice lab as they are now

    void retranslate();

Q_SIGNALS:
    void changed(); ///< anything but the cells

private:
    struct Row
    {
        HostForm form;
        HostFaults faults{};
        std::optional<model::Host> kept{}; ///< as the project has it
        std::optional<base::Error> error{};
        std::optional<model::HostFacts> facts{};
        std::vector<engine::CheckResult> checks{};
        QString shownKey{}; ///< of an error about keys
    };

    void reload();
    void examine(); ///< faults of all, then keeps what is right
    void keep();
    void take(const engine::HostTestResult &result);
    void takeFacts(const base::HostName &host, const model::HostFacts &facts);
    void takeError(const base::HostName &host, const base::Error &error);
    void renamePasswords(const QString &from, const QString &to);
    void refresh();
    [[nodiscard]] std::vector<HostForm> forms() const;
    [[nodiscard]] int find(const base::HostName &host) const; ///< -1: not there
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] Row &at(int row) { return m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] QString connectedText(const model::HostFacts &facts) const;
    [[nodiscard]] QString failureText(const Row &row) const;

    engine::Installation &m_installation;
    engine::HostTest m_test;
    engine::LabStart m_lab;
    std::vector<Row> m_rows;
    std::optional<base::Error> m_problem;
};

[[nodiscard]] base::SecretId secretIdOf(HostPassword kind, const QString &host);

} // namespace pikestaff::pages
