// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pikestaff::operations {

/// A systemd unit as `systemctl show` prints it.
struct UnitState
{
    QString asked;       ///< "nova-api.service", as it is named in the guide
    QString loadState;   ///< "loaded", "not-found", "masked"
    QString activeState; ///< "active", "inactive", "failed", "activating"
    QString enabled;     ///< of `systemctl is-enabled`; empty when it was not asked
    QString activeSince; ///< microseconds after boot, "0": never

    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isUp() const;
    [[nodiscard]] bool startsAtBoot() const;
};

/// With ".service" where a name has no suffix.
[[nodiscard]] QStringList unitNames(const QStringList &units);

/// Prints the state of units for readUnits(); withEnabled also asks whether they start at boot.
[[nodiscard]] model::Content unitProbe(const QStringList &units, bool withEnabled);

/// nullopt: not the output of unitProbe() for these units.
[[nodiscard]] std::optional<std::vector<UnitState>> readUnits(const QStringList &units,
                                                              const QString &output);

/// Functions for scripts, after preamble():
///   show PROPERTY UNIT   prints a property
///   expect_up UNITS...   fails unless every unit comes up and stays so; says why in the words of
///                        systemd and of the unit's journal
[[nodiscard]] QString unitFunctions();

} // namespace pikestaff::operations
