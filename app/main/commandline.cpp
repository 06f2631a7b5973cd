// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/commandline.h"

#include <CLI/CLI.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace pikestaff::main {

namespace {

std::string text(const QString &translated) { return translated.toStdString(); }

QString fromStd(const std::string &value) { return QString::fromStdString(value); }

using CLI::App;
using CLI::Option;

/// CLI11 fills standard types; they become ours when all is parsed.
struct Raw
{
    std::string folder, guide, network, hosts, answers, host, fingerprint, address, key, provider,
        overlay, chapter, through, output, labHosts, suite;
    std::string user = "root";
    std::string sudo = "none";
    std::string format = "text";
    std::string language;
    std::vector<std::string> settings, roles, labNames;
    int port = 22;
    int nics = 2;
    bool practiceLab = false, generate = false, ask = false, yes = false, acceptKeys = false,
         purge = false;
};

class Builder
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::main::CommandLineParser)

public:
    Builder(App &app, Raw &raw, CommandLine &line)
        : m_app(app)
        , m_raw(raw)
        , m_line(line)
    {
    }

    /// The words that CLI11 itself puts into a help text.
    static void labelHelp(App &app)
    {
        const auto formatter = app.get_formatter();
        formatter->label("Usage", text(tr("Usage")));
        formatter->label("Options", text(tr("Options")));
        formatter->label("OPTIONS", text(tr("OPTIONS")));
        formatter->label("Positionals", text(tr("Arguments")));
        formatter->label("Subcommands", text(tr("Commands")));
        formatter->label("SUBCOMMAND", text(tr("COMMAND")));
        formatter->label("REQUIRED", text(tr("required")));
        formatter->label("Excludes", text(tr("not with")));
        formatter->label("TEXT", {});
        app.get_help_ptr()->description(text(tr("Show this text")));
    }

    void addAll()
    {
        addProject();
        addHost();
        addLab();
        addRuns();
        addGuide();
    }

