// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

namespace pikestaff::operations {

/// Functions for scripts that use apt, to stand after preamble():
///   hold_services          to begin with: these units are not started by packages until the script
///                          ends; what a killed script has held back is released
///   mend_packages          finishes what an interrupted dpkg left
///   refresh_lists          apt-get update; sets $refreshed
///   apt_get ARGUMENTS...   waits for the package lock up to 10 minutes, asks nothing, keeps
///                          configuration files that were changed
/// `heldBack` are globs of unit names.
[[nodiscard]] model::Content aptFunctions(const QStringList &heldBack);

/// sh condition: a killed script has left units held back.
[[nodiscard]] QString stillHeldBack();

/// `lists_are_fresh`, after preamble(): the package lists are younger than a day and than the
/// sources.
[[nodiscard]] QString freshListsFunction();

} // namespace pikestaff::operations
