// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>

#include <functional>

namespace pikestaff::remote {

/// Bytes to lines of valid UTF-8: a character split between two pieces is put together, a progress
/// line that rewrites itself with \r gives its last state, a line over 64 KiB is cut in pieces,
/// terminal escape sequences and control characters are dropped, bad bytes become U+FFFD.
class LineSplitter
{
public:
    using LineSink = std::function<void(const QByteArray &line)>; ///< without its line end
    explicit LineSplitter(LineSink sink)
        : m_sink(std::move(sink))
    {
    }

    void feed(QByteArrayView bytes);
    void finish(); ///< gives an unfinished last line

private:
    void emitLine();
    LineSink m_sink;
    QByteArray m_pending;
    bool m_carriageReturn = false;
};

} // namespace pikestaff::remote
