// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/template.h"

#include <QRegularExpression>

#include <optional>
#include <utility>

namespace pikestaff::guide {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using model::Content;

/// A stretch of a text: literal, or a hole when it has a name.
struct Piece
{
    QString literal; ///< of a hole: as it is written
    QString name;
    std::optional<model::Encoding> filter;
    qsizetype at = 0; ///< where it begins in the text
};

struct Fault
{
    ErrorCode code = ErrorCode::SyntaxError;
    qsizetype at = 0;
    QString detail;
};

using Pieces = tl::expected<std::vector<Piece>, Fault>;

std::optional<model::Encoding> filterCalled(const QString &name)
{
    if (name == QLatin1String("url"))
        return model::Encoding::UrlPercent;
    if (name == QLatin1String("shell"))
        return model::Encoding::ShellQuoted;
    return std::nullopt;
}

tl::expected<Piece, Fault> readHole(const QString &text, qsizetype at)
{
    static const QRegularExpression shape(QStringLiteral("^([A-Za-z_][A-Za-z0-9_.]*)(?:\\|(.*))?$"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const auto end = text.indexOf(QLatin1Char('}'), at);
    const auto lineEnd = text.indexOf(QLatin1Char('\n'), at);
    if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
        return tl::unexpected(Fault{ErrorCode::SyntaxError, at,
                                    QStringLiteral("\"${\" without \"}\" on its line; a literal "
                                                   "\"${\" is written \"$${\"")});
    }
    const auto source = text.mid(at, end + 1 - at);
    const auto match = shape.match(text.mid(at + 2, end - at - 2));
    if (!match.hasMatch()) {
        return tl::unexpected(Fault{
            ErrorCode::SyntaxError, at,
            QStringLiteral("\"%1\" is neither ${NAME} nor ${NAME|FILTER}; a literal \"${\" is "
                           "written \"$${\"")
                .arg(source)});
    }
    const bool filtered = match.capturedStart(2) >= 0;
    const auto filter = filtered ? filterCalled(match.captured(2)) : std::nullopt;
    if (filtered && !filter) {
        return tl::unexpected(Fault{
            ErrorCode::InvalidValue, at,
            QStringLiteral("\"%1\": the filters are \"url\" and \"shell\", there is no \"%2\"")
                .arg(source, match.captured(2))});
    }
    return Piece{source, match.captured(1), filter, at};
}

Pieces split(const QString &text)
{
    static const auto escape = QStringLiteral("$${");
    static const auto opening = QStringLiteral("${");
    std::vector<Piece> pieces;
    QString literal;
    for (qsizetype at = 0; at < text.size();) {
        const auto rest = QStringView(text).mid(at);
        if (rest.startsWith(escape)) {
            literal += opening;
            at += escape.size();
        } else if (rest.startsWith(opening)) {
            auto hole = readHole(text, at);
            if (!hole) {
                return tl::unexpected(std::move(hole.error()));
            }
            if (!literal.isEmpty()) {
                pieces.push_back({std::exchange(literal, {}), {}, {}, at});
            }
            at += hole->literal.size();
            pieces.push_back(std::move(*hole));
        } else {
            const auto next = std::max<qsizetype>(rest.indexOf(QLatin1Char('$'), 1), 0);
            const auto plain = next > 0 ? rest.first(next) : rest;
            literal += plain;
            at += plain.size();
        }
    }
    if (!literal.isEmpty()) {
        pieces.push_back({std::move(literal), {}, {}, text.size()});
    }
    return pieces;
}

/// Where a text stands, to say where a fault in it stands.
class Place
{
public:
    explicit Place(QString where)
        : m_where(std::move(where))
    {
    }
    explicit Place(const Position &position)
        : m_where(position.toText())
        , m_position(position)
    {
    }

    [[nodiscard]] Error fault(const QString &text, const Fault &found) const
    {
        const auto line = QStringView(text).first(found.at).count(QLatin1Char('\n')) + 1;
        if (m_position.wholeFile) {
            const Position exact{m_position.file, static_cast<int>(line)};
            return {found.code, exact.toText(), found.detail, nullptr};
        }
        auto detail = found.detail;
        if (text.trimmed().contains(QLatin1Char('\n'))) {
            detail += QStringLiteral(" (line %1 of the text)").arg(line);
        }
        return {found.code, m_where, detail, nullptr};
    }

private:
    QString m_where;
    Position m_position;
};

Result<Content> bindAt(const QString &text, const Place &place, const Binder &binder,
                       QStringList &unresolved)
{
    const auto pieces = split(text);
    if (!pieces) {
        return Failure(place.fault(text, pieces.error()));
    }
    Content bound;
    for (const auto &piece : *pieces) {
        if (piece.name.isEmpty()) {
            bound += piece.literal;
            continue;
        }
        const auto binding = binder(piece.name);
        switch (binding.kind) {
        case Binding::Kind::Known:
            bound += piece.filter ? binding.content.encoded(*piece.filter) : binding.content;
            break;
        case Binding::Kind::Unresolved:
            bound += binding.content.isEmpty() ? Content(piece.literal) : binding.content;
            if (!unresolved.contains(piece.name)) {
                unresolved.append(piece.name);
            }
            break;
        case Binding::Kind::Unknown:
            return Failure(place.fault(
                text,
                {ErrorCode::InvalidValue, piece.at,
                 QStringLiteral("\"%1\" names no answer, no secret and no fact").arg(piece.name)}));
        }
    }
    return bound;
}

/// The text as the file has it: what a guide's value holds before it is bound.
QString sourceText(const Content &content)
{
    QString source;
    for (const auto &fragment : content.fragments()) {
        source += fragment.literal;
    }
    return source;
}

/// A key stands in the file of its map, even when its text is another file's content.
Place keyPlace(const Value &map, const Value &item)
{
    return Place(item.position().wholeFile ? map.position() : item.position());
}

std::vector<Error> textFaults(const QString &text, const Place &place, const NameFault &nameFault)
{
    const auto pieces = split(text);
    if (!pieces) {
        return {place.fault(text, pieces.error())};
    }
    std::vector<Error> faults;
    for (const auto &piece : *pieces) {
        const auto detail = piece.name.isEmpty() ? QString() : nameFault(piece.name);
        if (!detail.isEmpty()) {
            faults.push_back(place.fault(text, {ErrorCode::InvalidValue, piece.at, detail}));
        }
    }
    return faults;
}

Result<Value> bindList(const Value &value, const Binder &binder, QStringList &unresolved)
{
    Value::List bound;
    for (const auto &item : *value.list()) {
        auto next = bindValue(item, binder, unresolved);
        if (!next) {
            return next;
        }
        bound.push_back(std::move(*next));
    }
    return Value(std::move(bound), value.position());
}

Result<Value> bindMap(const Value &value, const Binder &binder, QStringList &unresolved)
{
    Value::Map bound;
    for (const auto &[key, item] : *value.map()) {
        const auto name = bindAt(key, keyPlace(value, item), binder, unresolved);
        if (!name) {
            return Failure(name.error());
        }
        if (name->hasSecrets()) {
            return Failure(Error{ErrorCode::InvalidValue, item.position().toText(),
                                 QStringLiteral("\"%1\": a key cannot hold a secret").arg(key),
                                 nullptr});
        }
        auto next = bindValue(item, binder, unresolved);
        if (!next) {
            return next;
        }
        bound.emplace_back(sourceText(*name), std::move(*next));
    }
    return Value(std::move(bound), value.position());
}

} // namespace

base::Result<model::Content> bindText(const QString &text, const QString &where,
                                      const Binder &binder, QStringList &unresolved)
{
    return bindAt(text, Place(where), binder, unresolved);
}

base::Result<Value> bindValue(const Value &value, const Binder &binder, QStringList &unresolved)
{
    if (value.list() != nullptr) {
        return bindList(value, binder, unresolved);
    }
    if (value.map() != nullptr) {
        return bindMap(value, binder, unresolved);
    }
    if (value.text() == nullptr) {
        return value;
    }
    auto bound = bindAt(sourceText(*value.text()), Place(value.position()), binder, unresolved);
    if (!bound) {
        return Failure(std::move(bound.error()));
    }
    return Value(std::move(*bound), value.position());
}

base::Result<QStringList> templateNames(const QString &text, const QString &where)
{
    const auto pieces = split(text);
    if (!pieces) {
        return Failure(Place(where).fault(text, pieces.error()));
    }
    QStringList names;
    for (const auto &piece : *pieces) {
        if (!piece.name.isEmpty() && !names.contains(piece.name)) {
            names.append(piece.name);
        }
    }
    return names;
}

std::vector<base::Error> templateFaults(const Value &value, const NameFault &nameFault)
{
    std::vector<Error> faults;
    const auto add = [&faults](const std::vector<Error> &more) {
        faults.insert(faults.end(), more.begin(), more.end());
    };
    if (value.list() != nullptr) {
        for (const auto &item : *value.list()) {
            add(templateFaults(item, nameFault));
        }
    } else if (value.map() != nullptr) {
        for (const auto &[key, item] : *value.map()) {
            add(textFaults(key, keyPlace(value, item), nameFault));
            add(templateFaults(item, nameFault));
        }
    } else if (value.text() != nullptr) {
        add(textFaults(sourceText(*value.text()), Place(value.position()), nameFault));
    }
    return faults;
}

} // namespace pikestaff::guide
