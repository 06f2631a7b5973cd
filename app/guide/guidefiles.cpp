// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guidefiles.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <utility>

namespace pikestaff::guide {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;
using model::YamlNode;

bool staysBelow(const QString &name)
{
    const auto parts = name.split(QLatin1Char('/'));
    return !parts.contains(QString()) && !parts.contains(QStringLiteral(".")) &&
           !parts.contains(QStringLiteral(".."));
}

QString folderOf(const QString &name) { return name.left(name.lastIndexOf(QLatin1Char('/')) + 1); }

Failure failure(ErrorCode code, const QString &where, const QString &detail)
{
    return Failure(Error{code, where, detail, nullptr});
}

} // namespace

GuideFiles::GuideFiles(QString root, QString id)
    : m_root(std::move(root))
    , m_id(std::move(id))
{
}

Result<YamlNode> GuideFiles::readYaml(const QString &name, const QString &namedAt) const
{
    const auto bytes = read(name, namedAt);
    if (!bytes) {
        return Failure(bytes.error());
    }
    auto document = model::parseYaml(*bytes, m_id + QLatin1Char('/') + name);
    if (!document) {
        return document;
    }
    if (auto included = includeTexts(*document, folderOf(name)); !included) {
        return Failure(std::move(included.error()));
    }
    return document;
}

Result<QByteArray> GuideFiles::read(const QString &name, const QString &namedAt) const
{
    const QString below = m_id + QLatin1Char('/') + name;
    if (!staysBelow(name)) {
        return failure(ErrorCode::InvalidValue, namedAt,
                       QStringLiteral("\"%1\" is not a file inside the guide").arg(name));
    }
    QFile file(m_root + QLatin1Char('/') + below);
    if (!file.exists()) {
        return failure(ErrorCode::FileMissing, namedAt, below);
    }
    if (QFileInfo(file).isDir()) {
        return failure(ErrorCode::FileUnreadable, namedAt, below + QStringLiteral(": is a folder"));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::FileUnreadable, namedAt,
                       below + QStringLiteral(": ") + file.errorString());
    }
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorCode::FileUnreadable, namedAt,
                       below + QStringLiteral(": ") + file.errorString());
    }
    return bytes;
}

Status GuideFiles::includeTexts(YamlNode &node, const QString &folder) const
{
    if (node.find(QStringLiteral("include_text")) != nullptr) {
        return includeText(node, folder);
    }
    for (auto &item : node.items) {
        if (auto included = includeTexts(item, folder); !included) {
            return included;
        }
    }
    for (auto &[key, value] : node.entries) {
        if (auto included = includeTexts(value, folder); !included) {
            return included;
        }
    }
    return {};
}

Status GuideFiles::includeText(YamlNode &node, const QString &folder) const
{
    if (auto alone = node.allowOnly({QStringLiteral("include_text")}); !alone) {
        return alone;
    }
    const auto &named = node.entries.front().second;
    const auto name = named.asText();
    if (!name) {
        return Failure(name.error());
    }
    const auto bytes = read(folder + *name, named.where());
    if (!bytes) {
        return Failure(bytes.error());
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(*bytes);
    if (decode.hasError()) {
        return failure(ErrorCode::InvalidValue, named.where(),
                       QStringLiteral("\"%1\" is not UTF-8 text").arg(*name));
    }
    YamlNode included;
    included.kind = YamlNode::Kind::Text;
    included.file = m_id + QLatin1Char('/') + folder + *name;
    included.line = 1;
    included.text = std::move(text);
    node = std::move(included);
    return {};
}

} // namespace pikestaff::guide
