// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/openstackresources.h"

#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

#include <QRegularExpression>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

/// How openstack-client.py ends when it found something to do, and when Keystone cannot be reached.
constexpr int differsStatus = 10;
constexpr int unreachableStatus = 11;

constexpr auto clientScript =
    R"sh(@PREAMBLE@command -v python3 > /dev/null || fail 'python3 is not installed on this host'
python3 "$PIKESTAFF_TOOLS/openstack-client.py" <<'END_OF_REQUEST'
{
"mode": "@MODE@",
"auth": {"url": @URL@, "username": "admin", "password": @PASSWORD@, "project": "admin",
"user_domain": "Default", "project_domain": "Default"},
"resources": [
@RESOURCES@
]
}
END_OF_REQUEST
)sh";

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

const std::vector<Kind> &kinds()
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

Content jsonText(const Content &text) { return text.encoded(model::Encoding::JsonString); }

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

} // namespace

Content OpenstackResources::Resource::field(const char *name) const
{
    for (const auto &[key, value] : fields) {
        if (key == QLatin1String(name)) {
            return value;
        }
    }
    return {};
}

Result<OperationPtr> OpenstackResources::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<OpenstackResources>();
    const QString admin = QStringLiteral("admin");
    (void)in.choice("as", {admin}, admin);
    operation->m_url = in.textOr("auth_url", QStringLiteral("http://controller:5000/v3"));
    if (const Value *resources = in.require("resources"); resources != nullptr) {
        if (resources->list() == nullptr || resources->list()->empty()) {
            in.refuse(*resources, QStringLiteral("resources: expected a list"));
        } else {
            for (const Value &item : *resources->list()) {
                operation->readResource(in, item);
            }
        }
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

void OpenstackResources::readResource(ArgumentReader &in, const Value &item)
{
    QStringList known;
    for (const Kind &kind : kinds()) {
        known.append(QString::fromLatin1(kind.name));
        const Value *map = item.find(known.last());
        if (map == nullptr || item.map()->size() != 1) {
            continue;
        }
        Resource resource{known.last(), {}};
        ArgumentReader inner(*map);
        for (const Key &key : kind.keys) {
            const bool secret = qstrcmp(key.name, "password") == 0;
            const QString absent = QString::fromLatin1(key.absent);
            const Content value = secret                  ? inner.content(key.name)
                                  : key.absent == nullptr ? Content(inner.text(key.name))
                                                          : Content(inner.textOr(key.name, absent));
            if (!value.isEmpty()) {
                resource.fields.emplace_back(QString::fromLatin1(key.name), value);
            }
        }
        if (inner.isGood() && resource.kind == QLatin1String("assignment") &&
            inner.has("project") == inner.has("domain")) {
            inner.refuse(*map, QStringLiteral("assignment: expected a project or a domain"));
        }
        in.adopt(inner.finish());
        m_resources.push_back(resource);
        return;
    }
    in.refuse(item, QStringLiteral("resources: expected a map with one of: ") +
                        known.join(QLatin1String(", ")));
}

Content OpenstackResources::command(const Resource &resource)
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

std::vector<Action> OpenstackResources::guideForm() const
{
    std::vector<Action> actions;
    for (const Resource &resource : m_resources) {
        actions.push_back(commandAction(command(resource), QStringLiteral("admin")));
    }
    return actions;
}

Content OpenstackResources::script(const char *mode) const
{
    Content list;
    for (const Resource &resource : m_resources) {
        list += Content((list.isEmpty() ? QString() : QStringLiteral(",\n")) +
                        QStringLiteral("{\"kind\": \"%1\"").arg(resource.kind));
        for (const auto &[key, value] : resource.fields) {
            list += Content(QStringLiteral(", \"%1\": ").arg(key)) + jsonText(value);
        }
        list += Content(QStringLiteral("}"));
    }
    const Content password = Content::sealed(base::SecretId(QStringLiteral("ADMIN_PASS")));
    return filled(clientScript, {{"PREAMBLE", preamble()},
                                 {"MODE", QString::fromLatin1(mode)},
                                 {"URL", jsonText(m_url)},
                                 {"PASSWORD", jsonText(password)},
                                 {"RESOURCES", list}});
}

Content OpenstackResources::probe() const { return script("check"); }

Result<Decision> OpenstackResources::decide(const ProbeResult &probe,
                                            const model::SecretStore &) const
{
    if (probe.exitStatus == 0) {
        return satisfied();
    }
    if (probe.exitStatus != differsStatus && probe.exitStatus != unreachableStatus) {
        return failure(lastLine(probe.errors.isEmpty() ? probe.output : probe.errors));
    }
    QStringList differences;
    for (const QString &line : QString::fromUtf8(probe.output).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("missing ")) ||
            line.startsWith(QLatin1String("differs "))) {
            differences.append(line);
        }
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = probe.exitStatus == unreachableStatus ? lastLine(probe.errors)
                                                            : differences.join(QLatin1String("; "));
    decision.script = script("apply");
    return decision;
}

Content OpenstackResources::runForm() const
{
    Content text(QStringLiteral(". admin-openrc\n"));
    for (const Resource &resource : m_resources) {
        text += command(resource) + Content(QStringLiteral("\n"));
    }
    return text;
}

} // namespace pikestaff::operations
