// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using pikestaff::tests::hasHangul;

namespace {

struct Message
{
    QString source;
    QString translation;
    bool unfinished = false;
};

QList<Message> read(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            messages.append({xml.readElementText(), {}, false});
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            messages.last().translation =
                xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return messages;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString source = QStringLiteral(PIKESTAFF_SOURCE_DIR);

} // namespace

/// Every text of the sources stands in the translations, and is translated.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void koreanIsComplete();
    void placeholdersAreKept();
    void nothingIsMissing();
};

void TestTranslations::koreanIsComplete()
{
    const QList<Message> messages = read(source + QLatin1String("/translations/app_ko.ts"));
    QVERIFY(messages.size() > 150);
    for (const Message &message : messages) {
        QVERIFY2(!message.unfinished && !message.translation.isEmpty(), qPrintable(message.source));
        // Bare names stay as they are.
        QVERIFY2(hasHangul(message.translation) || message.translation == message.source,
                 qPrintable(message.translation));
    }
    for (const Message &message : read(source + QLatin1String("/translations/app_en.ts")))
        QVERIFY2(!message.unfinished, qPrintable(message.source));
}

void TestTranslations::placeholdersAreKept()
{
    for (const Message &message : read(source + QLatin1String("/translations/app_ko.ts"))) {
        for (const char *placeholder : {"%1", "%2", "%3", "%4", "%5", "%n"}) {
            QVERIFY2(message.source.contains(QLatin1String(placeholder)) ==
                         message.translation.contains(QLatin1String(placeholder)),
                     qPrintable(message.source));
        }
    }
}

void TestTranslations::nothingIsMissing()
{
    QTemporaryDir folder;
    for (const char *name : {"app_ko.ts", "app_en.ts"}) {
        QVERIFY(QFile::copy(source + QLatin1String("/translations/") + QLatin1String(name),
                            folder.filePath(QLatin1String(name))));
    }
    QProcess update;
    update.start(source + QLatin1String("/packaging/update-translations"), {folder.path()});
    QVERIFY(update.waitForFinished(60'000));
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
    for (const char *name : {"app_ko.ts", "app_en.ts"}) {
        QVERIFY2(bytesOf(folder.filePath(QLatin1String(name))) ==
                     bytesOf(source + QLatin1String("/translations/") + QLatin1String(name)),
                 "run packaging/update-translations and translate what is new");
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
