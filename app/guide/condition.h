// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace pikestaff::guide {

/// A `when:` of a guide:  network == self-service and not facts.kvm
/// Grammar: or / and / not / ( ) / NAME / NAME == WORD / NAME != WORD. A bare NAME is true unless
/// it is "", "no" or "false". Values come from one lookup; nullopt there = not known yet.
class Condition
{
public:
    enum class Truth { False, True, Unknown };
    using Lookup = std::function<std::optional<QString>(const QString &name)>;

    Condition() = default; ///< always true
    /// Error: SyntaxError (subject = where, detail = what).
    [[nodiscard]] static base::Result<Condition> parse(const QString &text, const QString &where);

    [[nodiscard]] Truth evaluate(const Lookup &lookup) const;
    [[nodiscard]] QStringList names() const; ///< every NAME it looks at
    [[nodiscard]] const QString &text() const { return m_text; }

    struct Node; ///< private to condition.cpp

private:
    QString m_text;
    std::shared_ptr<const Node> m_root;
};

} // namespace pikestaff::guide
