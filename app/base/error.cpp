// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/error.h"

namespace pikestaff::base {

namespace {

struct Name
{
    ErrorCode code;
    const char *text;
};

constexpr Name names[] = {
    {ErrorCode::FileMissing, "FileMissing"},
    {ErrorCode::FileUnreadable, "FileUnreadable"},
    {ErrorCode::FileUnwritable, "FileUnwritable"},
    {ErrorCode::DiskFull, "DiskFull"},
    {ErrorCode::SyntaxError, "SyntaxError"},
    {ErrorCode::UnknownKey, "UnknownKey"},
    {ErrorCode::MissingKey, "MissingKey"},
    {ErrorCode::InvalidValue, "InvalidValue"},
    {ErrorCode::DuplicateName, "DuplicateName"},
    {ErrorCode::NoController, "NoController"},
    {ErrorCode::UnknownGuide, "UnknownGuide"},
    {ErrorCode::UnknownChapter, "UnknownChapter"},
    {ErrorCode::UnknownStep, "UnknownStep"},
    {ErrorCode::UnknownHost, "UnknownHost"},
    {ErrorCode::UnknownOperation, "UnknownOperation"},
    {ErrorCode::CyclicNeeds, "CyclicNeeds"},
    {ErrorCode::NotAProject, "NotAProject"},
    {ErrorCode::ProjectExists, "ProjectExists"},
    {ErrorCode::ProjectLocked, "ProjectLocked"},
    {ErrorCode::JournalDamaged, "JournalDamaged"},
    {ErrorCode::NothingToResume, "NothingToResume"},
    {ErrorCode::SecretMissing, "SecretMissing"},
    {ErrorCode::VaultLocked, "VaultLocked"},
    {ErrorCode::VaultKeyMissing, "VaultKeyMissing"},
    {ErrorCode::KeyStoreRefused, "KeyStoreRefused"},
    {ErrorCode::VaultDamaged, "VaultDamaged"},
    {ErrorCode::HostUnreachable, "HostUnreachable"},
    {ErrorCode::ConnectionRefused, "ConnectionRefused"},
    {ErrorCode::NameNotResolved, "NameNotResolved"},
    {ErrorCode::ConnectionLost, "ConnectionLost"},
    {ErrorCode::ConnectTimeout, "ConnectTimeout"},
    {ErrorCode::AuthenticationRefused, "AuthenticationRefused"},
    {ErrorCode::KeyUnreadable, "KeyUnreadable"},
    {ErrorCode::KeyPassphraseWrong, "KeyPassphraseWrong"},
    {ErrorCode::HostKeyUnknown, "HostKeyUnknown"},
    {ErrorCode::HostKeyChanged, "HostKeyChanged"},
    {ErrorCode::ProtocolError, "ProtocolError"},
    {ErrorCode::SudoRefused, "SudoRefused"},
    {ErrorCode::SudoPasswordWrong, "SudoPasswordWrong"},
    {ErrorCode::UnsupportedSystem, "UnsupportedSystem"},
    {ErrorCode::RemoteDiskFull, "RemoteDiskFull"},
    {ErrorCode::RemoteCommandFailed, "RemoteCommandFailed"},
    {ErrorCode::StepFailed, "StepFailed"},
    {ErrorCode::CheckBlocks, "CheckBlocks"},
    {ErrorCode::LabFailed, "LabFailed"},
    {ErrorCode::Cancelled, "Cancelled"},
    {ErrorCode::Internal, "Internal"},
};

constexpr bool everyCodeStandsAtItsPlace()
{
    size_t place = 0;
    for (const Name &name : names) {
        if (static_cast<size_t>(name.code) != place++) {
            return false;
        }
    }
    return place == static_cast<size_t>(ErrorCode::Internal) + 1;
}
static_assert(everyCodeStandsAtItsPlace());

} // namespace

QString Error::toLogLine() const
{
    QString line = errorCodeName(code);
    for (const QString &part : {subject, detail}) {
        if (!part.isEmpty()) {
            line += QLatin1String(": ") + part;
        }
    }
    if (cause) {
        line += QLatin1String(" (") + cause->toLogLine() + QLatin1Char(')');
    }
    return line;
}

QLatin1String errorCodeName(ErrorCode code)
{
    return QLatin1String(names[static_cast<size_t>(code)].text);
}

} // namespace pikestaff::base
