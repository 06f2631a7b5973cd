// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "engine/runprogress.h"
#include "guide/guide.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace pikestaff::pages {

/// All that can be said of a step on one host, in one language. No markup.
struct StepDetails
{
    plan::InstanceId id;
    QString title;
    QString why;
    QString guideForm; ///< exactly as a person would type it; empty: the guide does not know it
    QString runForm;   ///< what is really run; empty: the same
    QString sectionTitle;
    QString link; ///< of the section in the official guide
    QString expect;
    QString warning;      ///< only where it was given
    bool isProof = false; ///< a verify: what it prints is compared
    QString expected;     ///< of a proof: what the command prints when all is well
    QStringList unresolved;
    std::vector<base::SecretId> secrets;

    engine::StepStatus status = engine::StepStatus::Pending;
    run::StepState state;
    std::optional<run::Outcome> outcome; ///< once it has one

    /// Is there nothing to be drawn anew?
    [[nodiscard]] bool looksLike(const StepDetails &other) const;
};

/// Pure. `record` may be null.
[[nodiscard]] StepDetails detailsOf(const plan::StepInstance &step, const guide::Guide &guide,
                                    const engine::StepRecord *record, engine::StepStatus status,
                                    base::Language language);

/// Why a step failed: the error of ours that its reason is; nullopt: the host's own words.
[[nodiscard]] std::optional<base::Error> errorOf(const StepDetails &details);

/// "0:07", "12:34", "1:02:03".
[[nodiscard]] QString clockText(qint64 milliseconds);

} // namespace pikestaff::pages
