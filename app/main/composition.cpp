// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/composition.h"

#include "remote/ssh/sshtransport.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace pikestaff::main {

using base::Secret;

namespace {

constexpr std::chrono::milliseconds keyTimeout{10'000};

std::optional<Secret> secretOf(const model::SecretStore &secrets, const base::SecretId &id)
{
    if (!secrets.has(id))
        return std::nullopt;
    auto bytes = secrets.reveal(model::Content::sealed(id));
    if (!bytes)
        return std::nullopt;
    return Secret(std::move(*bytes));
}

} // namespace

engine::HostAccess sshAccess()
{
    engine::HostAccess access;
    access.makeTransport = [](const model::Host &host, const model::SecretStore &secrets,
                              const QString &knownHosts) {
        remote::ssh::SshSettings settings;
        settings.host = host;
        settings.knownHostsPath = knownHosts;
        settings.password = secretOf(secrets, model::loginPassword(host.name));
        settings.keyPassphrase = secretOf(secrets, model::keyPassphrase(host.name));
        settings.sudoPassword = secretOf(secrets, model::sudoPassword(host.name));
        // Most people's sudo asks for the password that they log in with.
        if (!settings.sudoPassword)
            settings.sudoPassword = secretOf(secrets, model::loginPassword(host.name));
        return std::make_unique<remote::ssh::SshTransport>(std::move(settings));
    };
    access.readKey = [](const model::Host &host) {
        return remote::ssh::readHostKey(host, keyTimeout);
    };
    access.trustKey = [](const model::Host &host, const QString &knownHosts,
                         const QString &fingerprint) {
        return remote::ssh::trustHostKey(host, knownHosts, fingerprint);
    };
    access.forgetKey = [](const model::Host &host, const QString &knownHosts) {
        return remote::ssh::forgetHostKey(host, knownHosts);
    };
    access.knownKey = [](const model::Host &host, const QString &knownHosts) {
        return remote::ssh::knownHostKey(host, knownHosts);
    };
    return access;
}

base::Language chooseLanguage(const QString &wanted)
{
    QString name = wanted;
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (name.isEmpty())
            name = qEnvironmentVariable(variable);
    }
    return name.startsWith(QLatin1String("ko")) ? base::Language::Korean : base::Language::English;
}

void installLanguage(QCoreApplication &application, base::Language language)
{
    const bool korean = language == base::Language::Korean;
    QLocale::setDefault(QLocale(korean ? QLocale::Korean : QLocale::English));
    const QString ours = QStringLiteral("pikestaffTranslator");
    const auto earlier = application.findChildren<QTranslator *>(ours, Qt::FindDirectChildrenOnly);
    // Qt's own words, those of its file dialog for instance; English needs none.
    auto *ofQt = new QTranslator(&application);
    if (korean &&
        ofQt->load(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    auto *own = new QTranslator(&application);
    if (own->load(korean ? QStringLiteral(":/i18n/app_ko.qm") : QStringLiteral(":/i18n/app_en.qm")))
        QCoreApplication::installTranslator(own);
    for (QTranslator *translator : {ofQt, own})
        translator->setObjectName(ours);
    qDeleteAll(earlier); // a translator leaves the application when it is destroyed
}

QString languageArgument(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        if (argument == "--lang" && i + 1 < argc)
            return QString::fromLocal8Bit(argv[i + 1]);
        if (argument.startsWith("--lang="))
            return QString::fromLocal8Bit(argument.mid(7));
    }
    return {};
}

} // namespace pikestaff::main
