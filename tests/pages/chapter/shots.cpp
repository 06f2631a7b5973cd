// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runfollower.h"
#include "main/composition.h"
#include "support/rehearsal.h"
#include "ui/button.h"
#include "ui/textrole.h"
#include "ui/theme.h"
#include "wizard-pages/chapter/chapterpage.h"
#include "wizard-pages/chapter/stepview.h"
#include "wizard-pages/finish/finishpage.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTranslator>
#include <QVBoxLayout>

#include <functional>

using namespace pikestaff;
using base::Language;
using engine::InstallationRehearsal;
using run::Outcome;

namespace {

constexpr QSize pageSize{1032, 752}; // what a window of 1280x800 leaves, with its bars around it
constexpr int margin = 24;

const QByteArrayList aptLines{
    "Reading package lists...",
    "Building dependency tree...",
    "Reading state information...",
    "The following NEW packages will be installed:",
    "  alembic keystone libgpg-error0 python3-keystone uwsgi-core uwsgi-plugin-python3",
    "0 upgraded, 86 newly installed, 0 to remove and 0 not upgraded.",
    "Need to get 28.4 MB of archives.",
    "Get:1 http://deb.debian.org/debian bookworm/main amd64 python3-keystone all 2:22.0.0-2 [541 "
    "kB]",
    "Get:2 http://deb.debian.org/debian bookworm/main amd64 keystone all 2:22.0.0-2 [59.6 kB]",
    "Preconfiguring packages ...",
    "Selecting previously unselected package python3-keystone.",
    "Unpacking python3-keystone (2:22.0.0-2) ...",
    "W: Download is performed unsandboxed as root: 한글 경로도 그대로 보입니다",
    "Setting up python3-keystone (2:22.0.0-2) ...",
    "Setting up keystone (2:22.0.0-2) ...",
    "Created symlink /etc/systemd/system/multi-user.target.wants/keystone.service",
    "Processing triggers for man-db (2.11.2-2) ... done",
};

const QByteArrayList failureLines{
    "2026-11-23 09:41:17.114 4242 INFO keystone.cmd [-] Running keystone-manage db_sync",
    "2026-11-23 09:41:18.020 4242 CRITICAL keystone [-] Unhandled error:",
    "Traceback (most recent call last):",
    "  File \"/usr/bin/keystone-manage\", line 10, in <module>",
    "    sys.exit(main())",
    "  File \"/usr/lib/python3/dist-packages/keystone/cmd/manage.py\", line 36, in main",
    "    cli.main(argv=sys.argv, developer_config_file=developer_config)",
    "oslo_db.exception.DBConnectionError: (pymysql.err.OperationalError) (1045, \"Access denied "
    "for "
    "user 'keystone'@'controller' (using password: YES)\")",
};

/// A page as the window frames it: title, summary, content, buttons.
QWidget *framed(ui::Page &page)
{
    auto *frame = new QWidget;
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(margin, margin, margin, margin / 2);
    auto *title = new QLabel(page.title(), frame);
    setTextRole(title, ui::TextRole::Title);
    auto *summary = new QLabel(page.summary(), frame);
    setTextRole(summary, ui::TextRole::Summary);
    layout->addWidget(title);
    layout->addWidget(summary);
    layout->addSpacing(margin / 2);
    layout->addWidget(&page, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(new QLabel(page.railNote(), frame));
    buttons->addStretch(1);
    for (const ui::PageAction &action : page.otherActions()) {
        auto *button = ui::makeButton(ui::ButtonKind::Quiet, frame);
        button->setText(action.text);
        buttons->addWidget(button);
    }
    auto *primary = ui::makeButton(ui::ButtonKind::Primary, frame);
    const ui::PageAction action = page.primaryAction();
    primary->setText(action.text.isEmpty() ? QStringLiteral("Next") : action.text);
    primary->setEnabled(action.enabled);
    buttons->addWidget(primary);
    layout->addLayout(buttons);
    frame->resize(pageSize);
    return frame;
}

using Story = std::function<void(InstallationRehearsal &)>;

void failAt(InstallationRehearsal &rehearsal)
{
    const auto id = rehearsal.id("keystone-install/populate-database");
    rehearsal.begin();
    rehearsal.connectHosts();
    rehearsal.doneUntil("", id, false);
    rehearsal.start(id);
    rehearsal.print(id, failureLines);
    rehearsal.finish(id, Outcome::Failed,
                     QStringLiteral("oslo_db.exception.DBConnectionError: "
                                    "(pymysql.err.OperationalError) (1045, \"Access denied for "
                                    "user 'keystone'@'controller' (using password: YES)\")"),
                     41, 1);
    rehearsal.end();
}

void runInstall(InstallationRehearsal &rehearsal)
{
    const auto id = rehearsal.id("keystone-install/install-keystone");
    rehearsal.begin();
    rehearsal.connectHosts();
    rehearsal.doneUntil("", id, false);
    rehearsal.setTime(QDateTime::currentDateTimeUtc().addSecs(-37));
    rehearsal.start(id);
    rehearsal.print(id, aptLines);
}

void allDone(InstallationRehearsal &rehearsal)
{
    rehearsal.begin();
    rehearsal.connectHosts();
    rehearsal.doneUntil("", {}, true);
    rehearsal.end();
}

struct Scene
{
    const char *name;
    Story story;
    int tab; ///< -1: as it comes
    bool finish;
};

void shoot(const Scene &scene, Language language, ui::ThemeKind theme, const QString &folder)
{
    InstallationRehearsal rehearsal(2);
    std::unique_ptr<ui::Page> page;
    pages::ChapterPage *chapter = nullptr;
    if (scene.finish) {
        page = std::make_unique<pages::FinishPage>(rehearsal.installation());
    } else {
        auto made = std::make_unique<pages::ChapterPage>(
            rehearsal.installation(), base::ChapterId(QStringLiteral("keystone")));
        chapter = made.get();
        page = std::move(made);
    }
    if (!rehearsal.isReady())
        qFatal("the plan is not made");
    page->entered();
    scene.story(rehearsal);
    page->setLanguage(language);
    QTest::qWait(400);
    if (chapter != nullptr && scene.tab >= 0)
        chapter->step().setTab(static_cast<pages::StepView::Tab>(scene.tab));
    page->setLanguage(language);
    const std::unique_ptr<QWidget> frame(framed(*page));
    frame->show();
    QTest::qWait(400);
    const QString file =
        QStringLiteral("%1/%2-%3-%4.png")
            .arg(folder, QLatin1String(scene.name),
                 language == Language::Korean ? QStringLiteral("ko") : QStringLiteral("en"),
                 theme == ui::ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    frame->grab().save(file);
    page->setParent(nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("shots");
    const QString wanted = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    QDir().mkpath(folder);
    const Scene scenes[]{
        {"not-started", [](InstallationRehearsal &) {}, -1, false},
        {"running", runInstall, -1, false},
        {"failed", failAt, -1, false},
        {"failed-log", failAt, 2, false},
        {"done", allDone, -1, false},
        {"done-prove", allDone, 3, false},
        {"finish", allDone, -1, true},
        {"finish-partly", failAt, -1, true},
        {"unreachable",
         [](InstallationRehearsal &rehearsal) {
             rehearsal.beginPreparing();
             rehearsal.fail({base::ErrorCode::HostUnreachable, QStringLiteral("controller"),
                             QStringLiteral("no route to host"), nullptr},
                            true);
         },
         -1, false},
    };
    for (const Language language : {Language::Korean, Language::English}) {
        main::installLanguage(application, language);
        for (const ui::ThemeKind theme : {ui::ThemeKind::Light, ui::ThemeKind::Dark}) {
            ui::applyTheme(application, theme);
            for (const Scene &scene : scenes) {
                if (wanted.isEmpty() || wanted == QLatin1String(scene.name))
                    shoot(scene, language, theme, folder);
            }
        }
    }
    return 0;
}