private:
    App *add(App &parent, const char *name, const QString &what, Command command)
    {
        App *sub = parent.add_subcommand(name, text(what));
        CommandLine &line = m_line;
        sub->callback([&line, command] { line.command = command; });
        return sub;
    }
    App *addWithFolder(App &parent, const char *name, const QString &what, Command command)
    {
        App *sub = add(parent, name, what, command);
        sub->add_option("DIR", m_raw.folder, text(tr("Folder of the project")))->required();
        return sub;
    }
    void addFormat(App *sub)
    {
        sub->add_option("--format", m_raw.format, text(tr("text or json")))
            ->check(CLI::IsMember({"text", "json"}));
    }

    void addProject()
    {
        App *make = addWithFolder(m_app, "new", tr("Make a project"), Command::New);
        make->add_option("--guide", m_raw.guide, text(tr("Guide to follow")))->required();
        make->add_option("--network", m_raw.network,
                         text(tr("provider or self-service (networking option 1 or 2)")))
            ->required()
            ->check(CLI::IsMember({"provider", "self-service"}));
        Option *lab = make->add_flag("--practice-lab", m_raw.practiceLab,
                                     text(tr("Use the hosts of the practice lab")));
        make->add_option("--hosts", m_raw.hosts, text(tr("File that lists the hosts")))
            ->excludes(lab);
        make->add_flag("--generate-secrets", m_raw.generate,
                       text(tr("Generate every password of the guide")));
        make->add_option("--set", m_raw.settings, text(tr("An answer: KEY=VALUE")));
        make->add_option("--answers", m_raw.answers, text(tr("File of answers (YAML)")));
        App *set = addWithFolder(
            m_app, "set",
            tr("Change an answer, or a password: NAME=- reads it from standard input"),
            Command::Set);
        set->add_option("KEY=VALUE", m_raw.settings, text(tr("Answers and passwords")))->required();
    }

    void addHostName(App *sub)
    {
        sub->add_option("NAME", m_raw.host, text(tr("Name of the host")))->required();
    }

    void addHost()
    {
        App *host = m_app.add_subcommand("host", text(tr("Change the hosts")));
        host->require_subcommand(1);
        App *make = addWithFolder(*host, "add", tr("Add a host"), Command::HostAdd);
        addHostName(make);
        make->add_option("--roles", m_raw.roles, text(tr("controller, compute, block, object")))
            ->delimiter(',')
            ->required();
        make->add_option("--address", m_raw.address, text(tr("Management address")))->required();
        make->add_option("--port", m_raw.port, text(tr("Port of its SSH server")))
            ->check(CLI::Range(1, 65535));
        make->add_option("--user", m_raw.user, text(tr("Login user")));
        Option *key = make->add_option("--key", m_raw.key, text(tr("Private key")));
        make->add_flag("--password", m_raw.ask, text(tr("Log in with a password")))->excludes(key);
        make->add_option("--sudo", m_raw.sudo, text(tr("none, nopasswd or password")))
            ->check(CLI::IsMember({"none", "nopasswd", "password"}));
        make->add_option("--provider-interface", m_raw.provider,
                         text(tr("Network interface of the provider network")));
        make->add_option("--overlay-address", m_raw.overlay,
                         text(tr("Address that carries self-service networks")));
        addHostName(addWithFolder(*host, "remove", tr("Remove a host"), Command::HostRemove));
        App *replace =
            addWithFolder(*host, "replace", tr("A host was installed anew: forget its key"),
                          Command::HostReplace);
        addHostName(replace);
        replace->add_option("--address", m_raw.address, text(tr("Its new address")));
        replace->add_flag("--yes", m_raw.yes, text(tr("Do not ask")));
        App *trust = addWithFolder(*host, "trust", tr("Confirm the key that a host shows"),
                                   Command::HostTrust);
        addHostName(trust);
        trust->add_option("FINGERPRINT", m_raw.fingerprint, "SHA256:...");
    }

    void addLabVerb(App *lab, const char *name, const QString &what)
    {
        App *sub = add(*lab, name, what, Command::Lab);
        CommandLine &line = m_line;
        const QString verb = QLatin1String(name);
        sub->callback([&line, verb] {
            line.command = Command::Lab;
            line.verb = verb;
        });
        if (verb == QLatin1String("up")) {
            sub->add_option("--hosts", m_raw.labHosts, "controller,compute1,compute2");
            sub->add_option("--suite", m_raw.suite, text(tr("Debian release")));
            sub->add_option("--nics", m_raw.nics, text(tr("Network interfaces: 1, 2 or 3")))
                ->check(CLI::Range(1, 3));
        }
        if (verb == QLatin1String("down"))
            sub->add_flag("--purge", m_raw.purge, text(tr("Remove the caches as well")));
        if (verb == QLatin1String("reset"))
            sub->add_option("HOST", m_raw.labNames, text(tr("Only these hosts")));
        addFormat(sub);
    }

    void addLab()
    {
        App *lab =
            m_app.add_subcommand("lab", text(tr("Practice lab: real hosts on this computer")));
        lab->require_subcommand(1);
        addLabVerb(lab, "up", tr("Start it"));
        addLabVerb(lab, "down", tr("Take it away; caches stay"));
        addLabVerb(lab, "status", tr("Show its hosts"));
        addLabVerb(lab, "reset", tr("Fresh hosts"));
    }

    void addRuns()
    {
        const QString accept = tr("Trust host keys that are seen for the first time");
        App *check = addWithFolder(
            m_app, "check", tr("Look at the hosts before anything is changed"), Command::Check);
        check->add_flag("--accept-new-host-keys", m_raw.acceptKeys, text(accept));
        addFormat(check);
        App *plan = addWithFolder(m_app, "plan", tr("Show what would run where"), Command::Plan);
        plan->add_option("--chapter", m_raw.chapter, text(tr("Only this chapter or section")));
        addFormat(plan);
        App *run = addWithFolder(m_app, "run", tr("Install"), Command::Run);
        Option *only =
            run->add_option("--chapter", m_raw.chapter, text(tr("Only this chapter or section")));
        run->add_option("--through", m_raw.through,
                        text(tr("Up to the end of this chapter or section")))
            ->excludes(only);
        run->add_flag("--accept-new-host-keys", m_raw.acceptKeys, text(accept));
        addFormat(run);
        App *resume =
            addWithFolder(m_app, "resume", tr("Go on where the last run ended"), Command::Resume);
        addFormat(resume);
        addFormat(
            addWithFolder(m_app, "status", tr("Show how the last run stands"), Command::Status));
        App *report = addWithFolder(m_app, "report", tr("Write the report of the installation"),
                                    Command::Report);
        report
            ->add_option("--output", m_raw.output,
                         text(tr("File that ends in .html, .md, .json, .zip or .tar.gz")))
            ->required();
    }

    void addGuide()
    {
        App *guide = m_app.add_subcommand("guide", text(tr("Installation guides")));
        guide->require_subcommand(1);
        add(*guide, "list", tr("List them"), Command::GuideList);
        add(*guide, "lint", tr("Check them for mistakes"), Command::GuideLint);
        App *show = add(*guide, "show", tr("Show one"), Command::GuideShow);
        show->add_option("ID", m_raw.guide, text(tr("Id of the guide")))->required();
        addFormat(show);
    }

    App &m_app;
    Raw &m_raw;
    CommandLine &m_line;
};

