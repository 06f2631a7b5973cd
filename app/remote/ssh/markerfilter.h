// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>

#include <functional>

namespace pikestaff::remote::ssh {

/// Drops what a stream shows up to and with the marker; keeps the end of it for an error text.
class MarkerFilter
{
public:
    explicit MarkerFilter(QByteArray marker)
        : m_marker(std::move(marker))
    {
    }

    /// What of these bytes belongs to the script. The view is into bytes or into this object and
    /// lives until the next call.
    [[nodiscard]] QByteArrayView pass(QByteArrayView bytes);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] const QByteArray &noise() const { return m_held; }

private:
    QByteArray m_marker;
    QByteArray m_held;
    bool m_open = false;
};

} // namespace pikestaff::remote::ssh
