// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace pikestaff::log {

enum class Category { App, Project, Guide, Plan, Remote, Run, Report, Ui };
enum class Level { Debug, Info, Warning, Error };

/// English text for whoever looks for a fault: one line a call, any thread. Without a running Log
/// they do nothing.
void debug(Category category, const QString &message);
void info(Category category, const QString &message);
void warning(Category category, const QString &message);
void error(Category category, const QString &message);

struct Settings
{
    QString folder; ///< empty: log/ in the state folder
    Level least = Level::Info;
    bool warningsToStandardError = false;
    qint64 fileBytes = qint64(2) * 1024 * 1024; ///< then a new file is begun
    int files = 5;                              ///< the current one and older ones
};

/// The program's own log, as long as this lives (one a program): FOLDER/pikestaff.log, 0600, and
/// the messages of Qt.
class Log
{
public:
    using Redact = std::function<QByteArray(QByteArrayView)>;

    /// Errors: FileUnwritable, DiskFull.
    [[nodiscard]] static base::Result<std::unique_ptr<Log>> start(const Settings &settings);
    ~Log();
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;
    Log(Log &&) = delete;
    Log &operator=(Log &&) = delete;

    /// What every line passes before it is written. Must not log itself. Any thread.
    void setRedact(Redact redact);
    [[nodiscard]] QString path() const;

private:
    struct Private;
    explicit Log(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> m_parts;
};

} // namespace pikestaff::log
