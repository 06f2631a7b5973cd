// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/logbook.h"

#include "base/atomicfile.h"

#include <algorithm>
#include <cerrno>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Status;

LogBook::LogBook(QString folder, base::RunId run)
    : m_folder(std::move(folder))
    , m_run(std::move(run))
{
}

QString LogBook::pathIn(const QString &folder, const base::RunId &run, const plan::InstanceId &id)
{
    QString step = id.step.value();
    step.replace(QLatin1Char('/'), QLatin1Char('.')).replace(QLatin1Char(':'), QLatin1Char('.'));
    return QStringLiteral("%1/%2/%3/%4.log").arg(folder, run.value(), id.host.value(), step);
}

QString LogBook::path(const plan::InstanceId &id) const { return pathIn(m_folder, m_run, id); }

Status LogBook::begin(const plan::InstanceId &id)
{
    const QString file = path(id);
    const QString folder = file.left(file.lastIndexOf(QLatin1Char('/')));
    if (Status made = base::makeFolder(folder, 0700); !made)
        return made;
    auto opened = std::make_unique<QFile>(file);
    if (!opened->open(QIODevice::WriteOnly | QIODevice::Truncate,
                      QFile::ReadOwner | QFile::WriteOwner))
        return Failure(Error{ErrorCode::FileUnwritable, file, opened->errorString(), {}});
    const std::scoped_lock lock(m_mutex);
    m_hosts[id.host].file = std::move(opened);
    return {};
}

Status LogBook::append(const plan::InstanceId &id, const QByteArray &line)
{
    QFile *file = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        HostLog &log = m_hosts[id.host];
        log.ring.push_back({++log.last, id.step, line});
        if (log.ring.size() > ringSize)
            log.ring.pop_front();
        file = log.file.get();
    }
    // Only the thread of this host opens, writes and closes it: nobody who reads the ring waits for
    // the disk.
    if (file == nullptr)
        return {};
    errno = 0;
    if (file->write(line + '\n') < 0 || !file->flush()) {
        const ErrorCode code =
            errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
        return Failure(Error{code, file->fileName(), file->errorString(), {}});
    }
    return {};
}

void LogBook::end(const plan::InstanceId &id)
{
    const std::scoped_lock lock(m_mutex);
    m_hosts[id.host].file.reset();
}

LogBook::Pulled LogBook::pull(const base::HostName &host, quint64 after, size_t most) const
{
    const std::scoped_lock lock(m_mutex);
    Pulled pulled;
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end() || found->second.ring.empty())
        return pulled;
    const std::deque<LogLine> &ring = found->second.ring;
    const quint64 first = ring.front().number;
    if (after + 1 < first)
        pulled.missed = first - after - 1;
    const size_t skip = after < first ? 0 : static_cast<size_t>(after - first + 1);
    for (size_t i = skip; i < ring.size() && pulled.lines.size() < most; ++i)
        pulled.lines.push_back(ring[i]);
    return pulled;
}

std::vector<LogLine> LogBook::lastLines(const plan::InstanceId &id, size_t most) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<LogLine> lines;
    const auto found = m_hosts.find(id.host);
    if (found == m_hosts.end())
        return lines;
    const std::deque<LogLine> &ring = found->second.ring;
    for (auto line = ring.rbegin(); line != ring.rend() && lines.size() < most; ++line) {
        if (line->step == id.step)
            lines.push_back(*line);
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

} // namespace pikestaff::run
