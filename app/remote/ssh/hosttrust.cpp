// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/hosttrust.h"

#include "remote/ssh/knownhosts.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

struct Kind
{
    const char *type;       ///< in the key and in the known-hosts file
    const char *algorithms; ///< of signatures with it
};

constexpr std::array<Kind, 5> kinds{{{"ssh-ed25519", "ssh-ed25519"},
                                     {"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"},
                                     {"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"},
                                     {"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"},
                                     {"ssh-rsa", "rsa-sha2-512,rsa-sha2-256"}}};

QByteArray algorithmsFor(const std::vector<HostKey> &known)
{
    QByteArrayList first;
    QByteArrayList others;
    for (const Kind &kind : kinds) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&kind](const HostKey &key) {
            return key.type == kind.type;
        });
        (isKnown ? first : others).append(kind.algorithms);
    }
    return (first + others).join(',');
}

QString normalized(const QString &fingerprint)
{
    QString text = fingerprint.trimmed();
    while (text.endsWith(QLatin1Char('='))) {
        text.chop(1);
    }
    return text;
}

base::Result<Introduction> introduce(const model::Host &host, const QByteArray &algorithms,
                                     const Patience &patience)
{
    auto session = SshSession::open(host, algorithms, patience);
    if (!session) {
        return Failure(session.error());
    }
    auto key = (*session)->hostKey();
    if (!key) {
        return Failure(key.error());
    }
    return Introduction{std::move(*session), std::move(*key), false};
}

} // namespace

base::Result<Introduction> openShowing(const model::Host &host, const QString &fingerprint,
                                       const Patience &patience)
{
    const QString wanted = normalized(fingerprint);
    const auto show = [&](const QByteArray &algorithms) {
        auto shown = introduce(host, algorithms, patience);
        if (shown) {
            shown->isWanted = shown->key.fingerprint() == wanted;
        }
        return shown;
    };
    auto first = show(algorithmsFor({}));
    if (!first || wanted.isEmpty() || first->isWanted) {
        return first;
    }
    // A fingerprint does not tell the kind of its key, and one session shows one key.
    for (const Kind &kind : kinds) {
        if (first->key.type == kind.type) {
            continue;
        }
        auto other = show(kind.algorithms);
        // ProtocolError: the host has no key of this kind.
        if (other ? other->isWanted : other.error().code != ErrorCode::ProtocolError) {
            return other;
        }
    }
    return first;
}

base::Result<std::unique_ptr<SshSession>>
openTrusted(const model::Host &host, const QString &knownHostsPath, const Patience &patience)
{
    const auto known = KnownHosts(knownHostsPath).keysOf(host);
    if (!known) {
        return Failure(known.error());
    }
    if (known->empty()) {
        auto shown = openShowing(host, host.hostKey, patience);
        if (!shown) {
            return Failure(shown.error());
        }
        if (shown->isWanted) {
            return std::move(shown->session);
        }
        const auto code =
            host.hostKey.isEmpty() ? ErrorCode::HostKeyUnknown : ErrorCode::HostKeyChanged;
        return Failure(Error{code, shown->session->host(), shown->key.fingerprint(), {}});
    }
    auto shown = introduce(host, algorithmsFor(*known), patience);
    if (!shown) {
        return Failure(shown.error());
    }
    if (std::find(known->begin(), known->end(), shown->key) == known->end()) {
        return Failure(
            Error{ErrorCode::HostKeyChanged, shown->session->host(), shown->key.fingerprint(), {}});
    }
    return std::move(shown->session);
}

} // namespace pikestaff::remote::ssh
