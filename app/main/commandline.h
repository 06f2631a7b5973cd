// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "plan/planner.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace pikestaff::main {

enum class Command {
    New,
    Set,
    HostAdd,
    HostRemove,
    HostReplace,
    HostTrust,
    Lab,
    Check,
    Plan,
    Run,
    Resume,
    Status,
    Report,
    GuideList,
    GuideLint,
    GuideShow,
};

/// What was asked for on the command line.
struct CommandLine
{
    Command command = Command::Status;
    QString folder;
    QString guide; ///< of new, guide show
    QString network;
    bool practiceLab = false;
    QString hostsFile;
    bool generateSecrets = false;
    QStringList settings; ///< KEY=VALUE
    QString answersFile;
    QString host; ///< name
    QString fingerprint;
    QStringList roles;
    QString address;
    int port = 22;
    QString user = QStringLiteral("root");
    QString key;
    bool askPassword = false;
    QString sudo = QStringLiteral("none");
    QString providerInterface;
    QString overlayAddress;
    bool yes = false;
    bool acceptNewHostKeys = false;
    QString verb; ///< of lab
    QStringList labArguments;
    plan::Scope scope;
    bool json = false;
    QString output; ///< of report
    base::Language language = base::Language::English;
};

/// What the program should do instead: print this and end.
struct CommandLineEnd
{
    int exitStatus = 0;
    QString text;
};

class CommandLineParser
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::main::CommandLineParser)

public:
    /// Pure but for `--help`, which is returned as text. Only what is built is offered.
    [[nodiscard]] static std::optional<CommandLineEnd> parse(int argc, char **argv,
                                                             CommandLine &into);
};

} // namespace pikestaff::main
