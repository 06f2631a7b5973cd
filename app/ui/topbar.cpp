// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/topbar.h"

#include "ui/pill.h"
#include "ui/segmentedcontrol.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>

namespace pikestaff::ui {

namespace {

constexpr int barHeight = 48;
constexpr int iconSide = 22;
constexpr int longestName = 260;

} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_product(new QLabel(QStringLiteral("Pikestaff"), this))
    , m_project(new QLabel(this))
    , m_guide(new Pill(this))
    , m_network(new Pill(this))
    , m_theme(new SegmentedControl(this))
    , m_language(new SegmentedControl(this))
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(barHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(12);
    auto *icon = new QLabel(this);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/pikestaff.svg"))
                        .pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    QFont strong = fontOf(TextRole::Heading);
    strong.setPixelSize(strong.pixelSize() + 1);
    m_product->setFont(strong);
    setTextRole(m_project, TextRole::Dim);
    m_project->setTextFormat(Qt::PlainText);
    m_guide->setKind(Pill::Kind::Accent);
    m_network->setKind(Pill::Kind::Accent);
    row->addWidget(icon);
    row->addWidget(m_product);
    row->addWidget(m_project);
    row->addWidget(m_guide);
    row->addWidget(m_network);
    row->addStretch(1);
    row->addWidget(m_theme);
    row->addWidget(m_language);
    for (SegmentedControl *control : {m_theme, m_language})
        control->setFont(fontOf(TextRole::Small));
    setProject({}, {});
    setChips({}, {});
    retranslate();
    connect(m_language, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT languageWanted(index == 0 ? base::Language::Korean : base::Language::English);
    });
    connect(m_theme, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT themeWanted(static_cast<ThemeKind>(index)); });
}

void TopBar::setProject(const QString &name, const QString &folder)
{
    m_project->setText(m_project->fontMetrics().elidedText(name, Qt::ElideMiddle, longestName));
    m_project->setToolTip(folder);
    m_project->setVisible(!name.isEmpty());
}

void TopBar::setChips(const QString &guide, const QString &network)
{
    m_guide->setText(guide);
    m_guide->setVisible(!guide.isEmpty());
    m_network->setText(network);
    m_network->setVisible(!network.isEmpty());
}

void TopBar::setLanguage(base::Language language)
{
    m_language->setCurrent(language == base::Language::Korean ? 0 : 1);
}

void TopBar::setTheme(ThemeKind theme) { m_theme->setCurrent(static_cast<int>(theme)); }

void TopBar::retranslate()
{
    // The name of a language is always written in that language.
    m_language->setItems({QStringLiteral("한국어"), QStringLiteral("English")});
    m_language->setAccessibleName(tr("Language"));
    m_theme->setItems({tr("Auto", "theme"), tr("Light", "theme"), tr("Dark", "theme")});
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setToolTip(tr("Colours of the window. Auto follows the desktop."));
}

} // namespace pikestaff::ui
