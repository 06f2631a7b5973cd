// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/addresses/hostform.h"

#include <optional>

namespace pikestaff::pages {

enum class HostLineFault {
    NoName,
    NoAddress,
    Ipv6,
    WrongName,
    WrongAddress,
    WrongPort,
    UnknownWord, ///< neither a role nor a part of an address
    Taken,
    SecondController,
};

/// One line of a pasted list that says something.
struct HostLine
{
    int number = 0; ///< from 1
    QString text;
    HostForm form; ///< what could be read
    std::optional<HostLineFault> fault;
};

/// Reads "name address [role ...]", lines of /etc/hosts ("address name [alias ...] # note"), and
/// comma, semicolon or tab separated values with or without a line of headings. An address may be
/// USER@ADDRESS:PORT. Roles in English or Korean; without one the first host that is called like a
/// controller is it, and the rest compute. Loopback and multicast lines are left out. Login and
/// user come from `like`. Pure.
[[nodiscard]] std::vector<HostLine>
readHostList(const QString &text, const std::vector<HostForm> &present, const HostForm &like);

} // namespace pikestaff::pages
