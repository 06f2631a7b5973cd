// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QByteArrayList>

namespace pikestaff::run {

/// The verb of a fake host: a key has this value. An observing one only runs its script.
class KeyOperation final : public operations::Operation
{
public:
    struct Choices
    {
        QByteArray key;
        model::Content value = model::Content(QStringLiteral("right"));
        operations::Traits traits = {};
        QByteArrayList probeFirst = {}; ///< lines before the "get"
        QByteArrayList before = {};     ///< lines of the script, then the "set"
        QByteArrayList after = {};      ///< then these
        bool sets = true;               ///< the script has a "set"
        QByteArray setsWrong = {};      ///< to this value instead
        QByteArray failsFor = {};       ///< decide() says Fail for this value
        bool satisfiedWithWarning = false;
        std::optional<QByteArray> original = {};
        std::optional<operations::Upload> upload = {};
        std::optional<QByteArrayList> confirmation = {}; ///< lines of the script that confirms
    };

    explicit KeyOperation(Choices choices)
        : m_choices(std::move(choices))
    {
    }

    [[nodiscard]] std::vector<guide::Action> guideForm() const override { return {}; }
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<operations::Decision>
    decide(const operations::ProbeResult &probe, const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content confirmation() const override;
    [[nodiscard]] operations::Traits traits() const override { return m_choices.traits; }
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content script() const;
    Choices m_choices;
};

[[nodiscard]] operations::OperationPtr keyOperation(KeyOperation::Choices choices);

/// KEY is "right", after what the script does before.
[[nodiscard]] operations::OperationPtr makesRight(const QByteArray &key,
                                                  const QByteArrayList &before = {});

} // namespace pikestaff::run
