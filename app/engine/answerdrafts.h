// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"

#include <functional>

namespace pikestaff::engine {

/// Answers of the guide while they are typed. One that is right is kept in the project at once, a
/// wrong one stays here with its reason. Only what the other answers leave open is asked.
class AnswerDrafts
{
public:
    struct Field
    {
        const guide::AnswerSpec *spec = nullptr;
        QString value;      ///< as typed
        QString fault;      ///< why it is not kept; empty: it is
        QStringList doubts; ///< what to think about, though it is kept; translated
    };
    using Wanted = std::function<bool(const guide::AnswerSpec &spec)>;
    /// Adds what is wrong or doubtful with a field beside the others.
    using Judge = std::function<void(Field &field, const std::vector<Field> &all)>;

    AnswerDrafts(Installation &installation, Wanted wanted, Judge judge = {});

    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }
    [[nodiscard]] const Field *field(const base::AnswerId &id) const; ///< nullptr: not asked
    /// Reads the project again; what is wrong and was typed stays.
    void reload();
    void judge(); ///< all again: in another language, beside other hosts
    void set(const base::AnswerId &id, const QString &text);
    /// Why what is right could not be kept.
    [[nodiscard]] const std::optional<base::Error> &problem() const { return m_problem; }
    [[nodiscard]] bool hasFaults() const;
    [[nodiscard]] QStringList doubts() const; ///< of all fields

private:
    [[nodiscard]] QString answer(const guide::AnswerSpec &spec) const;
    void keep();

    Installation &m_installation;
    Wanted m_wanted;
    Judge m_judge;
    std::vector<Field> m_fields;
    std::optional<base::Error> m_problem;
};

} // namespace pikestaff::engine
