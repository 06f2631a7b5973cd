// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guidechecker.h"

#include "guide/needscircles.h"
#include "guide/template.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace pikestaff::guide {

namespace {

using base::Error;
using base::ErrorCode;
using base::LocalText;

bool isHangul(QChar c) { return c.script() == QChar::Script_Hangul; }

/// Where the keys of the map that is being checked stand.
struct Place
{
    const Position &position;
    const KeyLines &lines;

    [[nodiscard]] QString of(const QString &key) const
    {
        return placeOf(position, lines, key).toText();
    }
};

template<typename Part>
Place placeIn(const Part &part)
{
    return {part.position, part.lines};
}

/// One walk through a guide; every method adds what it finds.
class Walk
{
public:
    Walk(const Guide &guide, const OperationFault &operationFault)
        : m_guide(guide)
        , m_operationFault(operationFault)
        , m_names(builtinNames().begin(), builtinNames().end())
    {
        for (const auto &answer : guide.answers) {
            m_names.insert(answer.id.value());
        }
        for (const auto &secret : guide.secrets) {
            m_secrets.insert(secret.id.value());
        }
    }

    [[nodiscard]] std::vector<Error> findings()
    {
        checkText(m_guide.title, QStringLiteral("title"), placeIn(m_guide));
        if (m_guide.chapters.empty()) {
            add(ErrorCode::MissingKey, placeIn(m_guide), QStringLiteral("chapters"));
        }
        checkInputs();
        for (const auto &chapter : m_guide.chapters) {
            checkChapter(chapter);
        }
        const auto circles = circlesOfNeeds(m_guide);
        m_findings.insert(m_findings.end(), circles.begin(), circles.end());
        return std::move(m_findings);
    }

private:
    void add(ErrorCode code, const Place &place, const QString &key, const QString &detail)
    {
        m_findings.push_back({code, place.of(key), detail, nullptr});
    }
    /// For what is missing, the detail is the key.
    void add(ErrorCode code, const Place &place, const QString &key) { add(code, place, key, key); }

    void checkUnique(QSet<QString> &taken, const QString &id, const Place &place)
    {
        if (taken.contains(id)) {
            add(ErrorCode::DuplicateName, place, QStringLiteral("id"), id);
        }
        taken.insert(id);
    }

    void checkText(const LocalText &text, const QString &key, const Place &place)
    {
        const auto korean = key + QStringLiteral(".ko");
        if (text.en.trimmed().isEmpty()) {
            add(ErrorCode::MissingKey, place, key + QStringLiteral(".en"));
        }
        if (text.ko.trimmed().isEmpty()) {
            add(ErrorCode::MissingKey, place, korean);
        } else if (std::none_of(text.ko.cbegin(), text.ko.cend(), isHangul)) {
            add(ErrorCode::InvalidValue, place, korean,
                QStringLiteral("\"%1\" holds no Korean letter").arg(text.ko));
        } else if (text.ko == text.en) {
            add(ErrorCode::InvalidValue, place, key + QStringLiteral(".en"),
                QStringLiteral("\"%1\" is the Korean text").arg(text.en));
        }
    }

    void checkInputs()
    {
        // Templates know answers, secrets and facts by name alone, so no two may share one.
        QSet<QString> taken(builtinNames().begin(), builtinNames().end());
        for (const auto &answer : m_guide.answers) {
            checkUnique(taken, answer.id.value(), placeIn(answer));
            checkAnswerSpec(answer);
        }
        for (const auto &secret : m_guide.secrets) {
            checkUnique(taken, secret.id.value(), placeIn(secret));
            checkText(secret.explanation, QStringLiteral("explanation"), placeIn(secret));
        }
    }

    void checkAnswerSpec(const AnswerSpec &answer)
    {
        const auto place = placeIn(answer);
        checkText(answer.title, QStringLiteral("title"), place);
        checkText(answer.explanation, QStringLiteral("explanation"), place);
        for (const auto &name : answer.when.names()) {
            if (m_guide.answer(base::AnswerId(name)) == nullptr) {
                add(ErrorCode::InvalidValue, place, QStringLiteral("when"),
                    QStringLiteral("\"%1\" is no answer of this guide").arg(name));
            }
        }
        for (const auto &title : answer.choiceTitles) {
            if (!title.isEmpty())
                checkText(title, QStringLiteral("choices"), place);
        }
        const bool isChoice = answer.kind == AnswerKind::Choice;
        if (isChoice && answer.choices.isEmpty()) {
            add(ErrorCode::MissingKey, place, QStringLiteral("choices"));
        } else if (!isChoice && !answer.choices.isEmpty()) {
            add(ErrorCode::InvalidValue, place, QStringLiteral("choices"),
                QStringLiteral("only an answer of the kind choice has choices"));
        } else if (!answer.defaultValue.isEmpty()) {
            const auto allowed = checkAnswer(answer, answer.defaultValue);
            if (!allowed) {
                add(ErrorCode::InvalidValue, place, QStringLiteral("default"),
                    allowed.error().detail);
            }
        }
    }

    void checkChapter(const Chapter &chapter)
    {
        const auto place = placeIn(chapter);
        checkUnique(m_parts, chapter.id.value(), place);
        checkText(chapter.title, QStringLiteral("title"), place);
        checkText(chapter.summary, QStringLiteral("summary"), place);
        if (chapter.sections.empty()) {
            add(ErrorCode::MissingKey, place, QStringLiteral("sections"));
        }
        for (const auto &section : chapter.sections) {
            checkSection(section);
        }
    }

