// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

namespace pikestaff::ui {

/// Qt 6.4 does not check the number by which a screen reader asks a scroll area for a child: one
/// that asks while a scroll bar vanishes would end the program. To be called once there is a
/// QApplication.
void protectScrollAreas();

} // namespace pikestaff::ui
