// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

namespace pikestaff::main {

/// A page of which there is only the name until a project is open: it stands in the rail and cannot
/// be entered.
class AwaitedPage : public ui::Page
{
    Q_OBJECT

public:
    enum class Kind { Passwords, Addresses, Ntp, Network, Options, Review, Chapters, Finish };

    explicit AwaitedPage(Kind kind, QWidget *parent = nullptr);

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString summary() const override { return {}; }
    [[nodiscard]] bool isReachable() const override { return false; }

protected:
    void retranslate() override {}

private:
    Kind m_kind;
};

} // namespace pikestaff::main
