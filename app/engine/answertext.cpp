// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/answertext.h"

namespace pikestaff::engine {

using guide::AnswerKind;

QString AnswerText::fault(const guide::AnswerSpec &spec, const QString &value)
{
    if (guide::checkAnswer(spec, value))
        return {};
    if (value.isEmpty())
        return tr("This must not be empty.");
    if (value.contains(QLatin1Char(':')) &&
        (spec.kind == AnswerKind::Address || spec.kind == AnswerKind::Cidr ||
         spec.kind == AnswerKind::HostNames))
        return tr("IPv6 is not supported: the guides use IPv4.");
    switch (spec.kind) {
    case AnswerKind::Text:
        return tr("This must be one line of text.");
    case AnswerKind::Choice:
        return tr("Choose one of: %1").arg(spec.choices.join(QLatin1String(", ")));
    case AnswerKind::Boolean:
        return tr("Choose yes or no.");
    case AnswerKind::Integer:
        return tr("This must be a whole number.");
    case AnswerKind::Address:
        return tr("This is not an IPv4 address, such as 10.0.0.11.");
    case AnswerKind::Cidr:
        return tr("This is not an IPv4 network, such as 10.0.0.0/24 (its host bits are zero).");
    case AnswerKind::HostNames:
        return tr("This is neither a host name nor an IPv4 address.");
    case AnswerKind::Path:
        return tr("This must be a whole path that begins with /.");
    }
    return {};
}

QString AnswerText::choice(const guide::AnswerSpec &spec, const QString &value,
                           base::Language language)
{
    if (spec.kind == AnswerKind::Boolean)
        return value == QLatin1String("yes") ? tr("Yes") : tr("No");
    const auto index = static_cast<std::size_t>(spec.choices.indexOf(value));
    const bool isNamed = index < spec.choiceTitles.size() && !spec.choiceTitles[index].isEmpty();
    return isNamed ? spec.choiceTitles[index].in(language) : value;
}

QString AnswerText::example(const guide::AnswerSpec &spec)
{
    switch (spec.kind) {
    case AnswerKind::Address:
        return QStringLiteral("10.0.0.11");
    case AnswerKind::Cidr:
        return QStringLiteral("10.0.0.0/24");
    case AnswerKind::HostNames:
        return spec.topic == guide::AnswerTopic::Time        ? QStringLiteral("ntp.example.org")
               : spec.topic == guide::AnswerTopic::Dashboard ? QStringLiteral("cloud.example.org")
                                                             : QString();
    default:
        return {};
    }
}

} // namespace pikestaff::engine
