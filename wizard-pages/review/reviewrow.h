// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

#include <vector>

namespace pikestaff::pages {

/// What has to be known, or done, before an installation.
struct ReviewNotice
{
    enum class Kind { Blocking, Warning };
    Kind kind = Kind::Warning;
    QString text; ///< translated, short
    QString page; ///< where it is mended
};

/// One choice of the project.
struct ReviewRow
{
    QString label;
    QString value;
    QString page; ///< where it is changed; empty: it cannot be
    std::vector<ReviewNotice> notices;
};

} // namespace pikestaff::pages
