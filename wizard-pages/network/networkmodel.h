// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "wizard-pages/network/networkpicture.h"

#include <QObject>

namespace pikestaff::pages {

/// The choice between the networking options and what else the guide asks about networks. A value
/// that is right is kept at once; a wrong one stays here with its reason. GUI thread.
class NetworkModel : public QObject
{
    Q_OBJECT

public:
    struct Option
    {
        QString value; ///< of the answer: "self-service"
        QString title;
        QString text;
        QString consequence;
    };
    struct Field
    {
        const guide::AnswerSpec *spec = nullptr;
        QString value; ///< as typed
        QString fault; ///< why it is not kept; empty: it is
    };

    explicit NetworkModel(engine::Installation &installation, QObject *parent = nullptr);

    void setLanguage(base::Language language);

    [[nodiscard]] bool asksForOption() const { return optionSpec() != nullptr; }
    [[nodiscard]] QString optionExplanation() const;
    [[nodiscard]] std::vector<Option> options() const;
    [[nodiscard]] QString option() const;
    void setOption(const QString &value);
    [[nodiscard]] bool isSelfService() const;

    /// What else this guide asks about the networks of the chosen option.
    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }
    [[nodiscard]] QString title(size_t field) const;
    [[nodiscard]] QString explanation(size_t field) const;
    void setField(size_t field, const QString &text);

    [[nodiscard]] NetworkPicture picture() const;
    /// What to know before going on, in plain words: overlaps, missing interfaces.
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] bool hasFaults() const;
    [[nodiscard]] const std::optional<base::Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    void fieldsChanged(); ///< other ones, not their values

private:
    void reload();
    void checkFields();
    [[nodiscard]] const guide::AnswerSpec *optionSpec() const;
    [[nodiscard]] bool belongs(const guide::AnswerSpec &spec) const;
    [[nodiscard]] QString answer(const guide::AnswerSpec &spec) const;
    [[nodiscard]] QString overlapOf(const Field &field) const;
    [[nodiscard]] QStringList poolWarnings() const;

    engine::Installation &m_installation;
    base::Language m_language = base::Language::English;
    std::vector<Field> m_fields;
    std::optional<base::Error> m_problem;
};

} // namespace pikestaff::pages
