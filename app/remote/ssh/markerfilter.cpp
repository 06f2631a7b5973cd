// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/markerfilter.h"

namespace pikestaff::remote::ssh {

QByteArrayView MarkerFilter::pass(QByteArrayView bytes)
{
    constexpr qsizetype kept = 4096;
    if (m_open) {
        return bytes;
    }
    m_held.append(bytes.data(), bytes.size());
    const qsizetype at = m_held.indexOf(m_marker);
    if (at >= 0) {
        m_open = true;
        return QByteArrayView(m_held).sliced(at + m_marker.size());
    }
    if (m_held.size() > 2 * kept) {
        m_held.remove(0, m_held.size() - kept);
    }
    return {};
}

} // namespace pikestaff::remote::ssh
