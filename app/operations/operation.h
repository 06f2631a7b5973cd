// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/action.h"
#include "guide/value.h"
#include "model/content.h"
#include "model/secretstore.h"
#include "model/visit.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace pikestaff::operations {

/// Exit status by which the script of an observing operation says "good, but by the second best
/// way".
inline constexpr int warningExitStatus = 75;

struct Traits
{
    bool interruptible =
        true;              ///< false: never offered to be stopped (packages, database migration)
    bool observes = false; ///< only looks or waits: a success is AlreadySatisfied, never Changed
    bool reboots = false;
};

/// What a probe printed.
struct ProbeResult
{
    int exitStatus = 0;
    QByteArray output;
    QByteArray errors;
};

/// What a check was answered, short enough for a journal and a report: its last lines, joined by
/// " / ".
[[nodiscard]] QString shownAnswer(const QString &output);

/// A file of this computer that a change needs on the host.
struct Upload
{
    QString from;
    QString path; ///< on the host; not yet the place where it shall lie
};

/// What the host needs, judged from its probe.
struct Decision
{
    enum class Kind { Satisfied, Change, Fail };

    Kind kind = Kind::Satisfied;
    QString reason; ///< machine text, no secret: "connection differs", "keystone is not installed"
    std::optional<Upload> upload;       ///< of Change: sent before the script is run
    model::Content script;              ///< of Change: what is run, detached, as root
    std::optional<QByteArray> original; ///< file as it was before our first change
    QString originalPath;
    bool warning = false; ///< satisfied, but by the second best way (see verify)
};

/// A typed verb that a step uses, made from its bound arguments. Pure: it never touches a host.
///
/// check   = probe() is run on the host as root, attached, and changes nothing (or visit() is
/// made);
///           decide() judges it
/// apply   = Decision::script, run detached (POSIX sh, standard input closed)
/// confirm = confirmation(), over a new connection, where there is one
/// verify  = probe() and decide() once more must say Satisfied (an observing operation: its script
///           ended with 0)
/// A script runs in the C locale with umask 022 and a plain PATH; ${PIKESTAFF_TOOLS} is the folder
/// of our programs on the host (resources/remote). A new verb: one file pair here, one line in
/// operationregistry.cpp, cases in tests/operations/VERB.
class Operation
{
public:
    Operation() = default;
    virtual ~Operation() = default;
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;
    Operation(Operation &&) = delete;
    Operation &operator=(Operation &&) = delete;

    [[nodiscard]] virtual std::vector<guide::Action> guideForm() const = 0;
    [[nodiscard]] virtual model::Content probe() const = 0;
    [[nodiscard]] virtual base::Result<Decision>
    decide(const ProbeResult &probe, const model::SecretStore &secrets) const = 0;
    [[nodiscard]] virtual Traits traits() const { return {}; }
    /// Of an operation that looks from this computer instead of by its probe: decide() gets what
    /// was seen, with exit status 0 where it was good.
    [[nodiscard]] virtual std::optional<model::Visit> visit() const { return {}; }
    /// Of a change that may cut our own branch: what is run after the script has ended well, over a
    /// connection made anew. Not run or not ended with 0: the host takes the change back. Empty for
    /// all others.
    [[nodiscard]] virtual model::Content confirmation() const { return {}; }
    /// What we execute, for people: the essential commands with sealed holes.
    [[nodiscard]] virtual model::Content runForm() const = 0;
};

using OperationPtr = std::shared_ptr<const Operation>;

/// Every secret that the operation may need on its way.
[[nodiscard]] QSet<base::SecretId> secretsOf(const Operation &operation);

} // namespace pikestaff::operations
