// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/project.h"
#include "model/yamlnode.h"

#include <QByteArray>

namespace pikestaff::model {

/// project.yaml as text, block style, with its explanation on top. Reading it again gives the same.
[[nodiscard]] QByteArray writeProjectYaml(const ProjectFile &project);

/// Errors: UnknownKey, MissingKey, InvalidValue, DuplicateName, NoController (subject = file:line).
[[nodiscard]] base::Result<ProjectFile> readProject(const YamlNode &document);

/// The value of `hosts:`. Errors as above.
[[nodiscard]] base::Result<Inventory> readHosts(const YamlNode &list);

} // namespace pikestaff::model
