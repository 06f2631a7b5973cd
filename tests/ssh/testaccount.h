// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/host.h"

#include <QByteArray>
#include <QString>

namespace pikestaff::tests {

/// An account of this computer for one test, "pikestaff-test-...", with a home of its own. Deleted
/// with this object; one that a killed test has left is deleted by the next.
class TestAccount
{
public:
    explicit TestAccount(const QString &shell, const QByteArray &password = {});
    ~TestAccount();
    TestAccount(const TestAccount &) = delete;
    TestAccount &operator=(const TestAccount &) = delete;
    TestAccount(TestAccount &&) = delete;
    TestAccount &operator=(TestAccount &&) = delete;

    [[nodiscard]] bool isReady() const { return m_error.isEmpty(); }
    [[nodiscard]] const char *error() const { return m_error.constData(); }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QString home() const { return QStringLiteral("/home/") + m_name; }

    /// A file of the account, relative to its home.
    [[nodiscard]] bool write(const QString &file, const QByteArray &content) const;
    /// Lines of a sudoers drop-in; USER stands for the name.
    [[nodiscard]] bool setSudoers(QByteArray rules) const;

private:
    [[nodiscard]] QString sudoersFile() const { return QStringLiteral("/etc/sudoers.d/") + m_name; }

    QString m_name;
    QByteArray m_error;
};

} // namespace pikestaff::tests
