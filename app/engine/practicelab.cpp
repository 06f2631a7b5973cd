// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/practicelab.h"

#include "engine/paths.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

namespace {

constexpr std::chrono::seconds statusTimeout{20};
constexpr int stopInterval = 50; ///< milliseconds between two looks at the stop token

Error labError(const QString &detail) { return {ErrorCode::LabFailed, {}, detail, {}}; }

QString text(const QJsonObject &object, QLatin1String key) { return object.value(key).toString(); }

model::Host hostOf(const QJsonObject &object)
{
    model::Host host;
    host.name = base::HostName(text(object, QLatin1String("name")));
    host.address = text(object, QLatin1String("address"));
    host.port = static_cast<quint16>(object.value(QLatin1String("port")).toInt(22));
    host.user = text(object, QLatin1String("user"));
    host.login = model::Login::Key;
    host.keyFile = text(object, QLatin1String("key"));
    host.providerInterface = text(object, QLatin1String("provider_interface"));
    host.overlayAddress = text(object, QLatin1String("overlay_address"));
    host.hostKey = text(object, QLatin1String("host_key"));
    const QJsonArray roles = object.value(QLatin1String("roles")).toArray();
    for (const QJsonValue role : roles) {
        for (const model::Role known : {model::Role::Controller, model::Role::Compute,
                                        model::Role::Block, model::Role::Object}) {
            if (role.toString() == model::roleName(known))
                host.roles.insert(known);
        }
    }
    return host;
}

} // namespace

Result<QStringList> PracticeLab::command(const QString &verb, const QStringList &arguments)
{
    const QString program = practiceLabProgram();
    if (program.isEmpty())
        return Failure(labError(QStringLiteral("its program is not installed")));
    QStringList line;
    const bool needsRoot = verb != QLatin1String("status");
    if (needsRoot && ::geteuid() != 0) {
        const bool display =
            qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
        const QString lift =
            display && !QStandardPaths::findExecutable(QStringLiteral("pkexec")).isEmpty()
                ? QStringLiteral("pkexec")
                : QStringLiteral("sudo");
        line << lift;
    }
    line << program << verb << arguments;
    if (verb == QLatin1String("up"))
        line << QStringLiteral("--owner") << QString::number(::getuid());
    return line;
}

Result<LabStatus> PracticeLab::status(const std::stop_token &stop)
{
    const auto line =
        command(QStringLiteral("status"), {QStringLiteral("--format"), QStringLiteral("json")});
    if (!line)
        return Failure(line.error());
    QProcess process;
    process.start(line->first(), line->mid(1));
    const QDeadlineTimer deadline(statusTimeout);
    while (!process.waitForFinished(stopInterval)) {
        if (process.error() != QProcess::Timedout || deadline.hasExpired())
            return Failure(labError(process.errorString()));
        if (stop.stop_requested()) {
            process.kill();
            process.waitForFinished(stopInterval);
            return Failure(Error{ErrorCode::Cancelled, {}, {}, {}});
        }
    }
    if (process.exitCode() != 0) {
        return Failure(labError(QString::fromUtf8(process.readAllStandardError()).trimmed()));
    }
    return parseStatus(process.readAllStandardOutput());
}

model::Answers PracticeLab::proposals(const LabStatus &status)
{
    model::Answers answers;
    const auto propose = [&answers](const char *id, const QString &value) {
        if (!value.isEmpty())
            answers.set(base::AnswerId(QString::fromLatin1(id)), value);
    };
    propose("management_network_cidr", status.managementCidr);
    propose("provider_network_cidr", status.providerCidr);
    propose("provider_pool_start", status.providerPoolStart);
    propose("provider_pool_end", status.providerPoolEnd);
    propose("provider_gateway", status.providerGateway);
    propose("dns_servers", status.providerGateway);
    propose("image_source", QStringLiteral("tiny"));
    propose("image_name", QStringLiteral("tiny"));
    propose("flavor_ram", QStringLiteral("192"));
    return answers;
}

Result<LabStatus> PracticeLab::parseStatus(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonObject object = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError || !object.contains(QLatin1String("state")))
        return Failure(
            labError(QStringLiteral("its status cannot be read: %1").arg(parsed.errorString())));
    LabStatus status;
    status.state = text(object, QLatin1String("state"));
    status.managementCidr =
        text(object.value(QLatin1String("management")).toObject(), QLatin1String("cidr"));
    const QJsonObject provider = object.value(QLatin1String("provider")).toObject();
    status.providerCidr = text(provider, QLatin1String("cidr"));
    status.providerGateway = text(provider, QLatin1String("gateway"));
    status.providerPoolStart = text(provider, QLatin1String("pool_start"));
    status.providerPoolEnd = text(provider, QLatin1String("pool_end"));
    const QJsonArray hosts = object.value(QLatin1String("hosts")).toArray();
    for (const QJsonValue host : hosts)
        status.hosts.push_back(hostOf(host.toObject()));
    return status;
}

} // namespace pikestaff::engine
