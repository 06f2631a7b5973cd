// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/window.h"

#include "engine/desktopkeystore.h"
#include "engine/installation.h"
#include "main/composition.h"
#include "ui/scrollaccess.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCommandLineParser>

#include <sys/resource.h>

using namespace pikestaff;

namespace {

/// What `--lang` says, else what was chosen in the window before, else the desktop.
base::Language firstLanguage(int argc, char **argv, const ui::Settings &settings)
{
    const QString wanted = main::languageArgument(argc, argv);
    const auto kept = settings.language();
    return wanted.isEmpty() && kept ? *kept : main::chooseLanguage(wanted);
}

/// The folder of the project to open; may be empty. Ends the program on --help and wrong options.
QString readArguments(const QApplication &application)
{
    const auto text = [](const char *source) {
        return QCoreApplication::translate("pikestaff::main::Gui", source);
    };
    QCommandLineParser parser;
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP(
        "pikestaff::main::Gui", "Installs OpenStack on real servers over SSH, page by page.")));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({QStringLiteral("lang"),
                      text(QT_TRANSLATE_NOOP("pikestaff::main::Gui", "Language of the window")),
                      QStringLiteral("ko|en")});
    parser.addPositionalArgument(
        QStringLiteral("DIR"),
        text(QT_TRANSLATE_NOOP("pikestaff::main::Gui", "Folder of the project to open")),
        QStringLiteral("[DIR]"));
    parser.process(application);
    return parser.positionalArguments().value(0);
}

} // namespace

int main(int argc, char **argv)
{
    const rlimit none{0, 0}; // a core file would hold every password
    ::setrlimit(RLIMIT_CORE, &none);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pikestaff"));
    QApplication::setDesktopFileName(QStringLiteral("pikestaff"));
    QApplication::setApplicationVersion(QStringLiteral(PIKESTAFF_VERSION));
    ui::protectScrollAreas();
    ui::Settings settings;
    const base::Language language = firstLanguage(argc, argv, settings);
    main::installLanguage(application, language);
    ui::applyTheme(application, settings.theme());
    const QString folder = readArguments(application);
    engine::Installation installation(main::sshAccess());
    installation.setKeyStore(engine::desktopKeyStore());
    const auto window = main::makeWindow(application, installation, settings, language);
    if (!folder.isEmpty())
        main::openProject(*window, folder);
    window->show();
    return QApplication::exec();
}