    void checkSection(const Section &section)
    {
        const auto place = placeIn(section);
        checkUnique(m_parts, section.id.value(), place);
        checkText(section.title, QStringLiteral("title"), place);
        const QUrl link(section.link, QUrl::StrictMode);
        if (!link.isValid() || link.scheme() != QLatin1String("https") || link.host().isEmpty()) {
            add(ErrorCode::InvalidValue, place, QStringLiteral("link"),
                QStringLiteral("\"%1\" is not an https address").arg(section.link));
        }
        checkCondition(section.when, place, false);
        for (size_t i = 0; i < section.needs.size(); ++i) {
            if (m_guide.section(base::SectionId(section.needs[i])) == nullptr) {
                add(ErrorCode::InvalidValue, place, QStringLiteral("needs[%1]").arg(i),
                    QStringLiteral("\"%1\" is not a section of this guide").arg(section.needs[i]));
            }
        }
        if (section.steps.empty()) {
            add(ErrorCode::MissingKey, place, QStringLiteral("steps"));
        }
        for (const auto &step : section.steps) {
            checkStep(step);
        }
    }

    void checkStep(const Step &step)
    {
        const auto place = placeIn(step);
        checkUnique(m_steps, step.id.value(), place);
        checkText(step.title, QStringLiteral("title"), place);
        checkText(step.why, QStringLiteral("why"), place);
        checkText(step.expect, QStringLiteral("expect"), place);
        if (!step.warning.isEmpty() || step.lines.contains(QStringLiteral("warning"))) {
            checkText(step.warning, QStringLiteral("warning"), place);
        }
        checkCondition(step.when, place, step.each.has_value());
        for (size_t i = 0; i < step.needs.size(); ++i) {
            const auto &need = step.needs[i];
            if (m_guide.section(base::SectionId(need)) == nullptr &&
                m_guide.step(base::StepId(need)) == nullptr) {
                add(ErrorCode::InvalidValue, place, QStringLiteral("needs[%1]").arg(i),
                    QStringLiteral("\"%1\" is not a section and not a step (section/step) of this "
                                   "guide")
                        .arg(need));
            }
        }
        checkTemplates(step.arguments, step.each.has_value());
        checkTemplates(step.guideForm.value_or(Value()), step.each.has_value());
        if (auto fault = m_operationFault ? m_operationFault(step) : std::nullopt) {
            m_findings.push_back(std::move(*fault));
        }
    }

    void checkCondition(const Condition &condition, const Place &place, bool hasEach)
    {
        for (const auto &name : condition.names()) {
            const auto fault =
                m_secrets.contains(name)
                    ? QStringLiteral("\"%1\" is a secret; conditions cannot look at it").arg(name)
                    : nameFault(name, hasEach);
            if (!fault.isEmpty()) {
                add(ErrorCode::InvalidValue, place, QStringLiteral("when"), fault);
            }
        }
    }

    void checkTemplates(const Value &value, bool hasEach)
    {
        const auto faults = templateFaults(
            value, [this, hasEach](const QString &name) { return nameFault(name, hasEach); });
        m_findings.insert(m_findings.end(), faults.begin(), faults.end());
    }

    [[nodiscard]] QString nameFault(const QString &name, bool hasEach) const
    {
        if (!m_names.contains(name) && !m_secrets.contains(name)) {
            return QStringLiteral("\"%1\" names no answer, no secret and no fact").arg(name);
        }
        if (name.startsWith(QLatin1String("each.")) && !hasEach) {
            return QStringLiteral("\"%1\" is known only in a step with \"each\"").arg(name);
        }
        return {};
    }

    const Guide &m_guide;
    const OperationFault &m_operationFault;
    QSet<QString> m_names; ///< answers and what is built in
    QSet<QString> m_secrets;
    QSet<QString> m_parts; ///< chapters and sections: `--chapter ID` takes both
    QSet<QString> m_steps;
    std::vector<Error> m_findings;
};

} // namespace

std::vector<base::Error> checkGuide(const Guide &guide, const OperationFault &operationFault)
{
    return Walk(guide, operationFault).findings();
}

const QStringList &builtinNames()
{
    static const QStringList names{
        QStringLiteral("host.name"),
        QStringLiteral("host.address"),
        QStringLiteral("host.port"),
        QStringLiteral("host.user"),
        QStringLiteral("host.overlay_address"),
        QStringLiteral("host.provider_interface"),
        QStringLiteral("host.is_controller"),
        QStringLiteral("each.name"),
        QStringLiteral("each.address"),
        QStringLiteral("controller.name"),
        QStringLiteral("controller.address"),
        QStringLiteral("management_cidr"),
        QStringLiteral("inventory.hosts_entries"),
        QStringLiteral("inventory.compute_names"),
        QStringLiteral("inventory.block_names"),
        QStringLiteral("inventory.all_names"),
        QStringLiteral("facts.kvm"),
        QStringLiteral("facts.large_host"),
        QStringLiteral("facts.os"),
        QStringLiteral("facts.management_interface"),
        QStringLiteral("facts.management_static"),
        QStringLiteral("facts.single_nic"),
        QStringLiteral("facts.provider_port"),
        QStringLiteral("facts.python"),
        QStringLiteral("facts.virtualization"),
    };
    return names;
}

} // namespace pikestaff::guide
