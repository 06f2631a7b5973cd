// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/bootstrap.h"
#include "remote/ssh/markerfilter.h"
#include "remote/ssh/secrettext.h"
#include "remote/ssh/sshchannel.h"
#include "remote/ssh/sshloop.h"
#include "remote/transport.h"

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace pikestaff::remote::ssh {

/// One run of a script through the bootstrap, from opening its channel to its end.
class ScriptRun
{
public:
    /// Only proves that the bootstrap starts: nothing is sent but the password, once.
    enum class Purpose { Script, Proof };

    struct Outcome
    {
        bool started = false; ///< the shell said so; else it is the login that ended
        ExecResult result;
        QByteArray noise; ///< not started: what was said instead
    };

    /// The password ends without a newline; it is needed for RootWithPassword only.
    ScriptRun(SshLoop &loop, bootstrap::As as, const std::optional<base::Secret> &password,
              const ExecRequest &request, Purpose purpose);
    ~ScriptRun();
    ScriptRun(const ScriptRun &) = delete;
    ScriptRun &operator=(const ScriptRun &) = delete;
    ScriptRun(ScriptRun &&) = delete;
    ScriptRun &operator=(ScriptRun &&) = delete;

    /// Errors: ConnectionLost, ConnectTimeout, Cancelled, ProtocolError.
    [[nodiscard]] base::Result<Outcome> run(const std::stop_token &stop);

private:
    [[nodiscard]] base::Status check(const std::stop_token &stop) const;
    void openChannel();
    [[nodiscard]] base::Status waitForRoom(const std::stop_token &stop);
    void take(SshChannel::Stream stream, QByteArrayView bytes);
    void sendInput();
    [[nodiscard]] bool send(const QByteArray &part, qsizetype &sent);
    [[nodiscard]] bool mayBegin() const;
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] Deadline drained() const;
    [[nodiscard]] base::Result<Outcome> outcome();

    SshLoop &m_loop;
    bootstrap::As m_as;
    const ExecRequest &m_request;
    Purpose m_purpose;
    Deadline m_deadline;
    Deadline m_passwordDeadline;
    Deadline m_roomDeadline;
    QByteArray m_token;
    QByteArray m_passwordLine;
    qsizetype m_passwordSent = 0;
    QByteArray m_head;
    qsizetype m_headSent = 0;
    qsizetype m_inputSent = 0;
    bool m_inputEnded = false;
    MarkerFilter m_output;
    MarkerFilter m_errors;
    ExecResult m_result;
    std::unique_ptr<SshChannel> m_channel;
};

} // namespace pikestaff::remote::ssh
