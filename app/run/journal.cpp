// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/journal.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

struct Content
{
    std::vector<RunEvent> events;
    qint64 goodBytes = 0; ///< up to the end of the last whole line
};

Result<Content> parse(const QByteArray &bytes, const QString &path)
{
    Content content;
    qsizetype begin = 0;
    int line = 0;
    while (begin < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', begin);
        if (end < 0)
            break; // torn: its line end was never written
        ++line;
        const QString where = path + QLatin1Char(':') + QString::number(line);
        QJsonParseError fault;
        const auto document = QJsonDocument::fromJson(bytes.mid(begin, end - begin), &fault);
        if (fault.error != QJsonParseError::NoError)
            return Failure(Error{ErrorCode::JournalDamaged, where, fault.errorString(), {}});
        auto event = eventFromJson(document.object());
        if (!event)
            return Failure(Error{ErrorCode::JournalDamaged, where, event.error().detail, {}});
        content.events.push_back(std::move(*event));
        begin = end + 1;
        content.goodBytes = begin;
    }
    return content;
}

Error writeError(const QString &path, int number)
{
    const bool full = number == ENOSPC || number == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
            path,
            QString::fromLocal8Bit(strerror(number)),
            {}};
}

} // namespace

Result<std::vector<RunEvent>> Journal::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::vector<RunEvent>{};
    if (!file.open(QIODevice::ReadOnly))
        return Failure(Error{ErrorCode::FileUnreadable, path, file.errorString(), {}});
    auto content = parse(file.readAll(), path);
    if (!content)
        return Failure(content.error());
    return std::move(content->events);
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &path)
{
    std::unique_ptr<Journal> journal(new Journal);
    journal->m_file.setFileName(path);
    if (!journal->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered,
                              QFile::ReadOwner | QFile::WriteOwner))
        return Failure(Error{ErrorCode::FileUnwritable, path, journal->m_file.errorString(), {}});
    auto content = parse(journal->m_file.readAll(), path);
    if (!content)
        return Failure(content.error());
    if (journal->m_file.size() != content->goodBytes && !journal->m_file.resize(content->goodBytes))
        return Failure(Error{ErrorCode::FileUnwritable, path, journal->m_file.errorString(), {}});
    journal->m_file.seek(content->goodBytes);
    journal->m_history = std::move(content->events);
    return journal;
}

Status Journal::append(const RunEvent &event)
{
    const QByteArray line = QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n';
    const qint64 before = m_file.pos();
    errno = 0;
    if (m_file.write(line) != line.size() || ::fsync(m_file.handle()) != 0) {
        const int number = errno == 0 ? EIO : errno;
        m_file.resize(before);
        m_file.seek(before);
        return Failure(writeError(m_file.fileName(), number));
    }
    return {};
}

} // namespace pikestaff::run
