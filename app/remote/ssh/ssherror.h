// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "model/host.h"

#include <QString>

namespace pikestaff::remote::ssh {

/// What errors call this host: its name, or its address where it has none.
[[nodiscard]] QString subjectOf(const model::Host &host);

/// English, whatever the locale: "Connection refused".
[[nodiscard]] QString systemErrorText(int number);

/// Of connect(2).
[[nodiscard]] base::Error connectError(const QString &host, int number);

/// What libssh says of a session that broke before it was ours.
[[nodiscard]] base::Error handshakeError(const QString &host, const QString &libraryText);

/// What a host printed, fit for an error: one line, no control characters, not endless.
[[nodiscard]] QString printable(QByteArrayView text);

} // namespace pikestaff::remote::ssh
