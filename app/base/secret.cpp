// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/secret.h"

#include <cstring>
#include <utility>

namespace pikestaff::base {

namespace {

/// Bytes that share their buffer with nobody, so that wiping them reaches the only copy.
QByteArray alone(QByteArray bytes)
{
    if (bytes.isDetached() || bytes.isEmpty()) {
        return bytes;
    }
    return QByteArray(bytes.constData(), bytes.size());
}

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(alone(std::move(bytes)))
{
}

Secret::~Secret() { wipe(m_bytes); }

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, QByteArray()))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes.swap(other.m_bytes);
    }
    return *this;
}

Secret Secret::clone() const { return Secret(QByteArray(m_bytes.constData(), m_bytes.size())); }

void Secret::wipe(QByteArray &buffer)
{
    // A shared buffer has another owner that still needs it (and wipes it); text of the program
    // itself cannot be written at all. Both only lose this reference.
    if (buffer.isDetached()) {
        // Not only size(): a buffer that shrank still holds what it held.
        auto &storage = buffer.data_ptr();
        const qsizetype before = storage.freeSpaceAtBegin();
        explicit_bzero(storage.data() - before, static_cast<size_t>(buffer.capacity()));
    }
    buffer = QByteArray();
}

} // namespace pikestaff::base
