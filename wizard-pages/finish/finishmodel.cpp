// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/finish/finishmodel.h"

#include "engine/reportfile.h"
#include "plan/planwriter.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace pikestaff::pages {

using base::Status;

namespace {

QString fieldOf(const guide::Action &action, QLatin1String name)
{
    for (const auto &[key, content] : action.fields) {
        if (key == name)
            return content.toDisplay();
    }
    return {};
}

/// Of "export NAME=value".
QString exported(const QString &script, const QString &name)
{
    const QRegularExpression line(QStringLiteral("^export %1=(.*)$").arg(name),
                                  QRegularExpression::MultilineOption);
    return line.match(script).captured(1);
}

/// The guide says "admin-openrc", what is run says where that lies.
QString wholePath(const plan::StepInstance &step, const QString &path)
{
    if (path.startsWith(QLatin1Char('/')))
        return path;
    const QRegularExpression absolute(
        QStringLiteral("(/[^\\s'\"]*/%1)\\b").arg(QRegularExpression::escape(path)));
    const auto found = absolute.match(step.operation->runForm().toDisplay());
    return found.hasMatch() ? found.captured(1) : path;
}

} // namespace

FinishModel::FinishModel(engine::Installation &installation, QObject *parent)
    : QObject(parent)
    , m_installation(installation)
    , m_follower(installation.follower())
{
    connect(&m_follower, &engine::RunFollower::changed, this, &FinishModel::update);
    update();
}

bool FinishModel::hasBegun() const { return !m_follower.history().steps().empty(); }

bool FinishModel::isComplete() const
{
    return !m_chapters.empty() &&
           std::all_of(m_chapters.begin(), m_chapters.end(),
                       [](const ChapterSummary &chapter) { return chapter.good == chapter.steps; });
}

void FinishModel::update()
{
    m_chapters.clear();
    m_proofs.clear();
    m_logins.clear();
    m_endpoints.clear();
    const auto plan = m_follower.plan();
    if (plan != nullptr) {
        for (const guide::Chapter &chapter : m_installation.guide().chapters) {
            m_chapters.push_back({chapter.title, 0, 0, 0, 0, 0});
            for (const plan::StepInstance &step : plan->steps) {
                if (step.chapter == chapter.id)
                    addStep(step);
            }
            if (m_chapters.back().steps == 0)
                m_chapters.pop_back();
        }
    }
    Q_EMIT changed();
}

void FinishModel::addStep(const plan::StepInstance &step)
{
    const engine::StepStatus status = m_follower.status(step.id);
    const engine::StepRecord *record = m_follower.history().find(step.id);
    const bool good = engine::isGood(status) || status == engine::StepStatus::Outdated;
    ChapterSummary &chapter = m_chapters.back();
    ++chapter.steps;
    chapter.good += good ? 1 : 0;
    chapter.failed += engine::isBad(status) ? 1 : 0;
    chapter.warned += status == engine::StepStatus::Warned ? 1 : 0;
    chapter.milliseconds += record == nullptr ? 0 : record->changeMilliseconds;
    if (step.isProof()) {
        Proof proof{step.title, step.id.host.value(), {}, step.expect, {}, status};
        for (const guide::Action &action : step.guideForm) {
            if (action.kind == guide::Action::Kind::Verify)
                proof.expected = fieldOf(action, QLatin1String("expect"));
        }
        if (record != nullptr && record->state.phase == run::StepPhase::Finished)
            proof.found = record->state.reason;
        m_proofs.push_back(std::move(proof));
    }
    if (good) {
        addLogin(step);
        addEndpoints(step);
    }
}

void FinishModel::addLogin(const plan::StepInstance &step)
{
    for (const guide::Action &action : step.guideForm) {
        const QString content = fieldOf(action, QLatin1String("content"));
        const QString url = exported(content, QStringLiteral("OS_AUTH_URL"));
        if (action.kind != guide::Action::Kind::File || url.isEmpty())
            continue;
        LoginFile login;
        login.path = wholePath(step, fieldOf(action, QLatin1String("path")));
        login.host = step.id.host.value();
        if (const auto host = m_installation.requireHost(step.id.host)) {
            login.hostAddress = (*host)->address;
            login.hostUser = (*host)->user;
        }
        login.user = exported(content, QStringLiteral("OS_USERNAME"));
        login.project = exported(content, QStringLiteral("OS_PROJECT_NAME"));
        login.authUrl = url;
        m_logins.push_back(std::move(login));
    }
}

void FinishModel::addEndpoints(const plan::StepInstance &step)
{
    static const QRegularExpression bootstrap(
        QStringLiteral("--bootstrap-public-url[ \\n]+(\\S+)"));
    static const QRegularExpression create(
        QStringLiteral("endpoint create .*?(\\S+) public (\\S+)"));
    QStringList lines;
    for (const guide::Action &action : step.guideForm)
        lines += plan::actionLines(action);
    for (const QString &line : std::as_const(lines)) {
        Endpoint endpoint;
        if (const auto match = bootstrap.match(line); match.hasMatch())
            endpoint = {QStringLiteral("identity"), match.captured(1)};
        else if (const auto other = create.match(line); other.hasMatch())
            endpoint = {other.captured(1), other.captured(2)};
        const bool known = std::any_of(
            m_endpoints.begin(), m_endpoints.end(),
            [&endpoint](const Endpoint &earlier) { return earlier.service == endpoint.service; });
        if (!endpoint.url.isEmpty() && !known)
            m_endpoints.push_back(std::move(endpoint));
    }
}

QString FinishModel::suggestedReport(bool markdown) const
{
    const QString folder = m_installation.project().folder();
    return QStringLiteral("%1/%2-report.%3")
        .arg(folder, QFileInfo(folder).fileName(),
             markdown ? QStringLiteral("md") : QStringLiteral("html"));
}

void FinishModel::writeReport(const QString &fileName, base::Language language)
{
    if (m_writing)
        return;
    m_writing = true;
    const model::ProjectFile &content = m_installation.project().content();
    auto context = std::make_shared<const engine::RunContext>(
        engine::RunContext{m_installation.guide(), content.inventory, content.answers, {}});
    m_writer =
        std::jthread([this, context, fileName, language, project = m_installation.project()] {
            const Status written = engine::writeReport(*context, project, fileName, language);
            QMetaObject::invokeMethod(
                this,
                [this, written, fileName] {
                    m_writing = false;
                    if (written)
                        Q_EMIT reportWritten(fileName);
                    else
                        Q_EMIT reportFailed(written.error());
                    Q_EMIT changed();
                },
                Qt::QueuedConnection);
        });
    Q_EMIT changed();
}

} // namespace pikestaff::pages
