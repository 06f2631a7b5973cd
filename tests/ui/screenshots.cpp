// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
// Writes every page of the window, in both languages and themes, as pictures into a folder:
//   screenshots FOLDER [WIDTHxHEIGHT]
// QT_SCALE_FACTOR scales them.
#include "ui/samplewindow.h"

#include <QDir>
#include <QTextStream>

using namespace pikestaff;
using tests::SampleWindow;

namespace {

struct Picture
{
    const char *name;
    SampleWindow::Scene scene;
    bool allPages; ///< else what is shown first and the pages of chapters
};

constexpr Picture pictures[]{
    {"first", SampleWindow::Scene::First, true},
    {"lab", SampleWindow::Scene::Lab, true},
    {"unready", SampleWindow::Scene::Unready, true},
    {"prepared", SampleWindow::Scene::Prepared, true},
    {"running", SampleWindow::Scene::Running, false},
    {"closing", SampleWindow::Scene::Closing, false},
    {"failed", SampleWindow::Scene::Failed, false},
    {"done", SampleWindow::Scene::Done, false},
};

bool isWanted(const Picture &picture, const QString &page)
{
    return picture.allPages || page.startsWith(QLatin1String("chapter:")) ||
           page == QLatin1String("finish") || page == QLatin1String("review") ||
           page == QLatin1String("welcome");
}

int shoot(QApplication &application, const Picture &picture, base::Language language,
          const QDir &folder, QSize size)
{
    SampleWindow sample(application, picture.scene, language);
    ui::MainWindow &window = sample.window();
    window.resize(size);
    window.show();
    SampleWindow::settle();
    int failed = 0;
    for (const QString &id : window.pageIds()) {
        if (!isWanted(picture, id))
            continue;
        window.showPage(id);
        if (window.currentPage()->id() != id)
            continue;
        for (const ui::ThemeKind theme : {ui::ThemeKind::Light, ui::ThemeKind::Dark}) {
            window.setTheme(theme);
            SampleWindow::settle();
            const bool korean = language == base::Language::Korean;
            const QString name = QStringLiteral("%1-%2-%3-%4.png")
                                     .arg(QLatin1String(picture.name),
                                          QString(id).replace(QLatin1Char(':'), QLatin1Char('-')),
                                          korean ? QStringLiteral("ko") : QStringLiteral("en"),
                                          theme == ui::ThemeKind::Dark ? QStringLiteral("dark")
                                                                       : QStringLiteral("light"));
            if (!window.grab().save(folder.filePath(name))) {
                QTextStream(stderr) << "cannot write " << folder.filePath(name) << '\n';
                ++failed;
            }
        }
    }
    return failed;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "screenshots FOLDER [WIDTHxHEIGHT]\n";
        return 2;
    }
    const QDir folder(arguments.at(1));
    if (!folder.mkpath(QStringLiteral("."))) {
        QTextStream(stderr) << "cannot make the folder " << folder.path() << '\n';
        return 2;
    }
    QSize size(1280, 800);
    if (arguments.size() > 2) {
        const QStringList sides = arguments.at(2).split(QLatin1Char('x'));
        size = sides.size() == 2 ? QSize(sides.first().toInt(), sides.last().toInt()) : size;
    }
    ui::applyTheme(application, ui::ThemeKind::Light);
    int failed = 0;
    for (const Picture &picture : pictures) {
        for (const base::Language language : {base::Language::Korean, base::Language::English})
            failed += shoot(application, picture, language, folder, size);
    }
    return failed == 0 ? 0 : 1;
}
