// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

class QTableView;

namespace pikestaff::ui {

/// The look and the keys of every table: head in small letters, rows of 34 pixels with a line
/// between them, columns over the whole width (the last one takes what is left; choose another by
/// QHeaderView::setSectionResizeMode). Tab leaves the table, arrows move, Enter and F2 edit.
void prepareTable(QTableView &table);

} // namespace pikestaff::ui
