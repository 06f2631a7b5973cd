// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <map>
#include <optional>
#include <set>

namespace pikestaff::support {

/// What a fake host is without its connection: values that scripts look at and change, and scripts
/// that are kept as step-runner.sh keeps them. Their language:
///   get KEY          prints the value; ends with 1 where there is none
///   set KEY VALUE    counts as an effect on this key
///   print TEXT
///   exit STATUS      crash          the latter: by a signal
///   pause            goes on when somebody looks at it (status, follow)
///   wait GATE        goes on when the gate is open
///   reboot
/// A value: it can be kept and put back.
class FakeDisk
{
public:
    struct Script
    {
        QByteArrayList lines;
        qsizetype next = 0;
        QByteArray output;
        std::optional<int> exitStatus;
        bool lost = false;
        [[nodiscard]] bool isRunning() const { return !exitStatus && !lost; }
    };

    [[nodiscard]] static QByteArray scriptOf(const QByteArrayList &lines);
    [[nodiscard]] static bool isScript(const QByteArray &text);
    [[nodiscard]] static Script parse(const QByteArray &text);

    std::map<QByteArray, QByteArray> values;
    std::map<QByteArray, int> effects;    ///< how often a key was set
    std::map<QByteArray, Script> scripts; ///< "RUN/ATTEMPT"
    std::map<QString, QByteArray> files;
    int boots = 1;
    std::set<QByteArray> openGates;
    std::set<QByteArray> reachedGates; ///< a script stood here
    std::set<QByteArray> failing;      ///< to set these keys ends a script with 100
    bool full = false;                 ///< nothing can be started

    /// Runs lines until one has to wait.
    void advance(Script &script, bool looked);
    void advanceAll(); ///< after a gate was opened
    void reboot();

    // The verbs of step-runner.sh; `words` are its arguments.
    [[nodiscard]] remote::ExecResult start(const QByteArrayList &words, const QByteArray &text);
    [[nodiscard]] remote::ExecResult status(const QByteArray &script);
    [[nodiscard]] remote::ExecResult kill(const QByteArray &script);
    [[nodiscard]] remote::ExecResult remove(const QByteArray &script);
    [[nodiscard]] QByteArray statusLine(const QByteArray &script) const;

    /// As facts.sh prints them.
    [[nodiscard]] QByteArray facts(const QByteArray &hostName) const;
    [[nodiscard]] QByteArray bootId(const QByteArray &hostName) const;
    /// As sha256sum prints them, of the files in this folder.
    [[nodiscard]] QByteArray checksums(const QString &folder) const;

private:
    void perform(Script &script, const QByteArray &line);
};

[[nodiscard]] remote::ExecResult answer(const QByteArray &output, int exitStatus = 0,
                                        const QByteArray &errors = {});

} // namespace pikestaff::support
