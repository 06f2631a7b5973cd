// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/detachedstep.h"
#include "support/localtransport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace pikestaff::test {

using remote::DetachedStep;
using State = DetachedStep::State;

/// A folder that stands for a host, with the programs installed, and how to run a step there.
class StepFixture
{
public:
    StepFixture()
        : transport(folder.path())
    {
        if (!transport.connect({}))
            qFatal("the local transport does not connect");
        if (const auto done = DetachedStep::installTools(transport, {}); !done)
            qFatal("%s", qPrintable(done.error().toLogLine()));
    }

    [[nodiscard]] DetachedStep step(const QString &attempt)
    {
        return {transport, QStringLiteral("run1"), attempt, DetachedStep::Engine::Setsid};
    }

    /// Starts the script and follows it to its end.
    DetachedStep::Status run(const QString &attempt, const QByteArray &script)
    {
        output.clear();
        DetachedStep one = step(attempt);
        if (const auto started = one.start(script, {}); !started) {
            QTest::qFail(qPrintable(started.error().toLogLine()), __FILE__, __LINE__);
            return {};
        }
        return follow(one, 0);
    }

    DetachedStep::Status follow(DetachedStep &one, qint64 offset)
    {
        const auto ended =
            one.follow(offset, [this](QByteArrayView bytes) { output.append(bytes); }, {});
        if (!ended) {
            QTest::qFail(qPrintable(ended.error().toLogLine()), __FILE__, __LINE__);
            return {};
        }
        return *ended;
    }

    [[nodiscard]] DetachedStep::Status status(const QString &attempt)
    {
        return step(attempt).status({}).value_or(DetachedStep::Status{});
    }

    /// A file of the attempt, in memory or on disk.
    [[nodiscard]] QString privatePath(const QString &attempt, const char *file) const
    {
        return transport.localPath(QStringLiteral("/run/pikestaff/run1/")) + attempt + u'/' +
               QString::fromLatin1(file);
    }
    [[nodiscard]] QString statePath(const QString &attempt, const char *file) const
    {
        return transport.localPath(QStringLiteral("/var/lib/pikestaff/run1/")) + attempt + u'/' +
               QString::fromLatin1(file);
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The process that wrote itself down in this file; -1: none.
    static pid_t processIn(const QString &path)
    {
        bool good = false;
        const int pid = read(path).split(' ').constFirst().trimmed().toInt(&good);
        return good ? pid : -1;
    }

    static bool isRunning(pid_t pid)
    {
        const QByteArray stat = read(QStringLiteral("/proc/%1/stat").arg(pid));
        return !stat.isEmpty() && !stat.sliced(stat.lastIndexOf(')')).startsWith(") Z");
    }

    QTemporaryDir folder;
    LocalTransport transport;
    QByteArray output;
};

} // namespace pikestaff::test
