// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/console.h"

#include "engine/errortext.h"

#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace pikestaff::main {

using base::Secret;

namespace {

void writeAll(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

/// Hangul and other East Asian characters take two cells.
int cells(QChar c)
{
    const ushort u = c.unicode();
    const bool wide = (u >= 0x1100 && u <= 0x115F) || (u >= 0x2E80 && u <= 0xA4CF) ||
                      (u >= 0xAC00 && u <= 0xD7A3) || (u >= 0xF900 && u <= 0xFAFF) ||
                      (u >= 0xFE30 && u <= 0xFE6F) || (u >= 0xFF00 && u <= 0xFF60);
    return wide ? 2 : 1;
}

QString cut(const QString &line, int columns)
{
    int used = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        used += cells(line.at(i));
        if (used >= columns)
            return line.left(i);
    }
    return line;
}

Secret takeLine()
{
    std::string line;
    std::getline(std::cin, line);
    Secret secret(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    explicit_bzero(line.data(), line.size());
    return secret;
}

} // namespace

Console::Console(base::Language language)
    : m_language(language)
    , m_terminal(::isatty(STDOUT_FILENO) == 1)
    , m_canAsk(::isatty(STDIN_FILENO) == 1)
{
}

void Console::print(const QString &line)
{
    status({});
    writeAll(stdout, line.toUtf8() + '\n');
}

void Console::printBytes(const QByteArray &bytes)
{
    status({});
    writeAll(stdout, bytes);
}

void Console::complain(const QString &line)
{
    status({});
    writeAll(stderr, line.toUtf8() + '\n');
}

int Console::fail(const base::Error &error)
{
    const engine::ErrorText text = engine::ErrorTexts::of(error, engine::Door::CommandLine);
    complain(QLatin1String("pikestaff-cli: ") +
             (text.sentence + QLatin1Char(' ') + text.remedy).simplified());
    return engine::exitStatus(error.code);
}

int Console::columns() const
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

void Console::status(const QString &line)
{
    if (!m_terminal || (line.isEmpty() && !m_statusShown))
        return;
    m_statusShown = !line.isEmpty();
    writeAll(stdout, "\r\x1b[K" + cut(line, columns()).toUtf8());
}

bool Console::confirm(const QString &question)
{
    if (!m_canAsk)
        return false;
    status({});
    writeAll(stdout, question.toUtf8() + " [y/N] ");
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes" || answer == "예";
}

Secret Console::askSecret(const QString &question)
{
    if (!m_canAsk)
        return {};
    status({});
    writeAll(stdout, question.toUtf8() + ": ");
    termios before{};
    ::tcgetattr(STDIN_FILENO, &before);
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    Secret secret = takeLine();
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    writeAll(stdout, "\n");
    return secret;
}

Secret Console::readSecretFromInput() { return takeLine(); }

} // namespace pikestaff::main
