// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "report/reportmodel.h"

#include <QByteArray>

#include <optional>

namespace pikestaff::report {

enum class Format { Html, Markdown, Json };

/// By the end of the file's name.
[[nodiscard]] std::optional<Format> formatOf(const QString &fileName);

/// One file that needs no other. UTF-8. Pure.
[[nodiscard]] QByteArray write(const ReportModel &model, Format format, base::Language language);

} // namespace pikestaff::report
