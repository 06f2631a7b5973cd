// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/page.h"

namespace pikestaff::ui {

Page::Page(QString id, Group group, QWidget *parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_group(group)
{
}

void Page::setLanguage(base::Language language)
{
    m_language = language;
    retranslate();
    Q_EMIT changed();
}

} // namespace pikestaff::ui
