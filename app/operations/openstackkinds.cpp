// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/openstackkinds.h"

#include <algorithm>

namespace pikestaff::operations {

using guide::Value;
using model::Content;

namespace {

struct Key
{
    const char *name;
    const char *absent; ///< nullptr: required; "": left out
};

struct Kind
{
    const char *name;
    std::vector<Key> keys;
};

const std::vector<Kind> &identityKinds()
{
    static const std::vector<Kind> all = {
        {"domain", {{"name", nullptr}, {"description", ""}}},
        {"project", {{"name", nullptr}, {"domain", "default"}, {"description", ""}}},
        {"user", {{"name", nullptr}, {"domain", "default"}, {"password", nullptr}}},
        {"role", {{"name", nullptr}}},
        {"assignment",
         {{"user", nullptr},
          {"role", nullptr},
          {"project", ""},
          {"domain", ""},
          {"user_domain", "default"},
          {"project_domain", "default"}}},
        {"service", {{"name", nullptr}, {"type", nullptr}, {"description", ""}}},
        {"endpoint",
         {{"service_type", nullptr},
          {"interface", nullptr},
          {"url", nullptr},
          {"region", "RegionOne"}}}};
    return all;
}

const std::vector<Kind> &cloudKinds()
{
    static const std::vector<Kind> all = {
        {"image",
         {{"name", nullptr},
          {"file", nullptr},
          {"disk_format", "qcow2"},
          {"container_format", "bare"},
          {"visibility", "public"}}},
        {"network",
         {{"name", nullptr},
          {"share", ""},
          {"external", ""},
          {"physical_network", ""},
          {"network_type", ""}}},
        {"subnet",
         {{"name", nullptr},
          {"network", nullptr},
          {"pool_start", ""},
          {"pool_end", ""},
          {"dns_nameservers", ""},
          {"gateway", ""},
          {"subnet_range", nullptr}}},
        {"router", {{"name", nullptr}}},
        {"router_subnet", {{"router", nullptr}, {"subnet", nullptr}}},
        {"router_gateway", {{"router", nullptr}, {"network", nullptr}}},
        {"flavor",
         {{"name", nullptr}, {"id", ""}, {"vcpus", nullptr}, {"ram", nullptr}, {"disk", nullptr}}},
        {"keypair", {{"name", nullptr}, {"public_key_file", nullptr}}},
        {"security_group_rule", {{"group", nullptr}, {"protocol", nullptr}, {"port", ""}}},
        {"server",
         {{"name", nullptr},
          {"flavor", nullptr},
          {"image", nullptr},
          {"network", nullptr},
          {"security_group", "default"},
          {"key_name", ""}}},
        {"floating_ip", {{"network", nullptr}, {"server", nullptr}}}};
    return all;
}

/// As the guide writes it: plain words stay, a text with spaces stands between double quotes, and
/// the parentheses of a URL get a backslash.
QString guideWord(QString word)
{
    if (word.contains(QLatin1Char(' '))) {
        return QLatin1Char('"') + word + QLatin1Char('"');
    }
    word.replace(QLatin1Char('('), QLatin1String("\\("));
    return word.replace(QLatin1Char(')'), QLatin1String("\\)"));
}

QString option(const char *name, const Content &value)
{
    const QString text = value.toDisplay();
    return text.isEmpty() ? QString()
                          : QStringLiteral(" --%1 %2").arg(QLatin1String(name), guideWord(text));
}

QString described(const Content &description)
{
    const QString text = description.toDisplay();
    return text.isEmpty() ? QString() : QStringLiteral(" --description \"%1\"").arg(text);
}

/// The kinds of Keystone.
QString identityCommand(const OpenstackResource &resource)
{
    const QString &kind = resource.kind;
    const auto word = [&resource](const char *name) {
        return QLatin1Char(' ') + guideWord(resource.field(name).toDisplay());
    };
    const auto other = [&resource](const char *name) {
        const Content value = resource.field(name);
        return value.toDisplay() == QLatin1String("default") ? Content() : value;
    };
    const QString create = QStringLiteral("openstack %1 create").arg(kind);
    if (kind == QLatin1String("user")) {
        return create + option("domain", resource.field("domain")) +
               QLatin1String(" --password-prompt") + word("name");
    }
    if (kind == QLatin1String("assignment")) {
        return QStringLiteral("openstack role add") + option("domain", resource.field("domain")) +
               option("project", resource.field("project")) +
               option("project-domain", other("project_domain")) +
               option("user-domain", other("user_domain")) +
               option("user", resource.field("user")) + word("role");
    }
    if (kind == QLatin1String("service")) {
        return create + option("name", resource.field("name")) +
               described(resource.field("description")) + word("type");
    }
    if (kind == QLatin1String("endpoint")) {
        return create + option("region", resource.field("region")) + word("service_type") +
               word("interface") + word("url");
    }
    return create + option("domain", resource.field("domain")) +
           described(resource.field("description")) + word("name");
}

QString poolOption(const OpenstackResource &subnet)
{
    const QString start = subnet.field("pool_start").toDisplay();
    return start.isEmpty() ? QString()
                           : QStringLiteral(" --allocation-pool start=%1,end=%2")
                                 .arg(start, subnet.field("pool_end").toDisplay());
}

QString nameServerOptions(const OpenstackResource &subnet)
{
    QString options;
    QString servers = subnet.field("dns_nameservers").toDisplay();
    for (const QString &server :
         servers.replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts)) {
        options += QLatin1String(" --dns-nameserver ") + server;
    }
    return options;
}

/// The kinds of the other services.
QStringList cloudCommands(const OpenstackResource &resource)
{
    const QString &kind = resource.kind;
    const auto word = [&resource](const char *name) {
        return QLatin1Char(' ') + guideWord(resource.field(name).toDisplay());
    };
    const auto with = [&resource](const char *optionName, const char *key) {
        return option(optionName, resource.field(key));
    };
    const auto isYes = [&resource](const char *key) {
        return resource.field(key).toDisplay() == QLatin1String("yes");
    };
    const QString create =
        QStringLiteral("openstack %1 create").arg(QString(kind).replace(u'_', u' '));
    if (kind == QLatin1String("image")) {
        return {QStringLiteral("glance image-create") + with("name", "name") +
                with("file", "file") + with("disk-format", "disk_format") +
                with("container-format", "container_format") +
                QStringLiteral(" --visibility=%1").arg(resource.field("visibility").toDisplay())};
    }
    if (kind == QLatin1String("network")) {
        return {create + QLatin1String(isYes("share") ? " --share" : "") +
                QLatin1String(isYes("external") ? " --external" : "") +
                with("provider-physical-network", "physical_network") +
                with("provider-network-type", "network_type") + word("name")};
    }
    if (kind == QLatin1String("subnet")) {
        return {create + with("network", "network") + poolOption(resource) +
                nameServerOptions(resource) + with("gateway", "gateway") +
                with("subnet-range", "subnet_range") + word("name")};
    }
    if (kind == QLatin1String("router_subnet")) {
        return {QStringLiteral("openstack router add subnet") + word("router") + word("subnet")};
    }
    if (kind == QLatin1String("router_gateway")) {
        return {QStringLiteral("openstack router set") + word("router") +
                with("external-gateway", "network")};
    }
    if (kind == QLatin1String("flavor")) {
        return {create + with("id", "id") + with("vcpus", "vcpus") + with("ram", "ram") +
                with("disk", "disk") + word("name")};
    }
    if (kind == QLatin1String("keypair")) {
        return {create + with("public-key", "public_key_file") + word("name")};
    }
    if (kind == QLatin1String("security_group_rule")) {
        return {create + with("proto", "protocol") + with("dst-port", "port") + word("group")};
    }
    if (kind == QLatin1String("server")) {
        return {create + with("flavor", "flavor") + with("image", "image") +
                QStringLiteral(" --nic net-id=%1_NET_ID")
                    .arg(resource.field("network").toDisplay().toUpper()) +
                with("security-group", "security_group") + with("key-name", "key_name") +
                word("name")};
    }
    if (kind == QLatin1String("floating_ip")) {
        return {create + word("network"), QStringLiteral("openstack server add floating ip") +
                                              word("server") + QLatin1String(" FLOATING_IP")};
    }
    return {create + word("name")};
}

/// The fields of a map by the keys of its kind; what is optional may be empty.
void readFields(ArgumentReader &inner, const Kind &kind, OpenstackResource &into)
{
    for (const Key &key : kind.keys) {
        const QString absent = QString::fromLatin1(key.absent);
        const bool leftOut = key.absent != nullptr && absent.isEmpty();
        Content value;
        if (qstrcmp(key.name, "password") == 0) {
            value = inner.content(key.name);
        } else if (key.absent == nullptr) {
            value = inner.text(key.name);
        } else if (!leftOut || !inner.contentOr(key.name, {}).isEmpty()) {
            value = inner.textOr(key.name, absent);
        }
        if (!value.isEmpty()) {
            into.fields.emplace_back(QString::fromLatin1(key.name), value);
        }
    }
}

} // namespace

