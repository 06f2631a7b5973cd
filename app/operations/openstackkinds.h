// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"
#include "operations/argumentreader.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace pikestaff::operations {

/// One thing that a cloud shall know: its kind, and its fields in the order of the kind.
struct OpenstackResource
{
    QString kind;
    std::vector<std::pair<QString, model::Content>> fields;

    /// Empty: not given.
    [[nodiscard]] model::Content field(const char *name) const;
};

/// Reads a map with one key, the kind. Faults are the reader's.
[[nodiscard]] OpenstackResource readOpenstackResource(ArgumentReader &in, const guide::Value &item);

/// What the guide types to make it: one command, sometimes two.
[[nodiscard]] QStringList openstackCommands(const OpenstackResource &resource);

} // namespace pikestaff::operations
