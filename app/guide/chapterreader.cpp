// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/chapterreader.h"

#include "guide/mapreader.h"

namespace pikestaff::guide {

namespace {

using base::Result;
using model::YamlNode;

constexpr int longestWeight = 24 * 60 * 60;

constexpr MapReader::Words<Target, 6> targetWords{{{"controller", Target::Controller},
                                                   {"compute", Target::Compute},
                                                   {"block", Target::Block},
                                                   {"object", Target::Object},
                                                   {"all", Target::All},
                                                   {"others", Target::Others}}};

std::vector<QString> needsOf(MapReader &reader)
{
    const auto texts = reader.texts(QStringLiteral("needs"));
    return {texts.begin(), texts.end()};
}

std::optional<Target> eachOf(MapReader &reader)
{
    const auto key = QStringLiteral("each");
    const auto targets = reader.meanings(key, targetWords);
    if (targets.size() > 1) {
        reader.refuse(*reader.find(key), QStringLiteral("must be one word"));
    }
    return targets.empty() ? std::nullopt : std::optional(targets.front());
}

Result<Step> readStep(const YamlNode &node, const base::SectionId &section)
{
    MapReader reader(node,
                     {QStringLiteral("id"), QStringLiteral("on"), QStringLiteral("operation"),
                      QStringLiteral("title"), QStringLiteral("why"), QStringLiteral("expect")},
                     {QStringLiteral("each"), QStringLiteral("with"), QStringLiteral("guide"),
                      QStringLiteral("when"), QStringLiteral("needs"), QStringLiteral("weight"),
                      QStringLiteral("warning")});
    Step step;
    step.id = base::StepId(section.value() + QLatin1Char('/') + reader.id(QStringLiteral("id")));
    step.on = reader.meanings(QStringLiteral("on"), targetWords);
    if (const auto *on = reader.find(QStringLiteral("on")); on != nullptr && step.on.empty()) {
        reader.refuse(*on, QStringLiteral("names no host"));
    }
    step.operation = reader.text(QStringLiteral("operation"));
    step.arguments = reader.value(QStringLiteral("with"), YamlNode::Kind::Map)
                         .value_or(Value(Value::Map(), reader.position()));
    step.guideForm = reader.value(QStringLiteral("guide"), YamlNode::Kind::List);
    step.when = reader.condition(QStringLiteral("when"));
    step.needs = needsOf(reader);
    step.title = reader.localText(QStringLiteral("title"));
    step.why = reader.localText(QStringLiteral("why"));
    step.expect = reader.localText(QStringLiteral("expect"));
    step.warning = reader.localText(QStringLiteral("warning"));
    step.each = eachOf(reader);
    step.weight = reader.integer(QStringLiteral("weight"), 1, longestWeight, step.weight);
    step.position = reader.position();
    step.lines = reader.lines();
    return reader.finish(std::move(step));
}

Result<Section> readSection(const YamlNode &node)
{
    MapReader reader(node, {QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("link")},
                     {QStringLiteral("optional"), QStringLiteral("when"), QStringLiteral("needs"),
                      QStringLiteral("steps")});
    Section section;
    section.id = base::SectionId(reader.id(QStringLiteral("id")));
    section.title = reader.localText(QStringLiteral("title"));
    section.link = reader.text(QStringLiteral("link"));
    section.optional = reader.boolean(QStringLiteral("optional"), false);
    section.when = reader.condition(QStringLiteral("when"));
    section.needs = needsOf(reader);
    section.steps = reader.items(QStringLiteral("steps"), [&section](const YamlNode &step) {
        return readStep(step, section.id);
    });
    section.position = reader.position();
    section.lines = reader.lines();
    return reader.finish(std::move(section));
}

} // namespace

base::Result<Chapter> readChapter(const YamlNode &document)
{
    MapReader reader(document, {QStringLiteral("id"), QStringLiteral("title"),
                                QStringLiteral("summary"), QStringLiteral("sections")});
    Chapter chapter;
    chapter.id = base::ChapterId(reader.id(QStringLiteral("id")));
    chapter.title = reader.localText(QStringLiteral("title"));
    chapter.summary = reader.localText(QStringLiteral("summary"));
    chapter.sections = reader.items(QStringLiteral("sections"), readSection);
    chapter.position = reader.position();
    chapter.lines = reader.lines();
    return reader.finish(std::move(chapter));
}

} // namespace pikestaff::guide
