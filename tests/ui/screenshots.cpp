// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
// Writes what is worth a look of the window, in both languages and themes, as pictures:
//   screenshots FOLDER [--scale PERCENT] [--size WIDTHxHEIGHT] [--scene NAME] [--brief]
// FOLDER/PERCENT/SCENE-PAGE[-PART]-LANGUAGE-THEME.png; without --scale at 100, 150 and 200 %.
#include "ui/samplewindow.h"

#include <QCommandLineParser>
#include <QDir>
#include <QProcess>
#include <QTextStream>

using namespace pikestaff;
using base::Language;
using tests::SampleWindow;

namespace {

struct Wanted
{
    QDir folder;
    QSize size;
    QString scene; ///< empty: all
    bool brief = false;
};

/// Each language and each theme once, where four pictures of a view would take too long.
bool isBrief(Language language, ui::ThemeKind theme)
{
    return (language == Language::Korean) == (theme == ui::ThemeKind::Light);
}

bool shoot(SampleWindow &sample, SampleWindow::Scene scene, Language language, ui::ThemeKind theme,
           const QDir &folder)
{
    bool good = true;
    for (const SampleWindow::View &view : sample.views()) {
        sample.show(view);
        SampleWindow::settle();
        const QString name =
            QStringLiteral("%1-%2-%3-%4.png")
                .arg(QLatin1String(SampleWindow::nameOf(scene)), view.name(),
                     QLatin1String(language == Language::Korean ? "ko" : "en"),
                     QLatin1String(theme == ui::ThemeKind::Dark ? "dark" : "light"));
        if (!sample.window().grab().save(folder.filePath(name))) {
            QTextStream(stderr) << "cannot write " << folder.filePath(name) << '\n';
            good = false;
        }
    }
    return good;
}

bool shootAll(QApplication &application, const Wanted &wanted)
{
    bool good = true;
    for (const SampleWindow::Scene scene : SampleWindow::scenes()) {
        if (!wanted.scene.isEmpty() && wanted.scene != QLatin1String(SampleWindow::nameOf(scene)))
            continue;
        for (const Language language : {Language::Korean, Language::English}) {
            SampleWindow sample(application, scene, language);
            sample.window().resize(wanted.size);
            sample.window().show();
            for (const ui::ThemeKind theme : {ui::ThemeKind::Light, ui::ThemeKind::Dark}) {
                if (wanted.brief && !isBrief(language, theme))
                    continue;
                sample.window().setTheme(theme);
                good = shoot(sample, scene, language, theme, wanted.folder) && good;
            }
        }
    }
    return good;
}

/// A scale is a matter of the whole process, so each has its own.
int shootScales(const QStringList &arguments)
{
    int failed = 0;
    for (const char *percent : {"100", "150", "200"}) {
        QProcess one;
        one.setProcessChannelMode(QProcess::ForwardedChannels);
        one.start(arguments.first(), arguments.mid(1) + QStringList{QStringLiteral("--scale"),
                                                                    QLatin1String(percent)});
        failed += one.waitForFinished(-1) && one.exitCode() == 0 ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
}

QSize sizeOf(const QString &text)
{
    return {text.section(QLatin1Char('x'), 0, 0).toInt(),
            text.section(QLatin1Char('x'), 1, 1).toInt()};
}

QString scaleOf(int count, char **words)
{
    for (int i = 1; i + 1 < count; ++i) {
        if (qstrcmp(words[i], "--scale") == 0)
            return QString::fromLatin1(words[i + 1]);
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QString scale = scaleOf(argc, argv);
    if (!scale.isEmpty()) // read when the application is made
        qputenv("QT_SCALE_FACTOR", QByteArray::number(scale.toInt() / 100.0));
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("for the pictures"));
    parser.addOption(
        {QStringLiteral("scale"), QStringLiteral("100, 150 or 200"), QStringLiteral("PERCENT")});
    parser.addOption({QStringLiteral("size"), QStringLiteral("of the window"),
                      QStringLiteral("WIDTHxHEIGHT"), QStringLiteral("1280x800")});
    parser.addOption(
        {QStringLiteral("scene"), QStringLiteral("this one alone"), QStringLiteral("NAME")});
    parser.addOption(
        {QStringLiteral("brief"), QStringLiteral("Korean on light and English on dark alone")});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    if (scale.isEmpty())
        return shootScales(QApplication::arguments());
    Wanted wanted{QDir(parser.positionalArguments().first() + QLatin1Char('/') + scale),
                  sizeOf(parser.value(QStringLiteral("size"))),
                  parser.value(QStringLiteral("scene")), parser.isSet(QStringLiteral("brief"))};
    if (!wanted.folder.mkpath(QStringLiteral(".")) || wanted.size.isEmpty()) {
        QTextStream(stderr) << "cannot make the folder " << wanted.folder.path() << '\n';
        return 2;
    }
    return shootAll(application, wanted) ? 0 : 1;
}
