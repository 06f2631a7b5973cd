// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guideloader.h"

#include "guide/chapterreader.h"
#include "guide/guidefiles.h"
#include "guide/mapreader.h"

#include <QDir>
#include <QFileInfo>

namespace pikestaff::guide {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using model::YamlNode;

constexpr MapReader::Words<AnswerKind, 8> kindWords{{{"text", AnswerKind::Text},
                                                     {"choice", AnswerKind::Choice},
                                                     {"boolean", AnswerKind::Boolean},
                                                     {"integer", AnswerKind::Integer},
                                                     {"address", AnswerKind::Address},
                                                     {"cidr", AnswerKind::Cidr},
                                                     {"host_names", AnswerKind::HostNames},
                                                     {"path", AnswerKind::Path}}};

constexpr MapReader::Words<AnswerTopic, 7> topicWords{{{"network", AnswerTopic::Network},
                                                       {"time", AnswerTopic::Time},
                                                       {"image", AnswerTopic::Image},
                                                       {"instance", AnswerTopic::Instance},
                                                       {"dashboard", AnswerTopic::Dashboard},
                                                       {"storage", AnswerTopic::Storage},
                                                       {"other", AnswerTopic::Other}}};

/// One of a few words; `otherwise` where the key is not there.
template<typename Meaning, size_t Count>
Meaning oneOf(MapReader &reader, const QString &key, const MapReader::Words<Meaning, Count> &words,
              Meaning otherwise)
{
    const auto found = reader.meanings(key, words);
    if (found.size() == 1)
        return found.front();
    if (const auto *node = reader.find(key); node != nullptr)
        reader.refuse(*node, QStringLiteral("must be one word"));
    return otherwise;
}

/// A word that says it all, or a word with its title.
struct Choice
{
    QString word;
    base::LocalText title;
};

Result<Choice> readChoice(const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Text)
        return Choice{node.text, {}};
    MapReader reader(node, {QStringLiteral("id"), QStringLiteral("title")});
    Choice choice{reader.id(QStringLiteral("id")), reader.localText(QStringLiteral("title"))};
    return reader.finish(std::move(choice));
}

Result<AnswerSpec> readAnswer(const YamlNode &node)
{
    MapReader reader(node,
                     {QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("title"),
                      QStringLiteral("explanation")},
                     {QStringLiteral("default"), QStringLiteral("required"),
                      QStringLiteral("choices"), QStringLiteral("topic"), QStringLiteral("when")});
    AnswerSpec spec;
    spec.id = base::AnswerId(reader.name(QStringLiteral("id")));
    spec.kind = oneOf(reader, QStringLiteral("kind"), kindWords, AnswerKind::Text);
    spec.topic = oneOf(reader, QStringLiteral("topic"), topicWords, AnswerTopic::Other);
    spec.when = reader.condition(QStringLiteral("when"));
    spec.defaultValue = reader.textOrEmpty(QStringLiteral("default"));
    spec.required = reader.boolean(QStringLiteral("required"), false);
    for (Choice &choice : reader.items(QStringLiteral("choices"), readChoice)) {
        spec.choices.append(std::move(choice.word));
        spec.choiceTitles.push_back(std::move(choice.title));
    }
    spec.title = reader.localText(QStringLiteral("title"));
    spec.explanation = reader.localText(QStringLiteral("explanation"));
    spec.position = reader.position();
    spec.lines = reader.lines();
    return reader.finish(std::move(spec));
}

Result<SecretSpec> readSecret(const YamlNode &node)
{
    MapReader reader(node, {QStringLiteral("id"), QStringLiteral("explanation")});
    SecretSpec spec;
    spec.id = base::SecretId(reader.name(QStringLiteral("id")));
    spec.explanation = reader.localText(QStringLiteral("explanation"));
    spec.position = reader.position();
    spec.lines = reader.lines();
    return reader.finish(std::move(spec));
}

/// guide.yaml, and the names of the files that it names.
struct GuideFile
{
    Guide guide;
    QString answers;
    QStringList chapters;
};

