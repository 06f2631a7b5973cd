// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/guide.h"
#include "model/inventory.h"
#include "plan/plan.h"

#include <QString>
#include <QStringList>

#include <map>
#include <utility>
#include <vector>

namespace pikestaff::test {

/// What is to be typed, as texts that facts and plans have in common:
///   package NAMES | command as WHO: COMMAND | sql STATEMENT | ini FILE [SECTION] KEY = VALUE
///   ini FILE [SECTION] remove KEY | edit FILE + the lines below | edit FILE, remove MATCH
///   edit FILE: what the guide says in words only | service ACTION NAMES | verify COMMAND -> EXPECT
/// by section and host, in order.
using TextsByPlace = std::map<std::pair<QString, QString>, QStringList>;

/// Of the facts file, for these hosts and this networking option ("provider", "self-service").
/// Sections come in the order of the file.
struct GuideFacts
{
    QStringList sections;
    TextsByPlace texts;
};

/// Where the facts have an example with the addresses of the guide's own networks, that is taken.
/// What is typed inside the instance or seen in a browser is the controller's.
/// Errors: those of the YAML reader, InvalidValue for a step that is of no known kind.
[[nodiscard]] base::Result<GuideFacts>
readFacts(const QByteArray &yaml, const model::Inventory &inventory, const QString &network);

/// Of a plan: its guide forms. Secrets stand by their bare names, as in the facts.
[[nodiscard]] TextsByPlace textsOf(const plan::Plan &plan, const guide::Guide &guide);

} // namespace pikestaff::test
