// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshauth.h"

#include "remote/ssh/agentsocket.h"
#include "remote/ssh/privatekey.h"
#include "remote/ssh/secrettext.h"

#include <QStringList>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

QString waitingForLogin() { return QStringLiteral("no answer to the login"); }

unsigned methodsOf(ssh_session session)
{
    return static_cast<unsigned>(ssh_userauth_list(session, nullptr));
}

QString offeredMethods(ssh_session session)
{
    const unsigned methods = methodsOf(session);
    QStringList names;
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
        names += QStringLiteral("publickey");
    }
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0) {
        names += QStringLiteral("password");
    }
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
        names += QStringLiteral("keyboard-interactive");
    }
    if ((methods & SSH_AUTH_METHOD_HOSTBASED) != 0) {
        names += QStringLiteral("hostbased");
    }
    if ((methods & SSH_AUTH_METHOD_GSSAPI_MIC) != 0) {
        names += QStringLiteral("gssapi-with-mic");
    }
    return names.isEmpty() ? QStringLiteral("nothing") : names.join(QLatin1Char(','));
}

Error refused(const SshSession &session, const QString &what)
{
    return {ErrorCode::AuthenticationRefused,
            session.host(),
            QStringLiteral("%1; the server offers: %2").arg(what, offeredMethods(session.handle())),
            {}};
}

/// What a finished ssh_userauth_ call means.
base::Status statusOf(const SshSession &session, const base::Result<int> &result,
                      const QString &refusal)
{
    if (!result) {
        return Failure(result.error());
    }
    if (*result == SSH_AUTH_SUCCESS) {
        return {};
    }
    if (*result == SSH_AUTH_PARTIAL) {
        return Failure(refused(session, QStringLiteral("accepted, but not enough alone")));
    }
    if (!session.isAlive()) {
        // "Too many authentication failures" and the like come as a goodbye.
        const QString text = session.errorText();
        return Failure(text.contains(QLatin1String("SSH_MSG_DISCONNECT"))
                           ? Error{ErrorCode::AuthenticationRefused, session.host(), text, {}}
                           : session.lost());
    }
    return Failure(refused(session, refusal));
}

base::Status byAgent(SshSession &session, const Patience &patience)
{
    // A person may be asked for a passphrase or a touch, which takes longer than a host may.
    const Patience asking{Deadline::in(std::chrono::seconds(60)), patience.stop, patience.wakeup};
    auto agent = AgentSocket::open(session.host(), asking);
    if (!agent) {
        return Failure(agent.error());
    }
    ssh_set_agent_socket(session.handle(), (*agent)->takeDescriptor());
    const auto result = session.complete(asking, waitingForLogin(), [&session] {
        return ssh_userauth_agent(session.handle(), nullptr);
    });
    if (result && *result != SSH_AUTH_SUCCESS && session.isAlive()) {
        if (auto status = asking.check(session.host(), QStringLiteral("the key agent is silent"));
            !status) {
            return status;
        }
    }
    return statusOf(session, result, QStringLiteral("no key of the agent was accepted"));
}

base::Status byKey(SshSession &session, const SshSettings &settings, const Patience &patience)
{
    auto key = loadPrivateKey(settings.host.keyFile, settings.keyPassphrase);
    if (!key) {
        return Failure(key.error());
    }
    const auto result = session.complete(patience, waitingForLogin(), [&session, &key] {
        return ssh_userauth_publickey(session.handle(), nullptr, key->get());
    });
    return statusOf(session, result,
                    QStringLiteral("the key %1 was not accepted for user %2")
                        .arg(settings.host.keyFile, settings.host.user));
}

base::Status byInteraction(SshSession &session, const SecretText &password, const QString &refusal,
                           const Patience &patience)
{
    const auto ask = [&session] { return ssh_userauth_kbdint(session.handle(), nullptr, nullptr); };
    auto result = session.complete(patience, waitingForLogin(), ask);
    bool answered = false;
    while (result && *result == SSH_AUTH_INFO) {
        const int prompts = ssh_userauth_kbdint_getnprompts(session.handle());
        char echo = 0;
        if (prompts > 0) {
            ssh_userauth_kbdint_getprompt(session.handle(), 0, &echo);
        }
        // The password is an answer to one hidden question, and to the first one only: a second
        // question means that it was wrong, or that something else is asked for.
        if (prompts > 1 || (prompts == 1 && (answered || echo != 0))) {
            return Failure(refused(session, answered ? refusal
                                                     : QStringLiteral("the server asks for more "
                                                                      "than a password")));
        }
        if (prompts == 1) {
            ssh_userauth_kbdint_setanswer(session.handle(), 0, password.c_str());
            answered = true;
        }
        result = session.complete(patience, waitingForLogin(), ask);
    }
    return statusOf(session, result, refusal);
}

base::Status byPassword(SshSession &session, const SshSettings &settings, const Patience &patience)
{
    if (!settings.password || settings.password->isEmpty()) {
        return Failure(Error{ErrorCode::AuthenticationRefused,
                             session.host(),
                             QStringLiteral("no password was given"),
                             {}});
    }
    const SecretText password(settings.password);
    const QString refusal =
        QStringLiteral("the password of user %1 was not accepted").arg(settings.host.user);
    const unsigned methods = methodsOf(session.handle());
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0) {
        const auto result = session.complete(patience, waitingForLogin(), [&session, &password] {
            return ssh_userauth_password(session.handle(), nullptr, password.c_str());
        });
        return statusOf(session, result, refusal);
    }
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
        return byInteraction(session, password, refusal, patience);
    }
    return Failure(refused(session, QStringLiteral("passwords are not allowed")));
}

} // namespace

base::Status authenticate(SshSession &session, const SshSettings &settings,
                          const Patience &patience)
{
    // Asking for nothing is how one learns what the server offers.
    const auto none = session.complete(patience, waitingForLogin(), [&session] {
        return ssh_userauth_none(session.handle(), nullptr);
    });
    if (!none) {
        return Failure(none.error());
    }
    if (*none == SSH_AUTH_SUCCESS) {
        return {};
    }
    if (*none == SSH_AUTH_ERROR || !session.isAlive()) {
        return statusOf(session, none, QStringLiteral("the login was refused"));
    }
    switch (settings.host.login) {
    case model::Login::Agent:
        return byAgent(session, patience);
    case model::Login::Key:
        return byKey(session, settings, patience);
    case model::Login::Password:
        return byPassword(session, settings, patience);
    }
    return Failure(Error{ErrorCode::Internal, session.host(), QStringLiteral("no login"), {}});
}

} // namespace pikestaff::remote::ssh
