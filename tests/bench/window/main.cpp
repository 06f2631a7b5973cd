// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runfollower.h"
#include "support/rehearsal.h"
#include "ui/logview.h"
#include "ui/theme.h"
#include "wizard-pages/chapter/chapterpage.h"
#include "wizard-pages/chapter/stepview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace pikestaff;
using engine::InstallationRehearsal;

namespace {

constexpr int hosts = 3;
constexpr int linesOfAll = 200'000;
constexpr QSize windowSize{1280, 800};

/// Longest time between two turns of the event loop.
class StallMeter
{
public:
    StallMeter()
    {
        m_since.start();
        m_timer.setInterval(0);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.restart();
        });
        m_timer.start();
    }
    [[nodiscard]] double longest() const { return double(m_longest) / 1e6; }
    void forget()
    {
        m_longest = 0;
        m_since.restart();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// Resident memory in MiB.
double memory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

QByteArray lineOf(int number)
{
    if (number % 997 == 0)
        return "ERROR keystone: (1045, \"Access denied for user 'keystone'@'controller'\")";
    return "Get:" + QByteArray::number(number) +
           " http://packages.example/debian bookworm/main amd64 python3-oslo.messaging all "
           "14.0.0-1 [153 kB]";
}

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

void measureFirstPaint(pages::ChapterPage &page)
{
    QElapsedTimer timer;
    timer.start();
    page.setLanguage(base::Language::English);
    page.resize(windowSize);
    page.show();
    (void)page.grab();
    std::printf("first paint of the page  %8.1f ms\n", milliseconds(timer));
}

/// 200 000 lines from three hosts while one page looks at them.
void measureLog(InstallationRehearsal &rehearsal, pages::ChapterPage &page)
{
    const plan::InstanceId of[hosts]{
        rehearsal.id("env-packages/upgrade", "controller"),
        rehearsal.id("env-packages/upgrade", "compute1"),
        rehearsal.id("env-packages/upgrade", "compute2"),
    };
    rehearsal.begin();
    for (const plan::InstanceId &id : of)
        rehearsal.start(id);
    QTest::qWait(300);
    page.step().setTab(pages::StepView::Tab::Run);
    const double before = memory();
    StallMeter meter;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::jthread> writers;
    for (const plan::InstanceId &id : of) {
        writers.emplace_back([&rehearsal, id] {
            for (int i = 0; i < linesOfAll / hosts; ++i) {
                rehearsal.print(id, {lineOf(i)});
                if (i % 350 == 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        });
    }
    QTest::qWait(linesOfAll / hosts / 350 * 50 + 2'000);
    writers.clear();
    std::printf("%d lines from %d hosts  %8.1f s\n", linesOfAll, hosts, milliseconds(timer) / 1000);
    std::printf("longest stall            %8.1f ms\n", meter.longest());
    std::printf("memory for it            %8.1f MiB\n", memory() - before);
    for (ui::LogView *view : page.findChildren<ui::LogView *>()) {
        if (!view->isVisible())
            continue;
        timer.restart();
        (void)view->find(QStringLiteral("nowhere to be found"), true);
        std::printf("search of %6lld lines   %8.1f ms\n", static_cast<long long>(view->rowCount()),
                    milliseconds(timer));
        timer.restart();
        (void)view->grab();
        std::printf("paint of the log         %8.1f ms\n", milliseconds(timer));
    }
}

void measureManyHosts()
{
    InstallationRehearsal rehearsal(39);
    pages::ChapterPage page(rehearsal.installation(),
                            base::ChapterId(QStringLiteral("environment")));
    StallMeter meter;
    if (!rehearsal.isReady())
        return;
    page.resize(windowSize);
    page.show();
    page.entered();
    QTest::qWait(300);
    const auto plan = rehearsal.follower().plan();
    std::printf("steps for 40 hosts       %8zu\n", plan->steps.size());
    std::printf("longest stall, opening   %8.1f ms\n", meter.longest());
    rehearsal.begin();
    QTest::qWait(300);
    meter.forget();
    for (const plan::StepInstance &step : plan->steps) {
        rehearsal.tell(run::StepStarted{step.id});
        rehearsal.finish(step.id, run::Outcome::AlreadySatisfied, {}, 0);
        QTest::qWait(1);
    }
    std::printf("longest stall, running   %8.1f ms\n", meter.longest());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::applyTheme(application, ui::ThemeKind::Light);
    InstallationRehearsal rehearsal(2);
    pages::ChapterPage page(rehearsal.installation(),
                            base::ChapterId(QStringLiteral("environment")));
    if (!rehearsal.isReady())
        return 1;
    measureFirstPaint(page);
    page.entered();
    measureLog(rehearsal, page);
    page.hide();
    measureManyHosts();
    return 0;
}
