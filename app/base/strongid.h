// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <utility>

namespace pikestaff::base {

/// A name that cannot be mixed up with a name of another kind.
template<typename Tag>
class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(QString value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend std::strong_ordering operator<=>(const StrongId &a, const StrongId &b)
    {
        return QString::compare(a.m_value, b.m_value) <=> 0;
    }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using HostName = StrongId<struct HostNameTag>;
using ChapterId = StrongId<struct ChapterIdTag>;
using SectionId = StrongId<struct SectionIdTag>;
using StepId = StrongId<struct StepIdTag>;     ///< "section/step", unique in a guide
using AnswerId = StrongId<struct AnswerIdTag>; ///< "provider_network_cidr"
using SecretId = StrongId<struct SecretIdTag>; ///< the guide's name: "NOVA_PASS"
using RunId = StrongId<struct RunIdTag>;

} // namespace pikestaff::base
