// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace pikestaff::base {

/// A value or an Error. One alias, so that the day std::expected can be used one line changes.
template<typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

/// For a function that can fail and returns nothing else.
using Status = Result<void>;

} // namespace pikestaff::base
