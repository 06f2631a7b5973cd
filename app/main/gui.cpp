// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/window.h"

#include "engine/desktopkeystore.h"
#include "engine/installation.h"
#include "main/composition.h"
#include "ui/settings.h"

#include <QApplication>

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

} // namespace

int main(int argc, char **argv)
{
    const rlimit none{0, 0}; // a core file would hold every password
    ::setrlimit(RLIMIT_CORE, &none);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pikestaff"));
    QApplication::setDesktopFileName(QStringLiteral("pikestaff"));
    QApplication::setApplicationVersion(QStringLiteral(PIKESTAFF_VERSION));
    ui::Settings settings;
    const base::Language language = firstLanguage(argc, argv, settings);
    main::installLanguage(application, language);
    ui::applyTheme(application, settings.theme());
    engine::Installation installation(main::sshAccess());
    installation.setKeyStore(engine::desktopKeyStore());
    const auto window = main::makeWindow(application, installation, settings, language);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 1 && !arguments.last().startsWith(QLatin1Char('-')))
        main::openProject(*window, arguments.last());
    window->show();
    return QApplication::exec();
}
