// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/desktopkeystore.h"
#include "engine/installation.h"
#include "main/commandline.h"
#include "main/composition.h"
#include "main/console.h"
#include "main/projectcommands.h"
#include "main/runconsole.h"
#include "main/viewcommands.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace pikestaff;
using main::Command;
using main::CommandLine;
using main::Console;
using main::ProjectCommands;
using main::RunConsole;
using main::ViewCommands;

namespace {

/// A core file would hold every password.
void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

/// Blocked in every thread, read from here: Ctrl-C and a polite kill.
int openSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int runWith(QCoreApplication &application, engine::Installation &installation, Console &console,
            const CommandLine &line)
{
    if (const base::Status asked = ProjectCommands(installation, console, line).askHostPasswords();
        !asked)
        return console.fail(asked.error());
    RunConsole shown(installation, console, {line.json, line.acceptNewHostKeys});
    QSocketNotifier signals(openSignals(), QSocketNotifier::Read);
    QObject::connect(&signals, &QSocketNotifier::activated, &shown,
                     [&shown](QSocketDescriptor descriptor) {
                         signalfd_siginfo info{};
                         if (::read(static_cast<int>(descriptor), &info, sizeof info) > 0)
                             shown.interrupt();
                     });
    QObject::connect(&shown, &RunConsole::ended, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    const auto endedAtOnce = line.command == Command::Check
                                 ? shown.check()
                                 : shown.run(line.scope, line.command == Command::Resume);
    return endedAtOnce ? *endedAtOnce : QCoreApplication::exec();
}

int withProject(QCoreApplication &application, engine::Installation &installation, Console &console,
                const CommandLine &line)
{
    if (const base::Status opened = installation.open(line.folder); !opened)
        return console.fail(opened.error());
    ProjectCommands project(installation, console, line);
    installation.setKeyStore(engine::desktopKeyStore());
    ViewCommands view(installation, console, line);
    switch (line.command) {
    case Command::Set:
        return project.set();
    case Command::HostAdd:
        return project.addHost();
    case Command::HostRemove:
        return project.removeHost();
    case Command::HostReplace:
        return project.replaceHost();
    case Command::HostTrust:
        return project.trustHost();
    case Command::Plan:
        return view.showPlan();
    case Command::Status:
        return view.showStatus();
    case Command::Report:
        return view.writeReport();
    default:
        return runWith(application, installation, console, line);
    }
}

int dispatch(QCoreApplication &application, Console &console, const CommandLine &line)
{
    engine::Installation installation(main::sshAccess());
    installation.setPassphrasePrompt([&console](const QString &vault) {
        return console.askSecret(
            QCoreApplication::translate("pikestaff::main::Cli", "Passphrase of %1").arg(vault));
    });
    ViewCommands view(installation, console, line);
    switch (line.command) {
    case Command::New:
        return ProjectCommands(installation, console, line).make();
    case Command::Lab:
        return main::runLab(console, line);
    case Command::GuideList:
        return view.listGuides();
    case Command::GuideLint:
        return view.lintGuides();
    case Command::GuideShow:
        return view.showGuide();
    default:
        return withProject(application, installation, console, line);
    }
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pikestaff"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PIKESTAFF_VERSION));
    const base::Language language = main::chooseLanguage(main::languageArgument(argc, argv));
    main::installLanguage(application, language);
    Console console(language);
    CommandLine line;
    line.language = language;
    if (const auto end = main::CommandLineParser::parse(argc, argv, line)) {
        if (end->exitStatus == 0)
            console.printBytes(end->text.toUtf8());
        else
            console.complain(end->text);
        return end->exitStatus;
    }
    return dispatch(application, console, line);
}
