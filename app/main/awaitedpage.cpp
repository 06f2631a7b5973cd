// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/awaitedpage.h"

namespace pikestaff::main {

namespace {

ui::Page::Group groupOf(AwaitedPage::Kind kind)
{
    switch (kind) {
    case AwaitedPage::Kind::Chapters:
        return ui::Page::Group::Install;
    case AwaitedPage::Kind::Finish:
        return ui::Page::Group::Finish;
    default:
        return ui::Page::Group::Prepare;
    }
}

} // namespace

AwaitedPage::AwaitedPage(Kind kind, QWidget *parent)
    : Page(QStringLiteral("awaited:%1").arg(static_cast<int>(kind)), groupOf(kind), parent)
    , m_kind(kind)
{
}

QString AwaitedPage::railText() const
{
    switch (m_kind) {
    case Kind::Passwords:
        return tr("Passwords");
    case Kind::Addresses:
        return tr("Addresses");
    case Kind::Ntp:
        return tr("NTP");
    case Kind::Network:
        return tr("Network");
    case Kind::Options:
        return tr("Options");
    case Kind::Review:
        return tr("Review");
    case Kind::Chapters:
        return tr("Chapters of the guide");
    case Kind::Finish:
        return tr("Proof and report");
    }
    return {};
}

} // namespace pikestaff::main
