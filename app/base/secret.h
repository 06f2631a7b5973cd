// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>

namespace pikestaff::base {

/// UTF-8 bytes that nobody may print. Not copyable by accident (clone() says so), wiped when it
/// goes, and never convertible to text: only SecretStore::reveal reads it.
class Secret
{
public:
    Secret() = default;
    /// Takes the buffer of a temporary; of a variable it makes a copy, which stays the giver's to
    /// wipe.
    explicit Secret(QByteArray bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] Secret clone() const;
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    /// The bytes, for the last hop (standard input of a host, vault, redactor). The view dies with
    /// this.
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }

    /// Overwrites the bytes in a buffer that held secret text.
    static void wipe(QByteArray &buffer);

private:
    QByteArray m_bytes;
};

} // namespace pikestaff::base
