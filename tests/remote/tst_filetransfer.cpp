// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/filetransfer.h"
#include "support/localtransport.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using remote::FileTransfer;

/// A file that is sent in pieces, to a host that is this computer.
class TestFileTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsAll();
    void goesOnWhereItWas();
    void beginsAnewWhereMoreIsThere();
    void tellsWhatIsWrong();
    void canBeStopped();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    [[nodiscard]] QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    base::Status send(const char *to = "it's sent", const std::stop_token &stop = {})
    {
        m_told.clear();
        return FileTransfer(*m_host, path("mine"), path(to))
            .send([this](qint64 sent, qint64) { m_told << sent; }, stop);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::LocalTransport> m_host;
    QByteArray m_content;
    QList<qint64> m_told;
};

void TestFileTransfer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_unique<test::LocalTransport>(m_folder->path());
    QVERIFY(m_host->connect({}));
    m_content.resize(20'000'004); // three pieces, the last one is not full
    QRandomGenerator random(1);
    random.fillRange(reinterpret_cast<quint32 *>(m_content.data()), m_content.size() / 4);
    write("mine", m_content);
}

void TestFileTransfer::sendsAll()
{
    QVERIFY(send());
    QVERIFY(read("it's sent") == m_content);
    QCOMPARE(m_told, QList<qint64>({8'388'608, 16'777'216, 20'000'004}));
    QVERIFY(send()); // nothing is left to be sent
    QVERIFY(m_told.isEmpty());
    QVERIFY(read("it's sent") == m_content);
}

void TestFileTransfer::goesOnWhereItWas()
{
    write("it's sent", m_content.left(12'345'679));
    QVERIFY(send());
    QVERIFY(read("it's sent") == m_content);
    QCOMPARE(m_told, QList<qint64>({20'000'004}));
}

void TestFileTransfer::beginsAnewWhereMoreIsThere()
{
    write("it's sent", m_content + "more");
    QVERIFY(send());
    QVERIFY(read("it's sent") == m_content);
    QCOMPARE(m_told.size(), 3);
}

void TestFileTransfer::tellsWhatIsWrong()
{
    auto status = send("no folder/sent");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::RemoteCommandFailed);
    QCOMPARE(status.error().subject, path("no folder/sent"));
    QFile::remove(path("mine"));
    status = send();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(status.error().subject, path("mine"));
}

void TestFileTransfer::canBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto status = send("sent", stop.get_token());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestFileTransfer)
#include "tst_filetransfer.moc"