QStringList list(const std::vector<std::string> &values)
{
    QStringList result;
    for (const std::string &value : values)
        result.append(fromStd(value));
    return result;
}

void takeLabArguments(const Raw &raw, CommandLine &line)
{
    if (!raw.labHosts.empty())
        line.labArguments << QStringLiteral("--hosts") << fromStd(raw.labHosts);
    if (!raw.suite.empty())
        line.labArguments << QStringLiteral("--suite") << fromStd(raw.suite);
    if (line.verb == QLatin1String("up"))
        line.labArguments << QStringLiteral("--nics") << QString::number(raw.nics);
    if (raw.purge)
        line.labArguments << QStringLiteral("--purge");
    line.labArguments << list(raw.labNames);
}

void take(const Raw &raw, CommandLine &line)
{
    line.folder = fromStd(raw.folder);
    line.guide = fromStd(raw.guide);
    line.network = fromStd(raw.network);
    line.practiceLab = raw.practiceLab;
    line.hostsFile = fromStd(raw.hosts);
    line.generateSecrets = raw.generate;
    line.settings = list(raw.settings);
    line.answersFile = fromStd(raw.answers);
    line.host = fromStd(raw.host);
    line.fingerprint = fromStd(raw.fingerprint);
    line.roles = list(raw.roles);
    line.address = fromStd(raw.address);
    line.port = raw.port;
    line.user = fromStd(raw.user);
    line.key = fromStd(raw.key);
    line.askPassword = raw.ask;
    line.sudo = fromStd(raw.sudo);
    line.providerInterface = fromStd(raw.provider);
    line.overlayAddress = fromStd(raw.overlay);
    line.yes = raw.yes;
    line.acceptNewHostKeys = raw.acceptKeys;
    line.scope = {fromStd(raw.chapter), fromStd(raw.through)};
    line.json = raw.format == "json";
    line.output = fromStd(raw.output);
    takeLabArguments(raw, line);
}

} // namespace

std::optional<CommandLineEnd> CommandLineParser::parse(int argc, char **argv, CommandLine &into)
{
    App app(text(tr("Installs OpenStack on real servers over SSH.")), "pikestaff-cli");
    Raw raw;
    Builder::labelHelp(app);
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", std::string("pikestaff-cli " PIKESTAFF_VERSION),
                         text(tr("Show the version")));
    app.add_option("--lang", raw.language, text(tr("Language: ko or en")))
        ->check(CLI::IsMember({"ko", "en"}));
    Builder(app, raw, into).addAll();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &end) {
        std::ostringstream output;
        std::ostringstream errors;
        if (app.exit(end, output, errors) == 0)
            return CommandLineEnd{0, fromStd(output.str())};
        const QString said = fromStd(end.what()).simplified();
        return CommandLineEnd{2, tr("pikestaff-cli: %1. \"pikestaff-cli --help\" shows what there "
                                    "is.")
                                     .arg(said)};
    }
    take(raw, into);
    return std::nullopt;
}

} // namespace pikestaff::main
