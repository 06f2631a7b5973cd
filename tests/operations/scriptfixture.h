// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operationcase.h"

#include <QTemporaryDir>

#include <memory>

namespace pikestaff::tests {

/// Runs probes and scripts of an operation by /bin/sh, with a temporary folder for what they keep
/// on a host. "${HERE}" in arguments is this folder, ${OWNER} and ${GROUP} are its owner's.
class ScriptFixture
{
protected:
    void begin();

    void start(const char *verb, const char *arguments,
               const std::map<QString, QByteArray> &secrets = {});
    [[nodiscard]] operations::ProbeResult run(const model::Content &script) const;
    [[nodiscard]] operations::Decision decide() const;
    /// Applies it, and proves that it is satisfied then.
    void apply(const char *verb, const char *arguments,
               const std::map<QString, QByteArray> &secrets = {});

    [[nodiscard]] QString path(const char *name) const;
    [[nodiscard]] QByteArray read(const char *name) const;
    void write(const char *name, const QByteArray &text) const;

    bool m_redirectEtc = false; ///< /etc in scripts is the folder

private:
    [[nodiscard]] QByteArray placed(const char *arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    OperationCase m_case;
    operations::OperationPtr m_operation;
};

} // namespace pikestaff::tests
