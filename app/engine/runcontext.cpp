// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runcontext.h"

#include "engine/precheck.h"

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

Result<plan::Plan> RunContext::plan(const plan::Scope &scope, const model::FactsByHost &facts) const
{
    return plan::makePlan({guide, inventory, answers, facts}, scope);
}

Result<plan::Plan> RunContext::planForRun(const plan::Scope &scope,
                                          const model::FactsByHost &facts) const
{
    auto made = plan(scope, facts);
    if (!made)
        return made;
    for (const CheckResult &result : Precheck::examine(guide, inventory, facts)) {
        if (result.severity == Severity::Blocking) {
            return Failure(Error{ErrorCode::CheckBlocks,
                                 result.host.value(),
                                 result.text + QLatin1Char(' ') + result.remedy,
                                 {}});
        }
    }
    for (const plan::StepInstance &step : made->steps) {
        for (const base::SecretId &secret : operations::secretsOf(*step.operation)) {
            if (!secrets.has(secret))
                return Failure(Error{ErrorCode::SecretMissing, secret.value(), {}, {}});
        }
    }
    return made;
}

model::SecretStore copyOf(const model::SecretStore &secrets)
{
    model::SecretStore copy;
    secrets.visit([&copy](const base::SecretId &id, QByteArrayView bytes, int version) {
        copy.restore(id, base::Secret(bytes.toByteArray()), version);
    });
    return copy;
}

} // namespace pikestaff::engine
