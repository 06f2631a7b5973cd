// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace pikestaff::test {

/// Runs a script of a guide as a step does (sh -e, nothing to read), with programs of our own in
/// the place of the host's and of our tools.
class ScriptStage
{
public:
    struct Ending
    {
        int status = -1;
        QString output; ///< both streams
    };

    /// A program that the script finds first: the body of a sh script.
    void program(const QString &name, const QString &body);
    /// A template's text. What is not set stands for controller 10.0.0.11 and compute1 10.0.0.31.
    void name(const QString &name, const QString &text) { m_names[name] = text; }
    /// A file of the host that is another one here.
    void instead(const QString &path, const QString &other) { m_files[path] = other; }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void write(const QString &file, const QByteArray &text) const;
    [[nodiscard]] QByteArray read(const QString &file) const;

    /// Status -1: it could not be run, and the output says why.
    [[nodiscard]] Ending run(const QString &guide, const QString &script) const;

private:
    QTemporaryDir m_folder;
    QMap<QString, QString> m_names{
        {QStringLiteral("host.address"), QStringLiteral("10.0.0.31")},
        {QStringLiteral("controller.name"), QStringLiteral("controller")},
        {QStringLiteral("inventory.hosts_entries"),
         QStringLiteral("# controller\n10.0.0.11       controller\n\n"
                        "# compute1\n10.0.0.31       compute1\n")},
    };
    QMap<QString, QString> m_files;
};

} // namespace pikestaff::test
