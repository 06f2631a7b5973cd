// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/openstackresources.h"

#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

/// How openstack-client.py ends when it found something to do, and when a service cannot be
/// reached.
constexpr int differsStatus = 10;
constexpr int unreachableStatus = 11;

constexpr auto clientScript =
    R"sh(@PREAMBLE@command -v python3 > /dev/null || fail 'python3 is not installed on this host'
python3 "$PIKESTAFF_TOOLS/openstack-client.py" <<'END_OF_REQUEST'
{
"mode": "@MODE@",
"auth": {"url": @URL@, "username": @USER@, "password": @PASSWORD@, "project": @PROJECT@,
"user_domain": "Default", "project_domain": "Default"},
"resources": [
@RESOURCES@
]
}
END_OF_REQUEST
)sh";

Content jsonText(const Content &text) { return text.encoded(model::Encoding::JsonString); }

} // namespace

Result<OperationPtr> OpenstackResources::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<OpenstackResources>();
    const QString admin = QStringLiteral("admin");
    operation->m_as = in.choice("as", {admin, QStringLiteral("demo")}, admin);
    operation->m_url = in.textOr("auth_url", QStringLiteral("http://controller:5000/v3"));
    operation->m_demoProject = in.textOr("demo_project", QStringLiteral("myproject"));
    operation->m_demoUser = in.textOr("demo_user", QStringLiteral("myuser"));
    if (const Value *resources = in.require("resources"); resources != nullptr) {
        if (resources->list() == nullptr || resources->list()->empty()) {
            in.refuse(*resources, QStringLiteral("resources: expected a list"));
        } else {
            for (const Value &item : *resources->list()) {
                operation->m_resources.push_back(readOpenstackResource(in, item));
            }
        }
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> OpenstackResources::guideForm() const
{
    std::vector<Action> actions;
    for (const OpenstackResource &resource : m_resources) {
        for (const QString &command : openstackCommands(resource)) {
            actions.push_back(commandAction(command, m_as));
        }
    }
    return actions;
}

Content OpenstackResources::script(const char *mode) const
{
    Content list;
    for (const OpenstackResource &resource : m_resources) {
        list += Content((list.isEmpty() ? QString() : QStringLiteral(",\n")) +
                        QStringLiteral("{\"kind\": \"%1\"").arg(resource.kind));
        for (const auto &[key, value] : resource.fields) {
            list += Content(QStringLiteral(", \"%1\": ").arg(key)) + jsonText(value);
        }
        list += Content(QStringLiteral("}"));
    }
    const bool demo = m_as == QLatin1String("demo");
    const Content password = Content::sealed(
        base::SecretId(demo ? QStringLiteral("DEMO_PASS") : QStringLiteral("ADMIN_PASS")));
    return filled(clientScript, {{"PREAMBLE", preamble()},
                                 {"MODE", QString::fromLatin1(mode)},
                                 {"URL", jsonText(m_url)},
                                 {"USER", jsonText(demo ? m_demoUser : m_as)},
                                 {"PROJECT", jsonText(demo ? m_demoProject : m_as)},
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
    Content text(QStringLiteral(". %1-openrc\n").arg(m_as));
    for (const OpenstackResource &resource : m_resources) {
        for (const QString &command : openstackCommands(resource)) {
            text += Content(command + QLatin1Char('\n'));
        }
    }
    return text;
}

} // namespace pikestaff::operations
