// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/errortext.h"

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;

namespace {

/// %1 = subject (file:line, host, field), %2 = detail as it was found.
struct Source
{
    ErrorCode code;
    const char *sentence;
    const char *remedy;
    const char *inWindow = nullptr; ///< the remedy, where the window has another way to it
};

constexpr Source sources[] = {
    {ErrorCode::FileMissing,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 does not exist."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Check the path.")},
    {ErrorCode::FileUnreadable,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 cannot be read: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Check its owner and mode.")},
    {ErrorCode::FileUnwritable,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 cannot be written: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Check the owner and mode of the file and of its folder.")},
    {ErrorCode::DiskFull,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The disk of this computer is full: %1 could not be written."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Make room, then resume. Nothing is lost.")},
    {ErrorCode::SyntaxError,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: this cannot be read: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Correct this line.")},
    {ErrorCode::UnknownKey,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: there is no setting \"%2\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Correct the name or remove it.")},
    {ErrorCode::MissingKey,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: \"%2\" is missing."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Add it.")},
    {ErrorCode::InvalidValue,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: this value is not allowed: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Correct the value.")},
    {ErrorCode::DuplicateName,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: \"%2\" stands here twice."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Every name and every address must be there only once.")},
    {ErrorCode::NoController,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Exactly one host must have the role controller. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Give one host \"roles: [controller]\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Give the role controller to one host on the page Addresses.")},
    {ErrorCode::UnknownGuide,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "There is no guide \"%1\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Choose one of: %2")},
    {ErrorCode::UnknownChapter,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The guide has no chapter or section \"%1\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "\"pikestaff-cli guide show\" lists them."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Choose the chapter in the list at the left.")},
    {ErrorCode::UnknownStep,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The guide has no step \"%1\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "\"pikestaff-cli plan\" lists them."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Choose the step in the list of its chapter.")},
    {ErrorCode::UnknownHost,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The project has no host \"%1\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Its hosts: %2")},
    {ErrorCode::UnknownOperation,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: there is no operation \"%2\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Correct the guide.")},
    {ErrorCode::CyclicNeeds,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "%1 needs %2, which comes later or needs it in turn."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Correct the guide.")},
    {ErrorCode::NotAProject,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "%1 holds no project: it has no project.yaml."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Make one with \"pikestaff-cli new\", or check the folder."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Choose another folder, or make a new project on the page Welcome.")},
    {ErrorCode::ProjectExists,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 already holds a project."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Open it, or choose another folder.")},
    {ErrorCode::ProjectLocked,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Another program works on %1: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Wait for it or end it.")},
    {ErrorCode::JournalDamaged,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1: the journal is damaged: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Move journal.jsonl away and run again: every step is looked at on its "
                       "host, what is done stays done.")},
    {ErrorCode::NothingToResume,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "There is nothing to resume in %1."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Start with \"pikestaff-cli run\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Start the installation on the page Review.")},
    {ErrorCode::SecretMissing,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The password %1 is not set."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Set it with \"pikestaff-cli set DIR %1=-\" (read from standard input), or "
                       "generate all with --generate-secrets."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Set it on the page Passwords; \"Generate all missing\" there sets every "
                       "password that is missing.")},
    {ErrorCode::VaultLocked,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The passwords in %1 cannot be opened: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Give the passphrase: at the prompt, in PIKESTAFF_PASSPHRASE, or in a file "
                       "named by PIKESTAFF_PASSPHRASE_FILE."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Type the passphrase on the page Passwords.")},
    {ErrorCode::VaultKeyMissing,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The passwords in %1 cannot be opened: their key is neither in the key "
                       "store of this desktop nor in %2."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Open the project on the computer, and as the user, that it was made "
                       "with.")},
    {ErrorCode::KeyStoreRefused,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The key store of this desktop does not give the key of %1: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Unlock it, then try again.")},
    {ErrorCode::VaultDamaged,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The file of passwords %1 is damaged."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Put it back from a copy, or remove it and set the passwords again.")},
    {ErrorCode::HostUnreachable,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 is not reachable: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Check its address, cable and power.")},
    {ErrorCode::ConnectionRefused,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "%1 refuses the connection: nothing listens there. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Check the port, and that the SSH server runs.")},
    {ErrorCode::NameNotResolved,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The address of %1 is not known: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Correct the address, or give it as numbers.")},
    {ErrorCode::ConnectionLost,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The connection to %1 is lost. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "What runs on the host goes on there: resume when it is reachable again.")},
    {ErrorCode::ConnectTimeout,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 does not answer in time. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Check its address and firewall, then try again.")},
    {ErrorCode::AuthenticationRefused,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 does not let us in: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Check the user, and the key or the password.")},
    {ErrorCode::KeyUnreadable,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The key %1 cannot be read: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Name a private key in PEM or OpenSSH format that you may read.")},
    {ErrorCode::KeyPassphraseWrong,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The key %1 does not open with this passphrase. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Give the passphrase of the key again, or load the key into an agent.")},
    {ErrorCode::HostKeyUnknown,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "The key of %1 has not been confirmed yet: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Compare it with \"ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\" on "
                       "the host, then \"pikestaff-cli host trust DIR %1 %2\"."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Compare it with \"ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\" on "
                       "the host, then trust it on the page Addresses.")},
    {ErrorCode::HostKeyChanged,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "%1 shows another key than before: %2. It is another machine, a new "
                       "installation, or somebody in between."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "If you installed it anew: \"pikestaff-cli host replace DIR %1\". Otherwise "
                       "find out who answers."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "If you installed it anew, forget the old key on the page Addresses. "
                       "Otherwise find out who answers.")},
    {ErrorCode::ProtocolError,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 does not speak SSH as expected: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Check that the port is the one of an SSH server.")},
    {ErrorCode::SudoRefused,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "On %1 the login user may not use sudo: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Allow it in sudoers, or log in as root.")},
    {ErrorCode::SudoPasswordWrong,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "On %1 sudo does not take the password."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Give the password of the login user again.")},
    {ErrorCode::UnsupportedSystem,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "%1 runs %2, which this guide is not written for."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Install the system that the guide names, or choose another guide.")},
    {ErrorCode::RemoteDiskFull,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The disk of %1 is full. %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Make room on the host, then resume.")},
    {ErrorCode::RemoteCommandFailed,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "A command on %1 failed: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Read its output in the log.")},
    {ErrorCode::StepFailed, QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "%1 failed: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Read its output, mend the cause, then resume.")},
    {ErrorCode::CheckBlocks,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "A check says no: %1: %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "\"pikestaff-cli check\" shows all of them."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Put this right on the host, then try again.")},
    {ErrorCode::LabFailed,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "The practice lab: %2"),
     QT_TRANSLATE_NOOP(
         "pikestaff::engine::ErrorTexts",
         "\"pikestaff-cli lab status\" shows how it stands; \"pikestaff-cli lab up\" starts it."),
     QT_TRANSLATE_NOOP(
         "pikestaff::engine::ErrorTexts",
         "\"Read the lab\" on the page Addresses starts it, and says what is in the way.")},
    {ErrorCode::Cancelled,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "Stopped on request."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "\"pikestaff-cli resume\" goes on."),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "\"Resume\" goes on where it stopped.")},
    {ErrorCode::Internal,
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts", "This should not happen: %1 %2"),
     QT_TRANSLATE_NOOP("pikestaff::engine::ErrorTexts",
                       "Please report it with the log of the program.")},
};

/// Subject and detail may hold "%1" themselves, so both are put in at once.
QString filled(const QString &pattern, const Error &error)
{
    QString text = pattern;
    if (text.contains(QLatin1String("%1")) && text.contains(QLatin1String("%2")))
        text = text.arg(error.subject, error.detail);
    else if (text.contains(QLatin1String("%2")))
        text.replace(QLatin1String("%2"), error.detail);
    else if (text.contains(QLatin1String("%1")))
        text = text.arg(error.subject);
    return text.trimmed();
}

} // namespace

ErrorText ErrorTexts::of(const Error &error, Door door)
{
    for (const Source &source : sources) {
        if (source.code != error.code)
            continue;
        const bool own = door == Door::Window && source.inWindow != nullptr;
        return {filled(tr(source.sentence), error),
                filled(tr(own ? source.inWindow : source.remedy), error)};
    }
    return {error.toLogLine(), {}};
}

int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::NameNotResolved:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ConnectTimeout:
    case ErrorCode::AuthenticationRefused:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::ProtocolError:
        return 3;
    case ErrorCode::SudoRefused:
    case ErrorCode::SudoPasswordWrong:
    case ErrorCode::UnsupportedSystem:
    case ErrorCode::RemoteDiskFull:
    case ErrorCode::RemoteCommandFailed:
    case ErrorCode::StepFailed:
    case ErrorCode::CheckBlocks:
    case ErrorCode::LabFailed:
    case ErrorCode::DiskFull:
    case ErrorCode::Internal:
        return 1;
    case ErrorCode::Cancelled:
        return 4;
    default:
        return 2;
    }
}

} // namespace pikestaff::engine
