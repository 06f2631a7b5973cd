// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/pagebench.h"

#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

namespace pikestaff::tests {

PageBench::PageBench()
    : installation(hosts.access())
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toUtf8());
}

PageBench::~PageBench() = default;

bool PageBench::makeProject(std::vector<model::Host> inventory, const QString &guide)
{
    engine::NewProject project;
    project.guide = guide;
    if (!inventory.empty()) {
        auto made = model::Inventory::make(std::move(inventory));
        if (!made)
            return false;
        project.inventory = std::move(*made);
    }
    return installation.create(folder(), project).has_value();
}

model::ProjectFile PageBench::onDisk() const
{
    const auto opened = model::Project::open(folder());
    return opened ? opened->content() : model::ProjectFile();
}

std::vector<model::Host> PageBench::someHosts(int count)
{
    std::vector<model::Host> made;
    for (int i = 0; i < count; ++i) {
        model::Host host;
        host.name = base::HostName(i == 0 ? QStringLiteral("controller")
                                          : QStringLiteral("compute%1").arg(i));
        host.roles = {i == 0 ? model::Role::Controller : model::Role::Compute};
        host.address = QStringLiteral("10.0.0.%1").arg(i == 0 ? 11 : 30 + i);
        host.providerInterface = QStringLiteral("eth1");
        made.push_back(std::move(host));
    }
    return made;
}

void PageBench::setLanguage(ui::Page &page, base::Language language)
{
    const bool korean = language == base::Language::Korean;
    QLocale::setDefault(QLocale(korean ? QLocale::Korean : QLocale::English));
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_translator = std::make_unique<QTranslator>();
    if (m_translator->load(korean ? QStringLiteral(":/i18n/app_ko.qm")
                                  : QStringLiteral(":/i18n/app_en.qm")))
        QCoreApplication::installTranslator(m_translator.get());
    page.setLanguage(language);
}

void PageBench::show(ui::Page &page)
{
    auto &application = *qApp;
    ui::applyTheme(application, ui::ThemeKind::Light);
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    if (QWidget *controls = page.headerControls())
        column->addWidget(controls, 0, Qt::AlignRight);
    column->addWidget(&page, 1);
    m_window->resize(1032, 640);
    m_window->show();
    m_window->activateWindow();
    if (QTest::qWaitForWindowActive(m_window.get()))
        page.entered();
}

bool PageBench::tabTo(QWidget &page, const QString &accessibleName)
{
    for (int i = 0; i < 120; ++i) {
        QWidget *focus = QApplication::focusWidget();
        const auto *button = qobject_cast<QAbstractButton *>(focus);
        QString text = button != nullptr ? button->text() : QString();
        text.remove(QLatin1Char('&'));
        if (focus != nullptr && (focus->accessibleName() == accessibleName ||
                                 (button != nullptr && text == accessibleName)))
            return true;
        QTest::keyClick(focus != nullptr ? focus : page.window(), Qt::Key_Tab);
    }
    return false;
}

void PageBench::type(const QString &text)
{
    for (const QChar c : text)
        QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
}

void PageBench::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

QStringList PageBench::textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const QWidget *child : widget.findChildren<QWidget *>()) {
        if (!child->isVisibleTo(&widget))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(child))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(child))
            texts << button->text();
    }
    return texts;
}

} // namespace pikestaff::tests
