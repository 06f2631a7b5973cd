// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "engine/hostaccess.h"

class QCoreApplication;
class QString;

namespace pikestaff::main {

/// Hosts are reached over SSH. The only place where the engine meets libssh.
[[nodiscard]] engine::HostAccess sshAccess();

/// "ko", "en", or empty: the language of the environment.
[[nodiscard]] base::Language chooseLanguage(const QString &wanted);

/// Installs the translations, also those of Qt, and the number formats of this language in place
/// of those that were installed before.
void installLanguage(QCoreApplication &application, base::Language language);

/// The value of `--lang` in these arguments, before they are parsed: their help is translated too.
[[nodiscard]] QString languageArgument(int argc, char **argv);

} // namespace pikestaff::main
