// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

namespace pikestaff::engine {

/// The practice lab's program: PIKESTAFF_LAB_PROGRAM, installed, or beside the sources that this
/// program was built from. Empty: not there.
[[nodiscard]] QString practiceLabProgram();

/// Where the guides are: PIKESTAFF_GUIDES or those inside the program.
[[nodiscard]] QString guidesRoot();

} // namespace pikestaff::engine
