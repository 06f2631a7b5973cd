// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/hosttest.h"
#include "engine/installation.h"

#include <QAbstractTableModel>

namespace pikestaff::pages {

/// The time servers that the guide asks for, and how far each host's clock is off. Rows are hosts,
/// the controller first. GUI thread.
class NtpModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Host, Asks, Offset, ColumnCount };
    enum class Clock { Unknown, Measuring, Unreachable, Right, Off, FarOff };

    explicit NtpModel(engine::Installation &installation, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void setLanguage(base::Language language);

    // Time servers.
    [[nodiscard]] bool asksForServers() const { return serverSpec() != nullptr; }
    [[nodiscard]] QString serversTitle() const;
    [[nodiscard]] QString serversExplanation() const;
    [[nodiscard]] QStringList servers() const; ///< empty: those of the distribution
    /// Why it was not added; empty: it was.
    [[nodiscard]] QString addServer(const QString &text);
    void removeServer(int index);

    // Who may ask the controller.
    [[nodiscard]] bool asksForNetwork() const { return networkSpec() != nullptr; }
    [[nodiscard]] QString networkTitle() const;
    [[nodiscard]] QString networkExplanation() const;
    [[nodiscard]] QString network() const; ///< what was typed, right or wrong
    [[nodiscard]] QString networkFault() const;
    void setNetwork(const QString &text);

    // Clocks.
    [[nodiscard]] QString hostName(int row) const;
    [[nodiscard]] Clock clock(int row) const;
    [[nodiscard]] QString offsetText(int row) const;
    [[nodiscard]] QString sourceText() const; ///< what the controller asks
    void test() { m_test.start(hosts()); }
    void cancel() { m_test.cancel(); }
    [[nodiscard]] bool isTesting() const { return m_test.isRunning(); }
    [[nodiscard]] int count(Clock clock) const;
    [[nodiscard]] const std::optional<base::Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void reload();
    void refresh();
    void keep(const base::AnswerId &id, const QString &value);
    [[nodiscard]] const std::vector<model::Host> &hosts() const { return m_hosts; }
    [[nodiscard]] const guide::AnswerSpec *serverSpec() const;
    [[nodiscard]] const guide::AnswerSpec *networkSpec() const;
    [[nodiscard]] QString answer(const guide::AnswerSpec *spec) const;

    engine::Installation &m_installation;
    engine::HostTest m_test;
    std::vector<model::Host> m_hosts; ///< the controller first
    std::map<base::HostName, base::Error> m_errors;
    base::Language m_language = base::Language::English;
    std::optional<QString> m_networkDraft; ///< typed and wrong
    std::optional<base::Error> m_problem;
};

} // namespace pikestaff::pages
