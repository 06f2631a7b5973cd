// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"
#include "main/composition.h"
#include "ui/mainwindow.h"

#include <QApplication>

#include <sys/resource.h>

using namespace pikestaff;

int main(int argc, char **argv)
{
    const rlimit none{0, 0}; // a core file would hold every password
    ::setrlimit(RLIMIT_CORE, &none);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pikestaff"));
    QApplication::setApplicationDisplayName(QStringLiteral("Pikestaff"));
    QApplication::setApplicationVersion(QStringLiteral(PIKESTAFF_VERSION));
    const base::Language language = main::chooseLanguage(main::languageArgument(argc, argv));
    main::installLanguage(application, language);
    engine::Installation installation(main::sshAccess());
    ui::MainWindow window(installation, language);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 1 && !arguments.last().startsWith(QLatin1Char('-')))
        window.openProject(arguments.last());
    window.show();
    return QApplication::exec();
}
