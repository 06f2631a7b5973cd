// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace pikestaff::tests {

/// The proven guide with further questions about networks, in a folder of its own that
/// PIKESTAFF_GUIDES names as long as this lives.
class GuideWithNetworks
{
public:
    GuideWithNetworks()
    {
        const QString from =
            QStringLiteral(PIKESTAFF_SOURCE_DIR) + QStringLiteral("/resources/guides");
        QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString to = m_folder.path() + file.mid(from.size());
            m_good = QDir().mkpath(QFileInfo(to).path()) && QFile::copy(file, to) && m_good;
            QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
        }
        QFile answers(m_folder.filePath(QStringLiteral("zed-debian12/answers.yaml")));
        m_good = answers.open(QIODevice::ReadWrite) && m_good;
        QByteArray text = answers.readAll();
        text.replace("answers:\n", "answers:\n" + questions());
        answers.seek(0);
        m_good = answers.write(text) == text.size() && m_good;
        qputenv("PIKESTAFF_GUIDES", m_folder.path().toUtf8());
    }
    ~GuideWithNetworks() { qunsetenv("PIKESTAFF_GUIDES"); }
    Q_DISABLE_COPY_MOVE(GuideWithNetworks)

    [[nodiscard]] bool isGood() const { return m_good; }

private:
    static QByteArray questions()
    {
        QByteArray all;
        const auto ask = [&all](const char *id, const char *kind, const char *title,
                                const char *korean) {
            all += QByteArray("  - id: ") + id + "\n    kind: " + kind +
                   "\n    title: {en: " + title + ", ko: " + korean +
                   "}\n    explanation: {en: Of the test., ko: 시험용.}\n";
        };
        ask("provider_network_cidr", "cidr", "Provider network", "프로바이더 네트워크");
        ask("provider_pool_start", "address", "First address", "첫 주소");
        ask("provider_pool_end", "address", "Last address", "마지막 주소");
        ask("provider_gateway", "address", "Gateway", "게이트웨이");
        ask("selfservice_network_cidr", "cidr", "Private network", "사설 네트워크");
        return all;
    }

    QTemporaryDir m_folder;
    bool m_good = true;
};

} // namespace pikestaff::tests
