// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pikestaff::remote {

/// The files of resources/remote, which are part of this program and run on hosts.
[[nodiscard]] QStringList hostProgramNames();

/// Error: FileMissing (subject = name).
[[nodiscard]] base::Result<QByteArray> hostProgram(const QString &name);

} // namespace pikestaff::remote
