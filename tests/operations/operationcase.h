// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/action.h"
#include "guide/value.h"
#include "model/secretstore.h"
#include "model/yamlnode.h"
#include "operations/operation.h"

#include <QByteArray>
#include <QString>

namespace pikestaff::tests {

/// Arguments of a verb with what its secrets are; "${NAME}" in the arguments stands for one.
struct OperationCase
{
    guide::Value arguments;
    model::SecretStore secrets;
    QList<QByteArray> secretTexts;
    model::YamlNode root; ///< the whole case

    /// Reads a case file: JSON, which is YAML, so that maps keep their order.
    [[nodiscard]] static base::Result<OperationCase> read(const QString &path);
    /// From the text of the arguments alone.
    [[nodiscard]] static base::Result<OperationCase>
    make(const QByteArray &arguments, const std::map<QString, QByteArray> &secrets = {});

    [[nodiscard]] base::Result<operations::OperationPtr> operation(const QString &verb) const;
};

/// A guide value of a YAML node, as the guide loader makes it.
[[nodiscard]] guide::Value toValue(const model::YamlNode &node);

/// A text, or a list of lines.
[[nodiscard]] QByteArray linesOf(const model::YamlNode *node);

/// One line for people: "ini file=/etc/x section=a key=b value=${X}".
[[nodiscard]] QString actionLine(const guide::Action &action);

/// "dashboard http://controller/ as myuser of myproject by ${DEMO_PASS} for 60 s"; empty: none.
[[nodiscard]] QString visitLine(const operations::Operation &operation);
[[nodiscard]] QString kindName(operations::Decision::Kind kind);

} // namespace pikestaff::tests
