// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostlist.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace pikestaff::pages {

using model::Role;

namespace {

struct RoleWord
{
    const char *text;
    Role role;
};

constexpr std::array<RoleWord, 15> roleWords{{{"controller", Role::Controller},
                                              {"control", Role::Controller},
                                              {"ctl", Role::Controller},
                                              {"master", Role::Controller},
                                              {"컨트롤러", Role::Controller},
                                              {"compute", Role::Compute},
                                              {"cmp", Role::Compute},
                                              {"worker", Role::Compute},
                                              {"컴퓨트", Role::Compute},
                                              {"block", Role::Block},
                                              {"cinder", Role::Block},
                                              {"블록", Role::Block},
                                              {"object", Role::Object},
                                              {"swift", Role::Object},
                                              {"오브젝트", Role::Object}}};

std::optional<Role> roleOf(const QString &word)
{
    for (const RoleWord &known : roleWords) {
        if (word.compare(QString::fromUtf8(known.text), Qt::CaseInsensitive) == 0)
            return known.role;
    }
    return std::nullopt;
}

bool looksLikeAddress(const QString &word)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A([^@\\s]+@)?([0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)"
                       "(:[0-9]+)?\\z"));
    return shape.match(word).hasMatch();
}

bool isHeading(const QStringList &words)
{
    static const QStringList headings{
        QStringLiteral("name"), QStringLiteral("host"),    QStringLiteral("hostname"),
        QStringLiteral("role"), QStringLiteral("address"), QStringLiteral("ip"),
        QStringLiteral("이름"), QStringLiteral("주소"),    QStringLiteral("역할")};
    return std::all_of(words.begin(), words.end(),
                       [](const QString &word) { return headings.contains(word.toLower()); });
}

/// localhost, ip6-allnodes and the like stand in every /etc/hosts.
bool isOfEveryComputer(const QString &address)
{
    return address.startsWith(QLatin1String("127.")) || address == QLatin1String("::1") ||
           address.startsWith(QLatin1String("ff0"), Qt::CaseInsensitive) ||
           address.startsWith(QLatin1String("fe00::"), Qt::CaseInsensitive);
}

/// USER@ADDRESS:PORT into its parts.
void takeAddress(QString word, HostForm &form)
{
    if (const qsizetype at = word.indexOf(QLatin1Char('@')); at >= 0) {
        form.user = word.left(at);
        word.remove(0, at + 1);
    }
    if (word.count(QLatin1Char(':')) == 1) {
        form.port = word.section(QLatin1Char(':'), 1);
        word = word.section(QLatin1Char(':'), 0, 0);
    }
    form.address = word;
}

/// Where the line has no IP address, the second word is a name that resolves to one.
qsizetype addressIndex(const QStringList &words)
{
    const auto found = std::find_if(words.begin(), words.end(), looksLikeAddress);
    if (found != words.end())
        return found - words.begin();
    return words.size() > 1 && !roleOf(words.at(1)) ? 1 : -1;
}

std::optional<HostLineFault> readWords(QStringList words, HostForm &form)
{
    const qsizetype at = addressIndex(words);
    const bool hostsFile = at == 0;
    if (at < 0) {
        form.name = words.value(0);
        return HostLineFault::NoAddress;
    }
    takeAddress(words.takeAt(at), form);
    if (words.isEmpty())
        return HostLineFault::NoName;
    form.name = words.takeFirst();
    for (const QString &word : std::as_const(words)) {
        if (const auto role = roleOf(word))
            form.roles.insert(*role);
        else if (!hostsFile) // there they are other names of the host
            return HostLineFault::UnknownWord;
    }
    return std::nullopt;
}

void guessRoles(HostForm &form, bool hasController)
{
    if (!form.roles.isEmpty())
        return;
    static const QRegularExpression controllers(
        QStringLiteral("\\A(controller|control|ctl|master)"),
        QRegularExpression::CaseInsensitiveOption);
    const bool isController = !hasController && controllers.match(form.name).hasMatch();
    form.roles = {isController ? Role::Controller : Role::Compute};
}

std::optional<HostLineFault> faultOf(const std::vector<HostForm> &forms)
{
    HostFaults faults = faultsOf(forms, forms.size() - 1);
    faults.erase(HostField::KeyFile); // of the others, not of this line
    if (faults.empty())
        return std::nullopt;
    const auto &[field, fault] = *faults.begin();
    switch (fault) {
    case HostFault::Ipv6:
        return HostLineFault::Ipv6;
    case HostFault::Taken:
        return HostLineFault::Taken;
    case HostFault::SecondController:
        return HostLineFault::SecondController;
    default:
        break;
    }
    if (field == HostField::Name)
        return HostLineFault::WrongName;
    return field == HostField::Port ? HostLineFault::WrongPort : HostLineFault::WrongAddress;
}

} // namespace

std::vector<HostLine> readHostList(const QString &text, const std::vector<HostForm> &present,
                                   const HostForm &like)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    std::vector<HostForm> forms = present;
    bool hasController = std::any_of(forms.begin(), forms.end(), [](const HostForm &form) {
        return form.roles.contains(Role::Controller);
    });
    std::vector<HostLine> lines;
    int number = 0;
    for (const QString &raw : text.split(QLatin1Char('\n'))) {
        ++number;
        QString line = raw.section(QLatin1Char('#'), 0, 0).trimmed();
        line.remove(QLatin1Char('"'));
        const QStringList words = line.split(separators, Qt::SkipEmptyParts);
        if (words.isEmpty() || isHeading(words) || isOfEveryComputer(words.first()))
            continue;
        HostLine read;
        read.number = number;
        read.text = line;
        read.form = like;
        read.form.name.clear();
        read.form.roles.clear();
        read.form.address.clear();
        read.form.overlayAddress.clear();
        read.form.hostKey.clear();
        read.fault = readWords(words, read.form);
        guessRoles(read.form, hasController);
        if (!read.fault) {
            forms.push_back(read.form);
            read.fault = faultOf(forms);
            if (read.fault)
                forms.pop_back();
            else
                hasController |= read.form.roles.contains(Role::Controller);
        }
        lines.push_back(std::move(read));
    }
    return lines;
}

} // namespace pikestaff::pages
