// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guide.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pikestaff::guide {

namespace {

template<typename Range, typename Id>
auto *findById(const Range &range, const Id &id)
{
    const auto found = std::find_if(range.begin(), range.end(),
                                    [&id](const auto &candidate) { return candidate.id == id; });
    return found == range.end() ? nullptr : &*found;
}

/// Decimal without sign and leading zeros, so that nobody reads 010 as 8.
std::optional<quint32> smallNumber(const QString &text, quint32 most)
{
    static const QRegularExpression shape(QStringLiteral("\\A(0|[1-9][0-9]{0,2})\\z"));
    if (!shape.match(text).hasMatch()) {
        return std::nullopt;
    }
    const auto number = text.toUInt();
    return number <= most ? std::optional(number) : std::nullopt;
}

std::optional<quint32> ipv4(const QString &text)
{
    const auto parts = text.split(QLatin1Char('.'));
    if (parts.size() != 4) {
        return std::nullopt;
    }
    quint32 address = 0;
    for (const auto &part : parts) {
        const auto byte = smallNumber(part, 255);
        if (!byte) {
            return std::nullopt;
        }
        address = (address << 8U) | *byte;
    }
    return address;
}

QString ipv4Text(quint32 address)
{
    QStringList parts;
    for (const auto shift : std::array{24U, 16U, 8U, 0U}) {
        parts.append(QString::number((address >> shift) & 0xffU));
    }
    return parts.join(QLatin1Char('.'));
}

/// What is wrong with a value, in machine text; empty: nothing.
QString cidrFault(const QString &value)
{
    const auto parts = value.split(QLatin1Char('/'));
    const auto address = ipv4(parts.front());
    const auto length = parts.size() == 2 ? smallNumber(parts.back(), 32) : std::nullopt;
    if (!address || !length) {
        return QStringLiteral("is not an IPv4 network such as 10.0.0.0/24");
    }
    const auto mask = *length == 0 ? 0U : ~0U << (32U - *length);
    if ((*address & mask) != *address) {
        return QStringLiteral("has host bits; the network is %1/%2")
            .arg(ipv4Text(*address & mask), parts.back());
    }
    return {};
}

bool isHostName(const QString &name)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                       "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\z"));
    static const QRegularExpression numberLast(QStringLiteral("(?:\\A|\\.)[0-9]+\\z"));
    return name.size() <= 253 && shape.match(name).hasMatch() && !numberLast.match(name).hasMatch();
}

QString hostNamesFault(const QString &value)
{
    static const QRegularExpression separators(QStringLiteral("[ \\t,]+"));
    const auto names = value.split(separators, Qt::SkipEmptyParts);
    if (names.isEmpty()) {
        return QStringLiteral("holds no host name and no address");
    }
    for (const auto &name : names) {
        if (!ipv4(name) && !isHostName(name)) {
            return QStringLiteral("holds \"%1\", which is neither a host name nor an IPv4 address")
                .arg(name);
        }
    }
    return {};
}

bool hasControlCharacter(const QString &value)
{
    return std::any_of(value.cbegin(), value.cend(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

QString integerFault(const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A(?:0|-?[1-9][0-9]*)\\z"));
    bool fits = false;
    static_cast<void>(value.toInt(&fits));
    return fits && shape.match(value).hasMatch() ? QString()
                                                 : QStringLiteral("is not a whole number");
}

QString valueFault(const AnswerSpec &spec, const QString &value)
{
    switch (spec.kind) {
    case AnswerKind::Text:
        return hasControlCharacter(value) ? QStringLiteral("is not one line of text") : QString();
    case AnswerKind::Choice:
        return spec.choices.contains(value)
                   ? QString()
                   : QStringLiteral("is not one of: ") + spec.choices.join(QStringLiteral(", "));
    case AnswerKind::Boolean:
        return value == QLatin1String("yes") || value == QLatin1String("no")
                   ? QString()
                   : QStringLiteral("is neither yes nor no");
    case AnswerKind::Integer:
        return integerFault(value);
    case AnswerKind::Address:
        return ipv4(value) ? QString() : QStringLiteral("is not an IPv4 address such as 10.0.0.11");
    case AnswerKind::Cidr:
        return cidrFault(value);
    case AnswerKind::HostNames:
        return hostNamesFault(value);
    case AnswerKind::Path:
        return value.startsWith(QLatin1Char('/')) && !hasControlCharacter(value)
                   ? QString()
                   : QStringLiteral("is not an absolute path such as /srv/images/cirros.img");
    }
    return {};
}

} // namespace

const AnswerSpec *Guide::answer(const base::AnswerId &wanted) const
{
    return findById(answers, wanted);
}

const Step *Guide::step(const base::StepId &wanted) const
{
    for (const auto &chapter : chapters) {
        for (const auto &section : chapter.sections) {
            if (const auto *found = findById(section.steps, wanted); found != nullptr) {
                return found;
            }
        }
    }
    return nullptr;
}

const Section *Guide::section(const base::SectionId &wanted) const
{
    for (const auto &chapter : chapters) {
        if (const auto *found = findById(chapter.sections, wanted); found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

const Chapter *Guide::chapterOf(const base::SectionId &wanted) const
{
    const auto found = std::find_if(chapters.begin(), chapters.end(), [&](const Chapter &chapter) {
        return findById(chapter.sections, wanted) != nullptr;
    });
    return found == chapters.end() ? nullptr : &*found;
}

QString answerOr(const Guide &guide, const model::Answers &answers, const base::AnswerId &id)
{
    if (auto given = answers.find(id)) {
        return *given;
    }
    const auto *spec = guide.answer(id);
    return spec == nullptr ? QString() : spec->defaultValue;
}

bool isAsked(const Guide &guide, const model::Answers &answers, const AnswerSpec &spec)
{
    const auto lookup = [&](const QString &name) {
        return std::optional(answerOr(guide, answers, base::AnswerId(name)));
    };
    return spec.when.evaluate(lookup) == Condition::Truth::True;
}

base::Status checkAnswer(const AnswerSpec &spec, const QString &value)
{
    QString fault;
    if (value.isEmpty()) {
        fault = spec.required ? QStringLiteral("must not be empty") : QString();
    } else {
        fault = valueFault(spec, value);
    }
    if (fault.isEmpty()) {
        return {};
    }
    return base::Failure(base::Error{base::ErrorCode::InvalidValue, spec.id.value(),
                                     QStringLiteral("\"%1\" %2").arg(value, fault), nullptr});
}

} // namespace pikestaff::guide
