// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "engine/runcontext.h"
#include "model/project.h"

namespace pikestaff::engine {

/// The report of a project as one file; the end of its name says the format: .html, .md, .json; or
/// .zip, .tar.gz: all of these with plan, journal, logs and the files as they were before. Blocks:
/// reads the whole journal. Any thread. Errors: InvalidValue (of the name), those of journal and
/// plan, FileUnreadable, DiskFull, FileUnwritable.
[[nodiscard]] base::Status writeReport(const RunContext &context, const model::Project &project,
                                       const QString &fileName, base::Language language);

} // namespace pikestaff::engine
