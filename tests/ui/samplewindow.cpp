// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/samplewindow.h"

#include "engine/runfollower.h"
#include "main/composition.h"
#include "main/window.h"
#include "wizard-pages/addresses/addressespage.h"
#include "wizard-pages/chapter/chapterpage.h"
#include "wizard-pages/chapter/stepview.h"
#include "wizard-pages/network/networkpage.h"
#include "wizard-pages/welcome/welcomemodel.h"

#include <QFile>
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

QString SampleWindow::View::name() const
{
    const QString whole = part.isEmpty() ? page : QStringLiteral("%1-%2").arg(page, part);
    return QString(whole).replace(QLatin1Char(':'), QLatin1Char('-'));
}

SampleWindow::SampleWindow(QApplication &application, Scene scene, base::Language language)
    : m_scene(scene)
    , m_path(qgetenv("PATH"))
    , m_settings(m_folder.filePath(QStringLiteral("window.ini")))
{
    // Keys and projects of the person who runs this are none of its business.
    for (const char *variable : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(variable, m_folder.path().toUtf8());
    qputenv("PIKESTAFF_LAB_PROGRAM", PIKESTAFF_SOURCE_DIR "/packaging/practice-lab/practice-lab");
    main::installLanguage(application, language);
    ui::applyTheme(application, m_settings.theme()); // before there is a widget
    if (scene == Scene::First || scene == Scene::Lab || scene == Scene::LabStarting) {
        m_alone = std::make_unique<engine::Installation>(engine::HostAccess());
    } else {
        m_rehearsal = std::make_unique<engine::InstallationRehearsal>(computes, m_hosts.access());
        m_settings.addRecentProject(installation().project().folder());
        if (scene != Scene::Unready)
            prepare();
    }
    m_window = main::makeWindow(application, installation(), m_settings, language);
    if (m_rehearsal && m_rehearsal->isReady())
        play(scene);
    if (scene == Scene::Lab || scene == Scene::LabStarting)
        m_window->findChildren<QRadioButton *>().at(1)->setChecked(true);
    const auto *welcome = m_window->findChild<pages::WelcomeModel *>();
    if (m_alone && !QTest::qWaitFor([welcome] { return !welcome->guides().empty(); }, patience))
        qFatal("there are no guides");
    if (scene == Scene::LabStarting)
        useLabThatStarts();
    if (scene == Scene::Prepared)
        testHosts();
    if (scene == Scene::Closing)
        m_window->close();
}

SampleWindow::~SampleWindow() { qputenv("PATH", m_path); }

const char *SampleWindow::nameOf(Scene scene)
{
    switch (scene) {
    case Scene::First:
        return "first";
    case Scene::Lab:
        return "lab";
    case Scene::LabStarting:
        return "labstarting";
    case Scene::Unready:
        return "unready";
    case Scene::Prepared:
        return "prepared";
    case Scene::Running:
        return "running";
    case Scene::Closing:
        return "closing";
    case Scene::Failed:
        return "failed";
    case Scene::Done:
        return "done";
    }
    return "";
}

const std::vector<SampleWindow::Scene> &SampleWindow::scenes()
{
    static const std::vector<Scene> all{Scene::First,   Scene::Lab,      Scene::LabStarting,
                                        Scene::Unready, Scene::Prepared, Scene::Running,
                                        Scene::Closing, Scene::Failed,   Scene::Done};
    return all;
}

std::vector<SampleWindow::View> SampleWindow::views() const
{
    const auto view = [](const char *page, const char *part = "") {
        return View{QString::fromLatin1(page), QString::fromLatin1(part)};
    };
    const std::vector<View> welcome{view("welcome")};
    const std::vector<View> answers{view("passwords"),
                                    view("addresses"),
                                    view("ntp"),
                                    view("network"),
                                    view("network", "self-service"),
                                    view("options"),
                                    view("review")};
    const std::vector<View> keystone{view("chapter:keystone"), view("chapter:keystone", "see"),
                                     view("chapter:keystone", "run"),
                                     view("chapter:keystone", "prove")};
    const auto joined = [](std::vector<View> all, const std::vector<View> &more) {
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    switch (m_scene) {
    case Scene::First:
    case Scene::Lab:
    case Scene::LabStarting:
        return welcome;
    case Scene::Unready:
        return joined(joined(welcome, answers),
                      {view("chapter:environment"), view("chapter:keystone"), view("finish")});
    case Scene::Prepared:
        return joined(answers, {view("chapter:neutron"), view("chapter:launch")});
    case Scene::Running:
        return joined(keystone, {view("review"), view("welcome")});
    case Scene::Closing:
        return {view("chapter:keystone")};
    case Scene::Failed:
        return joined(keystone, {view("finish")});
    case Scene::Done:
        return joined(keystone, {view("welcome"), view("chapter:nova"), view("chapter:horizon"),
                                 view("review"), view("finish")});
    }
    return {};
}

void SampleWindow::show(const View &view)
{
    m_window->showPage(view.page);
    ui::Page *page = m_window->currentPage();
    if (auto *network = qobject_cast<pages::NetworkPage *>(page)) {
        network->model().setOption(view.part.isEmpty() ? QStringLiteral("provider") : view.part);
    } else if (auto *chapter = qobject_cast<pages::ChapterPage *>(page)) {
        const std::pair<const char *, pages::StepView::Tab> parts[]{
            {"see", pages::StepView::Tab::See},
            {"run", pages::StepView::Tab::Run},
            {"prove", pages::StepView::Tab::Prove}};
        for (const auto &[name, tab] : parts) {
            if (view.part == QLatin1String(name))
                chapter->step().setTab(tab);
        }
    }
}

/// A practice lab that says how far it is and never ends. What would lift it to root does not ask.
void SampleWindow::useLabThatStarts()
{
    const auto write = [this](const char *name, const QByteArray &script) {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0)
            qFatal("%s", qPrintable(file.errorString()));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    };
    write("lab-program", "case \" $* \" in\n*' status '*) echo '{\"state\":\"down\"}';;\n"
                         "*) echo '{\"message\":\"controller\",\"step\":3,\"steps\":7}'; "
                         "exec sleep 60;;\nesac\n");
    for (const char *lift : {"sudo", "pkexec"})
        write(lift, "exec \"$@\"\n");
    qputenv("PATH", m_folder.path().toUtf8() + ':' + m_path);
    qputenv("PIKESTAFF_LAB_PROGRAM", m_folder.filePath(QStringLiteral("lab-program")).toUtf8());
    auto *model = m_window->findChild<pages::WelcomeModel *>();
    model->setParentFolder(m_folder.path());
    if (!QTest::qWaitFor([model] { return model->canCreate(); }, patience))
        qFatal("no project can be made");
    model->create();
    if (!QTest::qWaitFor(
            [model] { return model->labProgress() && model->labProgress()->steps > 0; }, patience))
        qFatal("the lab does not start");
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
        host.hostKey = ImaginedHosts::Host().key;
    }
    if (const base::Status kept = project.setHosts(*model::Inventory::make(hosts)); !kept)
        qFatal("%s", qPrintable(kept.error().toLogLine()));
}

/// Two answer, one of them with its provider network on its only interface; one refuses.
void SampleWindow::testHosts()
{
    const QString key = ImaginedHosts::Host().key;
    for (const model::Host &host : installation().project().content().inventory.hosts()) {
        m_hosts.set(host.address, {});
        m_hosts.setTrusted(host.name.value(), key);
    }
    m_hosts.change(QStringLiteral("10.0.1.2"), [](ImaginedHosts::Host &host) {
        host.error = base::ErrorCode::AuthenticationRefused;
    });
    auto *page = qobject_cast<pages::AddressesPage *>(m_window->page(QStringLiteral("addresses")));
    page->model().testAll();
    if (!QTest::qWaitFor([page] { return !page->model().isTesting(); }, patience))
        qFatal("the hosts are not tested");
}

void SampleWindow::play(Scene scene)
{
    engine::InstallationRehearsal &story = *m_rehearsal;
    const auto failing = story.id("keystone-install/populate-database");
    const auto running = story.id("keystone-install/install-keystone");
    switch (scene) {
    case Scene::First:
    case Scene::Lab:
    case Scene::LabStarting:
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
