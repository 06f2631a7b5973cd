// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/settings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace pikestaff::ui {

namespace {

constexpr int mostRecent = 8;

QString recentKey() { return QStringLiteral("recentProjects"); }

/// A path is no key: its slashes would make groups.
QString pageKey(const QString &folder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir::cleanPath(folder).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("lastPage/%1").arg(QLatin1String(hash.toHex().left(16)));
}

} // namespace

Settings::Settings()
    : m_store(QStringLiteral("pikestaff"), QStringLiteral("pikestaff"))
{
}

Settings::Settings(const QString &file)
    : m_store(file, QSettings::IniFormat)
{
}

std::optional<base::Language> Settings::language() const
{
    const QString name = m_store.value(QStringLiteral("language")).toString();
    if (name == QLatin1String("ko"))
        return base::Language::Korean;
    if (name == QLatin1String("en"))
        return base::Language::English;
    return std::nullopt;
}

void Settings::setLanguage(base::Language language)
{
    m_store.setValue(QStringLiteral("language"), language == base::Language::Korean
                                                     ? QStringLiteral("ko")
                                                     : QStringLiteral("en"));
}

ThemeKind Settings::theme() const
{
    const QString name = m_store.value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light"))
        return ThemeKind::Light;
    if (name == QLatin1String("dark"))
        return ThemeKind::Dark;
    return ThemeKind::System;
}

void Settings::setTheme(ThemeKind theme)
{
    m_store.setValue(QStringLiteral("theme"), theme == ThemeKind::Light  ? QStringLiteral("light")
                                              : theme == ThemeKind::Dark ? QStringLiteral("dark")
                                                                         : QString());
}

QByteArray Settings::geometry() const
{
    return m_store.value(QStringLiteral("geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(QStringLiteral("geometry"), geometry);
}

QString Settings::lastPage(const QString &folder) const
{
    return m_store.value(pageKey(folder)).toString();
}

void Settings::setLastPage(const QString &folder, const QString &page)
{
    m_store.setValue(pageKey(folder), page);
}

QStringList Settings::recentProjects() const
{
    QStringList found;
    const QStringList kept = m_store.value(recentKey()).toStringList();
    for (const QString &folder : kept) {
        if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("project.yaml"))))
            found.append(folder);
    }
    return found;
}

void Settings::addRecentProject(const QString &folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    QStringList folders = recentProjects();
    folders.removeAll(path);
    folders.prepend(path);
    m_store.setValue(recentKey(), QStringList(folders.mid(0, mostRecent)));
}

void Settings::removeRecentProject(const QString &folder)
{
    QStringList folders = recentProjects();
    folders.removeAll(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    if (!folders.isEmpty())
        m_store.setValue(recentKey(), folders);
    else
        m_store.remove(recentKey());
    m_store.remove(pageKey(folder));
}

} // namespace pikestaff::ui
