// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>

#include <functional>

namespace pikestaff::remote {

/// Bytes to lines of valid UTF-8: a character split between two pieces is put together, a progress
/// line that rewrites itself with \r gives its last state, a line over 64 KiB is cut in pieces,
/// terminal escape sequences and control characters (but the tabulator) are dropped, bad bytes
/// become U+FFFD. How the bytes are cut into pieces does not matter.
class LineSplitter
{
public:
    static constexpr qsizetype maximumLine = 65'536; ///< bytes

    using LineSink = std::function<void(const QByteArray &line)>; ///< without its line end
    explicit LineSplitter(LineSink sink)
        : m_sink(std::move(sink))
    {
    }

    void feed(QByteArrayView bytes);
    void finish(); ///< gives an unfinished last line

private:
    /// Where in a terminal escape sequence we are.
    enum class Sequence { None, Escape, Control, String, StringEscape };

    void take(char byte);
    void takeInSequence(char byte);
    void append(QByteArrayView text);
    void emitLine();
    void emitPiece(qsizetype size);

    LineSink m_sink;
    QByteArray m_pending;
    Sequence m_sequence = Sequence::None;
    bool m_carriageReturn = false;
};

} // namespace pikestaff::remote
