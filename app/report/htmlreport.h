// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "report/reportmodel.h"

#include <QByteArray>

namespace pikestaff::report {

[[nodiscard]] QByteArray toHtml(const ReportModel &model, base::Language language);

} // namespace pikestaff::report
