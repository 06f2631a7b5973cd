// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/operationregistry.h"

#include "operations/fileedit.h"
#include "operations/fileupload.h"
#include "operations/filewrite.h"
#include "operations/hostnameset.h"
#include "operations/hostreboot.h"
#include "operations/hostsentries.h"
#include "operations/iniedit.h"
#include "operations/manualinterface.h"
#include "operations/openstackresources.h"
#include "operations/packageinstall.h"
#include "operations/packagerepository.h"
#include "operations/packageupgrade.h"
#include "operations/rabbitmquser.h"
#include "operations/servicerestart.h"
#include "operations/servicerunning.h"
#include "operations/sharedbridge.h"
#include "operations/shellcommand.h"
#include "operations/sqldatabase.h"
#include "operations/sqlgrant.h"
#include "operations/sqlsecure.h"
#include "operations/verify.h"
#include "operations/verifyweb.h"
#include "operations/waitfor.h"

namespace pikestaff::operations {

namespace {

struct Entry
{
    const char *verb;
    base::Result<OperationPtr> (*make)(const guide::Value &);
};

constexpr Entry table[] = {
    {"command", ShellCommand::make},
    {"file.edit", FileEdit::make},
    {"file.upload", FileUpload::make},
    {"file.write", FileWrite::make},
    {"host.reboot", HostReboot::make},
    {"hostname.set", HostnameSet::make},
    {"hosts.entries", HostsEntries::make},
    {"ini.edit", IniEdit::make},
    {"network.manual_interface", ManualInterface::make},
    {"network.shared_bridge", SharedBridge::make},
    {"openstack.resources", OpenstackResources::make},
    {"package.install", PackageInstall::make},
    {"package.repository", PackageRepository::make},
    {"package.upgrade", PackageUpgrade::make},
    {"rabbitmq.user", RabbitmqUser::make},
    {"service.restart", ServiceRestart::make},
    {"service.running", ServiceRunning::make},
    {"sql.database", SqlDatabase::make},
    {"sql.grant", SqlGrant::make},
    {"sql.secure", SqlSecure::make},
    {"verify", Verify::make},
    {"verify.web", VerifyWeb::make},
    {"wait.for", WaitFor::make},
};

} // namespace

base::Result<OperationPtr> makeOperation(const QString &verb, const guide::Value &arguments)
{
    for (const Entry &entry : table) {
        if (verb == QLatin1String(entry.verb)) {
            return entry.make(arguments);
        }
    }
    return base::Failure(base::Error{base::ErrorCode::UnknownOperation,
                                     arguments.position().toText(),
                                     QStringLiteral("\"%1\", expected one of: %2")
                                         .arg(verb, operationVerbs().join(QLatin1String(", "))),
                                     nullptr});
}

QStringList operationVerbs()
{
    QStringList verbs;
    for (const Entry &entry : table) {
        verbs.append(QString::fromLatin1(entry.verb));
    }
    return verbs;
}

} // namespace pikestaff::operations
