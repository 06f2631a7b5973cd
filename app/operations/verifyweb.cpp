// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/verifyweb.h"

#include "operations/filestate.h"
#include "operations/guideform.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;
using model::Visit;

Result<OperationPtr> VerifyWeb::make(const guide::Value &arguments)
{
    const QString token = QStringLiteral("token");
    const QString dashboard = QStringLiteral("dashboard");
    const QString console = QStringLiteral("console");
    ArgumentReader in(arguments);
    auto operation = std::make_shared<VerifyWeb>();
    const QString what = in.choice("what", {token, dashboard, console}, token);
    operation->m_command = in.content("command");
    operation->m_expect = in.contentOr("expect", {});
    const Credentials credentials = Credentials::read(in);
    if (credentials.name() != QLatin1String("admin") &&
        credentials.name() != QLatin1String("demo")) {
        in.refuse(arguments, QStringLiteral("as: expected admin or demo"));
    }
    Visit &visit = operation->m_visit;
    visit.what = what == dashboard ? Visit::What::Dashboard
                 : what == console ? Visit::What::Console
                                   : Visit::What::Token;
    visit.url = what == dashboard ? in.text("url") : credentials.authUrl();
    if (what == console) {
        visit.instance = in.text("instance");
    }
    visit.user = credentials.user();
    visit.project = credentials.project();
    visit.password = credentials.password();
    visit.patience = std::chrono::seconds(in.integer("timeout", 1, 3'600, 60));
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> VerifyWeb::guideForm() const { return {verifyAction(m_command, m_expect)}; }

Traits VerifyWeb::traits() const
{
    Traits traits;
    traits.observes = true;
    return traits;
}

Result<Decision> VerifyWeb::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString seen = QString::fromUtf8(probe.output);
    if (probe.exitStatus != 0) {
        return failure(seen);
    }
    Decision decision = satisfied();
    decision.reason = seen;
    return decision;
}

Content VerifyWeb::runForm() const
{
    const Content login = QStringLiteral("username=%1 password=").arg(m_visit.user) +
                          m_visit.password + Content(QStringLiteral("\n"));
    switch (m_visit.what) {
    case Visit::What::Dashboard:
        return QStringLiteral("GET %1\nPOST /auth/login/ ").arg(m_visit.url) + login;
    case Visit::What::Console:
        return QStringLiteral("POST %1/auth/tokens ").arg(m_visit.url) + login +
               QStringLiteral("POST /servers/%1/action os-getVNCConsole\nGET /?token=... "
                              "Upgrade: websocket\n")
                   .arg(m_visit.instance);
    case Visit::What::Token:
        break;
    }
    return QStringLiteral("POST %1/auth/tokens ").arg(m_visit.url) + login;
}

} // namespace pikestaff::operations
