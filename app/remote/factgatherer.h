// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/facts.h"
#include "remote/transport.h"

namespace pikestaff::remote {

/// One round trip with resources/remote/facts.sh. Errors: as Transport::exec, RemoteCommandFailed.
[[nodiscard]] base::Result<model::HostFacts>
gatherFacts(Transport &transport, const base::Clock &clock, std::stop_token stop);

/// Pure: the text that facts.sh prints, between the times it was asked and answered.
[[nodiscard]] base::Result<model::HostFacts>
parseFacts(const QByteArray &text, const QDateTime &asked, const QDateTime &answered);

} // namespace pikestaff::remote
