// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using ui::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choicesAreKept();
    void recentProjectsAreNewestFirst();
    void goneProjectsAreDropped();

private:
    [[nodiscard]] QString project(const QString &name) const;
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("w.ini")); }

    QTemporaryDir m_folder;
};

QString TestSettings::project(const QString &name) const
{
    const QString folder = m_folder.filePath(name);
    QDir().mkpath(folder);
    QFile mark(folder + QLatin1String("/project.yaml"));
    return mark.open(QIODevice::WriteOnly) ? folder : QString();
}

void TestSettings::choicesAreKept()
{
    {
        Settings settings(file());
        QVERIFY(!settings.language());
        QCOMPARE(settings.theme(), ui::ThemeKind::System);
        settings.setLanguage(base::Language::Korean);
        settings.setTheme(ui::ThemeKind::Dark);
        settings.setGeometry("geometry");
        settings.setLastPage(QStringLiteral("/srv/a b/c"), QStringLiteral("network"));
    }
    Settings settings(file());
    QVERIFY(settings.language() == base::Language::Korean);
    QCOMPARE(settings.theme(), ui::ThemeKind::Dark);
    QCOMPARE(settings.geometry(), QByteArray("geometry"));
    QCOMPARE(settings.lastPage(QStringLiteral("/srv/a b/c/")), QStringLiteral("network"));
    QCOMPARE(settings.lastPage(QStringLiteral("/srv/other")), QString());
}

void TestSettings::recentProjectsAreNewestFirst()
{
    Settings settings(file());
    QStringList folders;
    for (int i = 0; i < 10; ++i) {
        folders.prepend(project(QStringLiteral("p%1").arg(i)));
        settings.addRecentProject(folders.first());
    }
    QCOMPARE(settings.recentProjects(), QStringList(folders.mid(0, 8)));
    settings.addRecentProject(folders.at(5));
    QCOMPARE(settings.recentProjects().first(), folders.at(5));
    QCOMPARE(settings.recentProjects().size(), 8);
}

void TestSettings::goneProjectsAreDropped()
{
    Settings settings(file());
    const QString kept = project(QStringLiteral("kept"));
    const QString gone = project(QStringLiteral("gone"));
    settings.addRecentProject(kept);
    settings.addRecentProject(gone);
    QVERIFY(QDir(gone).removeRecursively());
    QVERIFY(!settings.recentProjects().contains(gone));
    settings.removeRecentProject(kept);
    QVERIFY(!settings.recentProjects().contains(kept));
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
