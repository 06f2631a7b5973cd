// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/secret.h"

#include <QByteArray>

#include <optional>

namespace pikestaff::remote::ssh {

/// A secret as the NUL-terminated text that libssh wants, wiped when it goes.
class SecretText
{
public:
    explicit SecretText(const std::optional<base::Secret> &secret)
        : m_text(secret ? QByteArray(secret->bytes().data(), secret->bytes().size()) : QByteArray())
    {
    }
    explicit SecretText(QByteArray text)
        : m_text(std::move(text))
    {
    }
    ~SecretText() { base::Secret::wipe(m_text); }
    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;
    SecretText(SecretText &&) = delete;
    SecretText &operator=(SecretText &&) = delete;

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const char *c_str() const { return m_text.constData(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_text; }

private:
    QByteArray m_text;
};

} // namespace pikestaff::remote::ssh
