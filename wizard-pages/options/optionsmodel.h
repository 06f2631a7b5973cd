// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/answerdrafts.h"

#include <QObject>

namespace pikestaff::pages {

/// Every answer of the guide that has no page of its own, by what it is about. GUI thread.
class OptionsModel : public QObject
{
    Q_OBJECT

public:
    using Field = engine::AnswerDrafts::Field;
    using Topic = guide::AnswerTopic;

    explicit OptionsModel(engine::Installation &installation, QObject *parent = nullptr);

    /// In the order of their headings.
    [[nodiscard]] static const std::vector<Topic> &topics();
    [[nodiscard]] std::vector<Field> fields(Topic topic) const;
    void setField(const base::AnswerId &id, const QString &text);
    void reload();
    void judge() { m_drafts.judge(); } ///< in another language

    [[nodiscard]] bool hasFaults() const { return m_drafts.hasFaults(); }
    [[nodiscard]] bool hasDoubts() const { return !m_drafts.doubts().isEmpty(); }
    [[nodiscard]] const std::optional<base::Error> &problem() const { return m_drafts.problem(); }

Q_SIGNALS:
    void changed();

private:
    engine::AnswerDrafts m_drafts;
};

} // namespace pikestaff::pages
