// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"
#include "model/secretstore.h"

#include <QByteArray>

#include <vector>

namespace pikestaff::model {

/// Replaces secret values, in every encoding that a line can show them in, by ‹NAME›. Built from
/// the values themselves, never from patterns; values under 4 bytes are ignored, they would hit
/// innocent text. Immutable after construction; any thread.
class Redactor
{
public:
    Redactor() = default;
    explicit Redactor(const SecretStore &secrets);
    ~Redactor();
    Redactor(const Redactor &) = delete;
    Redactor &operator=(const Redactor &) = delete;
    Redactor(Redactor &&) noexcept = default;
    Redactor &operator=(Redactor &&) noexcept = default;

    [[nodiscard]] QByteArray redact(QByteArrayView text) const;

private:
    struct Form
    {
        base::Secret bytes;
        QByteArray name; ///< "‹NOVA_PASS›"
    };
    [[nodiscard]] const Form *formAt(QByteArrayView text) const;

    std::vector<Form> m_forms; ///< by their first two bytes, then longest first
    QByteArray m_begins;       ///< by two bytes: 1 where some form begins so
};

} // namespace pikestaff::model
