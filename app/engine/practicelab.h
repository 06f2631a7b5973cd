// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/answers.h"
#include "model/host.h"

#include <QString>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace pikestaff::engine {

/// The practice lab as its program tells of it.
struct LabStatus
{
    QString state;                  ///< up, down, partial
    std::vector<model::Host> hosts; ///< with key, host key and provider interface
    QString managementCidr;
    QString providerCidr;
    QString providerGateway;
    QString providerPoolStart;
    QString providerPoolEnd;
};

/// The door to packaging/practice-lab. The wizard itself never needs root: the lab's program alone
/// is lifted, through pkexec where there is a display, else sudo.
class PracticeLab
{
public:
    /// Blocks for some seconds at most. Errors: LabFailed (detail = what its program said),
    /// Cancelled.
    [[nodiscard]] static base::Result<LabStatus> status(const std::stop_token &stop = {});

    /// The whole command line for a verb: program first. Error: LabFailed when it is not installed.
    [[nodiscard]] static base::Result<QStringList> command(const QString &verb,
                                                           const QStringList &arguments);

    /// What the lab answers by itself: its networks, a name server that is there, and an image
    /// that needs nothing from outside. Pure.
    [[nodiscard]] static model::Answers proposals(const LabStatus &status);

    /// Pure. Error: LabFailed.
    [[nodiscard]] static base::Result<LabStatus> parseStatus(const QByteArray &json);
};

} // namespace pikestaff::engine
