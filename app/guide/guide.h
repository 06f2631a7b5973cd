// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "base/strongid.h"
#include "guide/action.h"
#include "guide/condition.h"
#include "guide/value.h"
#include "model/answers.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pikestaff::guide {

enum class AnswerKind { Text, Choice, Boolean, Integer, Address, Cidr, HostNames, Path };

/// What an answer is about: which page asks for it, under which heading.
enum class AnswerTopic { Network, Time, Image, Instance, Dashboard, Storage, Other };

/// An input that the guide declares.
struct AnswerSpec
{
    base::AnswerId id;
    AnswerKind kind = AnswerKind::Text;
    QString defaultValue;                      ///< may be empty
    bool required = false;                     ///< empty is not allowed
    QStringList choices;                       ///< of Choice
    std::vector<base::LocalText> choiceTitles; ///< of each choice; empty: the word says it
    AnswerTopic topic = AnswerTopic::Other;
    Condition when; ///< asked only then; looks at other answers alone
    base::LocalText title;
    base::LocalText explanation;
    Position position;
    KeyLines lines;
};

/// A row of the guide's password table.
struct SecretSpec
{
    base::SecretId id; ///< "NOVA_PASS"
    base::LocalText explanation;
    Position position;
    KeyLines lines;
};

/// Which hosts a step is for. Others: every host but the controller.
enum class Target { Controller, Compute, Block, Object, All, Others };

struct Step
{
    base::StepId id; ///< "env-ntp-controller/install-chrony"
    std::vector<Target> on;
    QString operation; ///< "package.install"
    Value arguments;
    std::optional<Value> guideForm; ///< list of actions; absent: the operation's own guide form
    Condition when;
    std::vector<QString> needs; ///< ids of sections or steps, besides the step before on this host
    base::LocalText title;
    base::LocalText why;
    base::LocalText expect;
    base::LocalText warning;    ///< said when a verify succeeds by its second best way only
    std::optional<Target> each; ///< one instance for each of these hosts, named ${each.name}
    int weight = 1;             ///< expected seconds, for the progress bar
    Position position;
    KeyLines lines;
};

struct Section
{
    base::SectionId id; ///< the facts' id: "keystone-install"
    base::LocalText title;
    QString link; ///< page of the official guide
    bool optional = false;
    Condition when;
    std::vector<QString> needs; ///< ids of sections that must be finished on all their hosts
    std::vector<Step> steps;
    Position position;
    KeyLines lines;
};

struct Chapter
{
    base::ChapterId id;
    base::LocalText title;
    base::LocalText summary; ///< what the service is for
    std::vector<Section> sections;
    Position position;
    KeyLines lines;
};

struct Guide
{
    QString id; ///< "zed-debian12"
    base::LocalText title;
    QString release; ///< "Zed"
    QString osId;    ///< "debian"
    QString osVersion;
    bool proven = false; ///< really installed on the practice lab
    std::vector<AnswerSpec> answers;
    std::vector<SecretSpec> secrets;
    std::vector<Chapter> chapters;
    Position position;
    KeyLines lines;

    [[nodiscard]] const AnswerSpec *answer(const base::AnswerId &id) const;
    [[nodiscard]] const Step *step(const base::StepId &id) const;
    [[nodiscard]] const Section *section(const base::SectionId &id) const;
    [[nodiscard]] const Chapter *chapterOf(const base::SectionId &id) const;
};

/// The given answer, or the guide's default.
[[nodiscard]] QString answerOr(const Guide &guide, const model::Answers &answers,
                               const base::AnswerId &id);

/// Do the other answers make this one count?
[[nodiscard]] bool isAsked(const Guide &guide, const model::Answers &answers,
                           const AnswerSpec &spec);

/// Is this text allowed for this answer? Error: InvalidValue (subject = id, detail = what is
/// expected). Empty is allowed unless the answer is required. Boolean: yes, no. Address: IPv4.
/// Cidr: an IPv4 network, host bits zero. HostNames: names or addresses between spaces or commas.
/// Path: absolute.
[[nodiscard]] base::Status checkAnswer(const AnswerSpec &spec, const QString &value);

} // namespace pikestaff::guide
