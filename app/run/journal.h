// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "run/runevent.h"

#include <QFile>
#include <QString>

#include <memory>
#include <vector>

namespace pikestaff::run {

/// The append-only file of events, one JSON object a line. A program that is killed while it writes
/// leaves a torn last line: it is dropped. Anything else that cannot be read is JournalDamaged.
class Journal
{
public:
    /// Reads without opening for writing; a missing file is an empty journal.
    [[nodiscard]] static base::Result<std::vector<RunEvent>> read(const QString &path);
    /// Cuts a torn last line off. Errors: FileUnwritable, DiskFull, JournalDamaged.
    [[nodiscard]] static base::Result<std::unique_ptr<Journal>> open(const QString &path);

    [[nodiscard]] const std::vector<RunEvent> &history() const { return m_history; }
    /// On disk (fsync) when it returns. Errors: DiskFull, FileUnwritable; the file is then as
    /// before.
    [[nodiscard]] base::Status append(const RunEvent &event);

private:
    Journal() = default;
    QFile m_file;
    std::vector<RunEvent> m_history; ///< what stood in the file when it was opened
};

} // namespace pikestaff::run
