// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/lineeditor.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// file.edit: file; edits, a list of {match: REGEX, replace: TEXT [, append: yes|no]},
/// {match: REGEX, comment: yes}, {match: REGEX, absent: yes} and {block: TEXT}; create: yes|no.
/// A REGEX is one of Perl's kind, searched for in each line.
class FileEdit final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    void readEdit(const guide::Value &item, ArgumentReader &outer);

    QString m_file;
    std::vector<LineEdit> m_edits;
    bool m_create = false;
};

} // namespace pikestaff::operations
