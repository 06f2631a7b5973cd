// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/knownhosts.h"

#include "base/atomicfile.h"

#include <QList>

#include <algorithm>
#include <mutex>

namespace pikestaff::remote::ssh {

using base::ErrorCode;
using base::Failure;

namespace {

/// Two hosts that are trusted at once must not lose each other's line.
std::mutex &writeLock()
{
    static std::mutex mutex;
    return mutex;
}

base::Result<QByteArray> contentOf(const QString &path)
{
    auto content = base::readFile(path);
    if (!content && content.error().code == ErrorCode::FileMissing) {
        return QByteArray();
    }
    return content;
}

QList<QByteArray> fieldsOf(const QByteArray &line)
{
    const QByteArray text = line.simplified();
    if (text.isEmpty() || text.startsWith('#') || text.startsWith('@')) {
        return {};
    }
    return text.split(' ');
}

bool isOf(const QList<QByteArray> &fields, const QByteArray &name)
{
    return fields.size() >= 3 && fields.first().toLower().split(',').contains(name);
}

} // namespace

QByteArray KnownHosts::nameOf(const model::Host &host)
{
    const QByteArray address = host.address.toLower().toUtf8();
    return host.port == 22 ? address : '[' + address + "]:" + QByteArray::number(host.port);
}

base::Result<std::vector<HostKey>> KnownHosts::keysOf(const model::Host &host) const
{
    auto content = contentOf(m_path);
    if (!content) {
        return Failure(content.error());
    }
    const QByteArray name = nameOf(host);
    std::vector<HostKey> keys;
    for (const QByteArray &line : content->split('\n')) {
        const QList<QByteArray> fields = fieldsOf(line);
        if (isOf(fields, name)) {
            keys.push_back({fields[1], fields[2]});
        }
    }
    return keys;
}

base::Status KnownHosts::add(const model::Host &host, const HostKey &key) const
{
    const std::lock_guard lock(writeLock());
    auto content = contentOf(m_path);
    if (!content) {
        return Failure(content.error());
    }
    if (!content->isEmpty() && !content->endsWith('\n')) {
        content->append('\n');
    }
    content->append(nameOf(host) + ' ' + key.type + ' ' + key.blob + '\n');
    return base::writeFileAtomically(m_path, *content, 0600);
}

base::Status KnownHosts::forget(const model::Host &host) const
{
    const std::lock_guard lock(writeLock());
    auto content = contentOf(m_path);
    if (!content) {
        return Failure(content.error());
    }
    const QByteArray name = nameOf(host);
    QByteArray kept;
    for (const QByteArray &line : content->split('\n')) {
        if (!line.isEmpty() && !isOf(fieldsOf(line), name)) {
            kept += line + '\n';
        }
    }
    return kept == *content ? base::Status() : base::writeFileAtomically(m_path, kept, 0600);
}

} // namespace pikestaff::remote::ssh
