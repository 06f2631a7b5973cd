// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/linesplitter.h"

#include <algorithm>

namespace pikestaff::remote {
namespace {

constexpr char escape = '\x1b';
constexpr char bell = '\x07';

unsigned char code(char byte) { return static_cast<unsigned char>(byte); }

bool isText(char byte) { return (code(byte) >= 0x20 && code(byte) != 0x7f) || byte == '\t'; }

bool isContinuation(char byte) { return (code(byte) & 0xc0) == 0x80; }

qsizetype lengthByFirstByte(char byte)
{
    return code(byte) >= 0xf0 ? 4 : code(byte) >= 0xe0 ? 3 : code(byte) >= 0xc0 ? 2 : 1;
}

/// How many of the first bytes can be cut off without cutting a character.
qsizetype wholeCharacters(const QByteArray &text, qsizetype size)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, size); ++back) {
        const char byte = text[size - back];
        if (!isContinuation(byte))
            return lengthByFirstByte(byte) > back ? size - back : size;
    }
    return size;
}

/// Each bad byte becomes one U+FFFD; the control characters U+0080..U+009F go.
QByteArray toValidUtf8(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const auto plain =
            std::find_if(bytes.begin(), bytes.end(), [](char byte) { return code(byte) >= 0x80; });
        text.append(bytes.begin(), plain - bytes.begin());
        bytes = bytes.sliced(plain - bytes.begin());
        if (bytes.isEmpty())
            break;
        const qsizetype length = lengthByFirstByte(bytes[0]);
        if (length > bytes.size() || !bytes.first(length).isValidUtf8()) {
            text.append("\xef\xbf\xbd");
            bytes = bytes.sliced(1);
            continue;
        }
        if (bytes[0] != '\xc2' || code(bytes[1]) >= 0xa0)
            text.append(bytes.first(length));
        bytes = bytes.sliced(length);
    }
    return text;
}

} // namespace

void LineSplitter::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto *from = bytes.begin() + at;
        const qsizetype run =
            m_sequence == Sequence::None ? std::find_if_not(from, bytes.end(), isText) - from : 0;
        if (run > 0) {
            append(bytes.sliced(at, run));
            at += run;
        } else {
            take(bytes[at]);
            ++at;
        }
    }
}

void LineSplitter::finish()
{
    if (!m_pending.isEmpty())
        emitLine();
    m_carriageReturn = false;
    m_sequence = Sequence::None;
}

void LineSplitter::take(char byte)
{
    if (byte == '\n') { // also ends a sequence that was never finished
        m_sequence = Sequence::None;
        emitLine();
    } else if (m_sequence != Sequence::None) {
        takeInSequence(byte);
    } else if (byte == '\r') {
        m_carriageReturn = true;
    } else if (byte == escape) {
        m_sequence = Sequence::Escape;
    }
}

void LineSplitter::takeInSequence(char byte)
{
    switch (m_sequence) {
    case Sequence::StringEscape:
        if (byte == '\\') {
            m_sequence = Sequence::None;
            return;
        }
        m_sequence = Sequence::Escape;
        [[fallthrough]];
    case Sequence::Escape:
        if (byte == '[')
            m_sequence = Sequence::Control;
        else if (byte == ']' || byte == 'P' || byte == 'X' || byte == '^' || byte == '_')
            m_sequence = Sequence::String;
        else if (byte >= 0x30 && byte < 0x7f) // a final byte; 0x20..0x2f come before one
            m_sequence = Sequence::None;
        break;
    case Sequence::Control:
        if (byte >= 0x40 && byte < 0x7f)
            m_sequence = Sequence::None;
        break;
    case Sequence::String:
        if (byte == bell)
            m_sequence = Sequence::None;
        else if (byte == escape)
            m_sequence = Sequence::StringEscape;
        return;
    case Sequence::None:
        return;
    }
    if (byte == '\r' || byte == escape || code(byte) >= 0x80) { // not of a sequence: begin anew
        m_sequence = Sequence::None;
        if (code(byte) >= 0x80)
            append(QByteArrayView(&byte, 1));
        else
            take(byte);
    }
}

void LineSplitter::append(QByteArrayView text)
{
    if (m_carriageReturn) {
        m_pending.clear();
        m_carriageReturn = false;
    }
    while (!text.isEmpty()) {
        if (m_pending.size() >= maximumLine)
            emitPiece(wholeCharacters(m_pending, maximumLine));
        const qsizetype fits = std::min(text.size(), maximumLine - m_pending.size());
        m_pending.append(text.first(fits));
        text = text.sliced(fits);
    }
}

void LineSplitter::emitLine()
{
    emitPiece(m_pending.size());
    m_carriageReturn = false;
}

void LineSplitter::emitPiece(qsizetype size)
{
    const QByteArray line = toValidUtf8(QByteArrayView(m_pending).first(size));
    m_pending.remove(0, size);
    m_sink(line);
}

} // namespace pikestaff::remote
