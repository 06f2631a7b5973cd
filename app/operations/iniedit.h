// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/inieditor.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// ini.edit: file; settings {SECTION: {KEY: VALUE}}; remove {SECTION: [KEYS]}; clear [SECTIONS];
/// create (default no), and mode, owner, group of a file that is made. Needs nothing on the host.
class IniEdit final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    void readSettings(ArgumentReader &in);
    void readRemovals(ArgumentReader &in);
    [[nodiscard]] bool sets(const QString &section, const QString &key) const;

    QString m_file;
    IniChanges m_changes;
    bool m_create = false;
    FileAccess m_access;
};

} // namespace pikestaff::operations
