// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

#include <memory>

namespace pikestaff::base {

/// What went wrong, branchable. engine/errortext has one sentence and one "what to do" for each, in
/// both languages; a test proves that none is missing.
enum class ErrorCode {
    // input: project, guide, command line                                  exit status 2
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    DiskFull,
    SyntaxError,   ///< subject = file:line
    UnknownKey,    ///< subject = file:line, detail = the key
    MissingKey,    ///< subject = file:line, detail = the key
    InvalidValue,  ///< subject = file:line or field, detail = value and what is expected
    DuplicateName, ///< subject = file:line or field, detail = the name
    NoController,
    UnknownGuide, ///< subject = id, detail = known ids
    UnknownChapter,
    UnknownStep,
    UnknownHost,
    UnknownOperation, ///< subject = file:line
    CyclicNeeds,
    NotAProject,
    ProjectExists,
    ProjectLocked,  ///< detail = who, host, pid, since when
    JournalDamaged, ///< subject = file:line
    NothingToResume,
    SecretMissing,   ///< subject = secret's name
    VaultLocked,     ///< passphrase wrong or not given
    VaultKeyMissing, ///< detail = the file where it was looked for
    KeyStoreRefused, ///< the desktop's; detail = what it said
    VaultDamaged,
    // host                                                                 exit status 3
    HostUnreachable, ///< subject = host
    ConnectionRefused,
    NameNotResolved,
    ConnectionLost,
    ConnectTimeout,
    AuthenticationRefused,
    KeyUnreadable, ///< subject = key file
    KeyPassphraseWrong,
    HostKeyUnknown, ///< detail = SHA256:...
    HostKeyChanged, ///< detail = SHA256:... offered
    ProtocolError,
    // host is reached but cannot be worked with                            exit status 1
    SudoRefused,
    SudoPasswordWrong,
    UnsupportedSystem,
    RemoteDiskFull,
    RemoteCommandFailed,
    StepFailed,
    CheckBlocks,
    LabFailed,
    // other
    Cancelled,
    Internal,
};

/// Untranslated and loggable: never holds a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString subject; ///< where: file:line, host, field
    QString detail;  ///< what: as found, machine text
    std::shared_ptr<const Error> cause;

    /// "HostUnreachable: compute1: no route to host" for logs and tests.
    [[nodiscard]] QString toLogLine() const;
};

[[nodiscard]] QLatin1String errorCodeName(ErrorCode code);

} // namespace pikestaff::base