Result<GuideFile> readGuideFile(const YamlNode &document, const QString &id)
{
    MapReader reader(document,
                     {QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("release"),
                      QStringLiteral("os"), QStringLiteral("answers"), QStringLiteral("chapters")},
                     {QStringLiteral("proven")});
    GuideFile file;
    file.guide.id = reader.id(QStringLiteral("id"));
    if (const auto *own = reader.find(QStringLiteral("id")); own != nullptr && own->text != id) {
        reader.refuse(*own,
                      QStringLiteral("must be the name of the guide's folder, \"%1\"").arg(id));
    }
    file.guide.title = reader.localText(QStringLiteral("title"));
    file.guide.release = reader.text(QStringLiteral("release"));
    file.guide.proven = reader.boolean(QStringLiteral("proven"), false);
    file.answers = reader.text(QStringLiteral("answers"));
    file.chapters = reader.texts(QStringLiteral("chapters"));
    file.guide.position = reader.position();
    file.guide.lines = reader.lines();
    if (const auto *os = reader.find(QStringLiteral("os")); os != nullptr) {
        MapReader osReader(*os, {QStringLiteral("id"), QStringLiteral("version")});
        file.guide.osId = osReader.text(QStringLiteral("id"));
        file.guide.osVersion = osReader.text(QStringLiteral("version"));
        return osReader.finish(std::move(file));
    }
    return reader.finish(std::move(file));
}

base::Status readAnswers(const YamlNode &document, Guide &guide)
{
    MapReader reader(document, {}, {QStringLiteral("answers"), QStringLiteral("secrets")});
    guide.answers = reader.items(QStringLiteral("answers"), readAnswer);
    guide.secrets = reader.items(QStringLiteral("secrets"), readSecret);
    if (auto finished = reader.finish(0); !finished) {
        return Failure(std::move(finished.error()));
    }
    return {};
}

base::Status loadInto(const GuideFiles &files, const GuideFile &file, Guide &guide)
{
    const auto placeOfKey = [&guide](const QString &key) {
        return placeOf(guide.position, guide.lines, key).toText();
    };
    const auto answers = files.readYaml(file.answers, placeOfKey(QStringLiteral("answers")));
    if (!answers) {
        return Failure(answers.error());
    }
    if (auto read = readAnswers(*answers, guide); !read) {
        return read;
    }
    for (qsizetype i = 0; i < file.chapters.size(); ++i) {
        const auto namedAt = placeOfKey(QStringLiteral("chapters[%1]").arg(i));
        const auto document = files.readYaml(file.chapters.at(i), namedAt);
        if (!document) {
            return Failure(document.error());
        }
        auto chapter = readChapter(*document);
        if (!chapter) {
            return Failure(std::move(chapter.error()));
        }
        guide.chapters.push_back(std::move(*chapter));
    }
    return {};
}

} // namespace

base::Result<Guide> loadGuide(const QString &root, const QString &id)
{
    const auto known = guideIds(root);
    if (!known.contains(id)) {
        return Failure(
            Error{ErrorCode::UnknownGuide, id, known.join(QLatin1String(", ")), nullptr});
    }
    const GuideFiles files(root, id);
    const auto name = QStringLiteral("guide.yaml");
    const auto document = files.readYaml(name, id + QLatin1Char('/') + name);
    if (!document) {
        return Failure(document.error());
    }
    auto file = readGuideFile(*document, id);
    if (!file) {
        return Failure(std::move(file.error()));
    }
    auto guide = file->guide;
    if (auto loaded = loadInto(files, *file, guide); !loaded) {
        return Failure(std::move(loaded.error()));
    }
    return guide;
}

QStringList guideIds(const QString &root)
{
    auto ids = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    ids.removeIf([&root](const QString &id) {
        return !QFileInfo::exists(root + QLatin1Char('/') + id + QStringLiteral("/guide.yaml"));
    });
    return ids;
}

} // namespace pikestaff::guide
