// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/value.h"
#include "model/content.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pikestaff::operations {

/// What a text must look like.
struct Shape
{
    const char *pattern;  ///< regular expression for the whole text
    const char *expected; ///< said when it is not so
};

namespace shapes {
inline constexpr Shape path{"/[^\\n]*[^/\\n]", "an absolute path"};
inline constexpr Shape mode{"[0-7]{3,4}", "an octal file mode such as 0644"};
inline constexpr Shape account{"[A-Za-z_][A-Za-z0-9_.-]*", "the name of a user or group"};
inline constexpr Shape unit{"[A-Za-z0-9_.:@\\\\-]+", "the name of a systemd unit"};
inline constexpr Shape unitGlob{"[A-Za-z0-9_.:@*?-]+", "the name of a systemd unit, with * or ?"};
inline constexpr Shape package{"[a-z0-9][a-z0-9+.-]*(:[a-z0-9-]+)?", "the name of a package"};
inline constexpr Shape word{"[A-Za-z0-9_.-]+", "letters, digits, and _ . -"};
inline constexpr Shape identifier{"[A-Za-z0-9_]+", "letters, digits and _"};
inline constexpr Shape hostName{"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", "a host name"};
inline constexpr Shape interface {
    "[A-Za-z0-9_.:-]{1,15}", "the name of a network interface"
};
inline constexpr Shape line{"[^\\r\\n]*", "one line"};
} // namespace shapes

/// Reads the arguments of a verb strictly. The first fault stays and what is read after it is
/// empty, so that an operation is read straight through and finish() tells whether it is good.
/// A text that still holds a template ("${") passes every shape: what it stands for is not known
/// before it is bound. Keeps a reference to the map.
class ArgumentReader
{
public:
    explicit ArgumentReader(const guide::Value &map);

    [[nodiscard]] bool has(const char *key) const;
    /// The value behind a key, which is then known; nullptr: not there.
    [[nodiscard]] const guide::Value *find(const char *key);
    /// The same; MissingKey when it is not there.
    [[nodiscard]] const guide::Value *require(const char *key);

    // Texts without secrets, not empty.
    [[nodiscard]] QString text(const char *key, const Shape &shape = shapes::line);
    [[nodiscard]] QString textOr(const char *key, const QString &absent,
                                 const Shape &shape = shapes::line);
    [[nodiscard]] QStringList texts(const char *key, const Shape &shape); ///< at least one
    [[nodiscard]] QStringList textsOrNone(const char *key, const Shape &shape);
    [[nodiscard]] QString choice(const char *key, const QStringList &words, const QString &absent);

    // Texts that may hold secrets and line ends, and may be empty.
    [[nodiscard]] model::Content content(const char *key);
    [[nodiscard]] model::Content contentOr(const char *key, const model::Content &absent);

    [[nodiscard]] bool flag(const char *key, bool absent); ///< yes/no/true/false
    [[nodiscard]] int integer(const char *key, int least, int most, int absent);

    // For what stands in a value that was found.
    [[nodiscard]] QString textOf(const guide::Value &value, const char *key, const Shape &shape);
    [[nodiscard]] model::Content contentOf(const guide::Value &value, const char *key);

    /// Makes the first fault: InvalidValue, where this value stands.
    void refuse(const guide::Value &value, const QString &detail);
    /// Takes over the fault of a reader for a map inside.
    void adopt(const base::Status &inner);
    void missing(const QString &key); ///< makes the first fault: MissingKey

    [[nodiscard]] bool isGood() const { return !m_fault; }
    /// UnknownKey for what nobody asked for, or the first fault.
    [[nodiscard]] base::Status finish() const;

private:
    [[nodiscard]] QStringList items(const guide::Value &value, const char *key, const Shape &shape);

    const guide::Value &m_map;
    QSet<QString> m_known;
    std::optional<base::Error> m_fault;
};

/// The items of a list; another value is its own only item.
[[nodiscard]] std::vector<const guide::Value *> itemsOf(const guide::Value &value);

/// Does it hold a template that is not bound yet?
[[nodiscard]] bool isUnbound(const QString &text);

} // namespace pikestaff::operations