Content OpenstackResource::field(const char *name) const
{
    for (const auto &[key, value] : fields) {
        if (key == QLatin1String(name)) {
            return value;
        }
    }
    return {};
}

OpenstackResource readOpenstackResource(ArgumentReader &in, const Value &item)
{
    QStringList known;
    for (const auto *kinds : {&identityKinds(), &cloudKinds()}) {
        for (const Kind &kind : *kinds) {
            known.append(QString::fromLatin1(kind.name));
            const Value *map = item.find(known.last());
            if (map == nullptr || item.map()->size() != 1) {
                continue;
            }
            OpenstackResource resource{known.last(), {}};
            ArgumentReader inner(*map);
            readFields(inner, kind, resource);
            if (inner.isGood() && resource.kind == QLatin1String("assignment") &&
                inner.has("project") == inner.has("domain")) {
                inner.refuse(*map, QStringLiteral("assignment: expected a project or a domain"));
            }
            if (inner.isGood() && resource.kind == QLatin1String("subnet") &&
                resource.field("pool_start").isEmpty() != resource.field("pool_end").isEmpty()) {
                inner.refuse(*map, QStringLiteral("subnet: expected both pool_start and pool_end"));
            }
            in.adopt(inner.finish());
            return resource;
        }
    }
    in.refuse(item, QStringLiteral("resources: expected a map with one of: ") +
                        known.join(QLatin1String(", ")));
    return {};
}

QStringList openstackCommands(const OpenstackResource &resource)
{
    const auto &kinds = identityKinds();
    const bool identity = std::any_of(kinds.begin(), kinds.end(), [&resource](const Kind &kind) {
        return resource.kind == QLatin1String(kind.name);
    });
    return identity ? QStringList{identityCommand(resource)} : cloudCommands(resource);
}

} // namespace pikestaff::operations
