// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>
#include <QStringList>

namespace pikestaff::tests {

/// Everything that is wrong with one source file, each as "path:line: what". Pure. The path is
/// relative to the root: its first folders say which layer it belongs to.
[[nodiscard]] QStringList violations(const QString &path, const QString &text);

} // namespace pikestaff::tests
