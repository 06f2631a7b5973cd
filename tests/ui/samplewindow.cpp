// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/samplewindow.h"

#include "engine/runfollower.h"
#include "main/composition.h"
#include "main/window.h"

#include <QRadioButton>
#include <QTest>

namespace pikestaff::tests {

namespace {

constexpr int computes = 2;
constexpr int patience = 20'000;
constexpr int rest = 20;
constexpr int turns = 6;

base::Secret secretOf(const base::SecretId &id)
{
    const QString text = id.value() == QLatin1String("DEMO_PASS")
                             ? QStringLiteral("1234")
                             : QStringLiteral("k7Qv%1wR2mZ9tX4b").arg(id.value().size());
    return base::Secret(text.toUtf8());
}

} // namespace

SampleWindow::SampleWindow(QApplication &application, Scene scene, base::Language language)
    : m_settings(m_folder.filePath(QStringLiteral("window.ini")))
{
    // Keys and projects of the person who runs this are none of its business.
    for (const char *variable : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(variable, m_folder.path().toUtf8());
    qputenv("PIKESTAFF_LAB_PROGRAM", PIKESTAFF_SOURCE_DIR "/packaging/practice-lab/practice-lab");
    main::installLanguage(application, language);
    if (scene == Scene::First || scene == Scene::Lab) {
        m_alone = std::make_unique<engine::Installation>(engine::HostAccess());
    } else {
        m_rehearsal = std::make_unique<engine::InstallationRehearsal>(computes);
        m_settings.addRecentProject(installation().project().folder());
        if (scene != Scene::Unready)
            prepare();
    }
    m_window = main::makeWindow(application, installation(), m_settings, language);
    if (m_rehearsal && m_rehearsal->isReady())
        play(scene);
    if (scene == Scene::Lab)
        m_window->findChildren<QRadioButton *>().at(1)->setChecked(true);
    if (scene == Scene::Closing)
        m_window->close();
}

engine::Installation &SampleWindow::installation()
{
    return m_rehearsal ? m_rehearsal->installation() : *m_alone;
}

void SampleWindow::prepare()
{
    engine::Installation &project = installation();
    std::vector<engine::SecretChange> changes;
    for (const guide::SecretSpec &spec : project.guide().secrets)
        changes.push_back({spec.id, secretOf(spec.id)});
    bool saved = false;
    QObject::connect(&project, &engine::Installation::vaultSaved, &project,
                     [&saved] { saved = true; });
    if (const base::Status kept = project.changeSecrets(std::move(changes)); !kept)
        qFatal("%s", qPrintable(kept.error().toLogLine()));
    if (!QTest::qWaitFor([&saved] { return saved; }, patience))
        qFatal("the vault was not written");
    std::vector<model::Host> hosts = project.project().content().inventory.hosts();
    for (model::Host &host : hosts) {
        host.providerInterface = QStringLiteral("eth1");
        host.hostKey = QStringLiteral("SHA256:7QeN0xkZcB1dH2uVbQ9pLmT4sWfXaYrKjE5oGiU6fP0");
    }
    if (const base::Status kept = project.setHosts(*model::Inventory::make(hosts)); !kept)
        qFatal("%s", qPrintable(kept.error().toLogLine()));
}

void SampleWindow::play(Scene scene)
{
    engine::InstallationRehearsal &story = *m_rehearsal;
    const auto failing = story.id("keystone-install/populate-database");
    const auto running = story.id("keystone-install/install-keystone");
    switch (scene) {
    case Scene::First:
    case Scene::Lab:
    case Scene::Unready:
    case Scene::Prepared:
        return;
    case Scene::Running:
    case Scene::Closing:
        story.begin();
        story.connectHosts();
        story.doneUntil("", running, false);
        story.setTime(QDateTime::currentDateTimeUtc().addSecs(-37));
        story.start(running);
        story.print(running, {"Reading package lists...", "Building dependency tree...",
                              "Setting up keystone (2:22.0.0-2) ..."});
        return;
    case Scene::Failed:
        story.begin();
        story.connectHosts();
        story.doneUntil("", failing, false);
        story.start(failing);
        story.print(failing, {"CRITICAL keystone [-] Unhandled error:",
                              "oslo_db.exception.DBConnectionError: (1045, \"Access denied for "
                              "user 'keystone'@'controller'\")"});
        story.finish(failing, run::Outcome::Failed, QStringLiteral("exit status 1"), 41, 1);
        story.end();
        return;
    case Scene::Done:
        story.begin();
        story.connectHosts();
        story.doneUntil("", {}, true);
        story.end();
        return;
    }
}

void SampleWindow::settle()
{
    // Turns of the event loop, however slow the machine is: a text changes a layout, that a height.
    for (int turn = 0; turn < turns; ++turn) {
        QTest::qWait(rest);
        QCoreApplication::sendPostedEvents();
    }
}

} // namespace pikestaff::tests
