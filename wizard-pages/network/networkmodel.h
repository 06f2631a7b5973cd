// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/answerdrafts.h"
#include "wizard-pages/network/networkpicture.h"

#include <QObject>

namespace pikestaff::pages {

/// The choice between the networking options and what else the guide asks about networks. GUI
/// thread.
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
    using Field = engine::AnswerDrafts::Field;

    explicit NetworkModel(engine::Installation &installation, QObject *parent = nullptr);

    void setLanguage(base::Language language);

    [[nodiscard]] bool asksForOption() const { return optionSpec() != nullptr; }
    [[nodiscard]] QString optionExplanation() const;
    [[nodiscard]] std::vector<Option> options() const;
    [[nodiscard]] QString option() const;
    void setOption(const QString &value);
    [[nodiscard]] bool isSelfService() const;

    /// What else this guide asks about the networks of the chosen option.
    [[nodiscard]] const std::vector<Field> &fields() const { return m_drafts.fields(); }
    void setField(const base::AnswerId &id, const QString &text);

    [[nodiscard]] NetworkPicture picture() const;
    /// What to know before going on and belongs to no field: missing interfaces.
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] bool hasFaults() const { return m_drafts.hasFaults(); }
    [[nodiscard]] QStringList doubts() const { return m_drafts.doubts(); } ///< of the fields
    [[nodiscard]] std::optional<base::Error> problem() const;

Q_SIGNALS:
    void changed();

private:
    void reload();
    [[nodiscard]] const guide::AnswerSpec *optionSpec() const;
    [[nodiscard]] QString valueOf(const char *id) const;
    [[nodiscard]] QString overlapOf(const Field &field, const std::vector<Field> &all) const;
    [[nodiscard]] QStringList doubtsOf(const Field &field) const;

    engine::Installation &m_installation;
    base::Language m_language = base::Language::English;
    engine::AnswerDrafts m_drafts;
    std::optional<base::Error> m_problem; ///< of choosing the option
};

} // namespace pikestaff::pages
