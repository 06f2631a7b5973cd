// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/error.h"
#include "base/result.h"

#include <QSet>
#include <QTest>

using namespace pikestaff::base;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnName()
    {
        QSet<QString> names;
        const int last = static_cast<int>(ErrorCode::Internal);
        for (int code = 0; code <= last; ++code) {
            const QString name = errorCodeName(static_cast<ErrorCode>(code));
            QVERIFY2(!name.isEmpty() && name != QLatin1String("Unknown"),
                     qPrintable(QString::number(code)));
            names.insert(name);
        }
        QCOMPARE(names.size(), last + 1);
        QCOMPARE(QString(errorCodeName(ErrorCode::FileMissing)), QStringLiteral("FileMissing"));
        QCOMPARE(QString(errorCodeName(ErrorCode::HostKeyChanged)),
                 QStringLiteral("HostKeyChanged"));
        QCOMPARE(QString(errorCodeName(ErrorCode::Internal)), QStringLiteral("Internal"));
    }

    void logLine_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<bool>("caused");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *subject, const char *detail, bool caused,
                            const char *line) {
            QTest::newRow(name) << QString::fromUtf8(subject) << QString::fromUtf8(detail) << caused
                                << QString::fromUtf8(line);
        };
        row("code alone", "", "", false, "HostUnreachable");
        row("subject", "compute1", "", false, "HostUnreachable: compute1");
        row("detail", "", "no route", false, "HostUnreachable: no route");
        row("both", "compute1", "no route", false, "HostUnreachable: compute1: no route");
        row("cause", "compute1", "", true,
            "HostUnreachable: compute1 (NameNotResolved: compute1.lab)");
    }

    void logLine()
    {
        QFETCH(QString, subject);
        QFETCH(QString, detail);
        QFETCH(bool, caused);
        QFETCH(QString, line);
        Error error{ErrorCode::HostUnreachable, subject, detail, nullptr};
        if (caused) {
            error.cause = std::make_shared<const Error>(Error{
                ErrorCode::NameNotResolved, QStringLiteral("compute1.lab"), QString(), nullptr});
        }
        QCOMPARE(error.toLogLine(), line);
    }

    void resultCarriesEither()
    {
        const Result<int> good = 7;
        const Result<int> bad = Failure(Error{ErrorCode::Cancelled, QString(), QString(), nullptr});
        QVERIFY(good.has_value());
        QCOMPARE(*good, 7);
        QVERIFY(!bad.has_value());
        QCOMPARE(bad.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
