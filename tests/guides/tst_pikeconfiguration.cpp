// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefacts.h"
#include "guides/guidefixture.h"
#include "model/secretstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace pikestaff;
using namespace pikestaff::test;
using operations::Decision;

namespace {

using Sections = std::map<QString, std::map<QString, QStringList>>; ///< key to its active values

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

/// What the facts want of the files of a host.
struct Wanted
{
    std::map<QString, std::map<QString, std::map<QString, QString>>> values; ///< file, section, key
    std::set<std::pair<QString, QString>> cleared;                           ///< file, section
    std::vector<QStringList> removed;                                        ///< file, section, key
};

Wanted wantedOn(const GuideFacts &facts, const QString &host)
{
    static const QRegularExpression setting(
        text("^ini (\\S+) \\[([^\\]]+)\\] (?!remove )(\\S+) = (.*)$"));
    static const QRegularExpression removal(text("^ini (\\S+) \\[([^\\]]+)\\] remove (.*)$"));
    Wanted wanted;
    for (const auto &[place, texts] : facts.texts) {
        if (place.second != host) {
            continue;
        }
        for (const QString &line : texts) {
            if (const auto match = setting.match(line); match.hasMatch()) {
                wanted.values[match.captured(1)][match.captured(2)][match.captured(3)] =
                    match.captured(4);
            } else if (const auto gone = removal.match(line); gone.hasMatch()) {
                if (gone.captured(3) == text("*other*")) {
                    wanted.cleared.emplace(gone.captured(1), gone.captured(2));
                } else if (!gone.captured(3).contains(QLatin1Char(' '))) {
                    wanted.removed.push_back(
                        {gone.captured(1), gone.captured(2), gone.captured(3)});
                }
            }
        }
    }
    return wanted;
}

Sections activeLines(const QByteArray &ini)
{
    Sections sections;
    QString section;
    for (const QString &line : QString::fromUtf8(ini).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1Char('['))) {
            section = line.mid(1, line.indexOf(QLatin1Char(']')) - 1);
        } else if (!line.startsWith(QLatin1Char('#')) && line.contains(QLatin1Char('='))) {
            const auto at = line.indexOf(QLatin1Char('='));
            sections[section][line.left(at).trimmed()].append(line.mid(at + 1).trimmed());
        }
    }
    return sections;
}

/// A host's files below a folder, and the steps that edit them really run there.
class Host
{
public:
    explicit Host(const guide::Guide &guide)
    {
        // The facts write a password by its name.
        for (const guide::SecretSpec &secret : guide.secrets) {
            m_secrets.set(secret.id, base::Secret(secret.id.value().toUtf8()));
        }
    }

    void write(const QString &path, const QByteArray &content) const
    {
        const QString place = m_root.path() + path;
        QFile file(place);
        if (!QDir().mkpath(place.left(place.lastIndexOf(QLatin1Char('/')))) ||
            !file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qWarning("%s: %s", qPrintable(place), qPrintable(file.errorString()));
        }
    }

    [[nodiscard]] QString place(const QString &path) const { return m_root.path() + path; }
    [[nodiscard]] QByteArray read(const QString &path) const
    {
        QFile file(m_root.path() + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// How many of the steps of this host found something to do. Says what fails.
    [[nodiscard]] int perform(const plan::Plan &plan, const QString &host, bool &good) const
    {
        int changed = 0;
        for (const plan::StepInstance &step : plan.steps) {
            const bool edits = step.verb == text("ini.edit") || step.verb == text("file.edit");
            if (step.id.host.value() != host || !edits) {
                continue;
            }
            const auto before = decide(step);
            if (before && before->kind == Decision::Kind::Change) {
                ++changed;
                const auto ended = run(before->script);
                const auto after = decide(step);
                if (ended.exitStatus == 0 && after && after->kind == Decision::Kind::Satisfied) {
                    continue;
                }
                qWarning("%s: %s", qPrintable(step.id.step.value()), ended.errors.constData());
                good = false;
            } else if (!before || before->kind == Decision::Kind::Fail) {
                qWarning("%s: %s", qPrintable(step.id.step.value()),
                         qPrintable(before ? before->reason : before.error().toLogLine()));
                good = false;
            }
        }
        return changed;
    }

private:
    [[nodiscard]] base::Result<Decision> decide(const plan::StepInstance &step) const
    {
        return step.operation->decide(run(step.operation->probe()), m_secrets);
    }

    [[nodiscard]] operations::ProbeResult run(const model::Content &script) const
    {
        QByteArray bytes = m_secrets.reveal(script).value_or("exit 99");
        const QByteArray ours = m_root.path().toUtf8() + "/etc/"; // a probe has told it already
        bytes.replace(ours, "/etc/").replace("/etc/", ours);
        write(text("/script"), bytes);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(text("LC_ALL"), text("C"));
        environment.insert(text("PIKESTAFF_STATE"), place(text("/state")));
        environment.insert(text("PIKESTAFF_RUNTIME"), place(text("/memory")));
        QProcess shell;
        shell.setProcessEnvironment(environment);
        shell.setStandardInputFile(QProcess::nullDevice());
        shell.start(text("/bin/sh"), {place(text("/script"))});
        if (!shell.waitForFinished(60'000)) {
            return {97, {}, {}};
        }
        return {shell.exitCode(), shell.readAllStandardOutput(), shell.readAllStandardError()};
    }

    /// In memory where that can be had: every script waits until its file is on the disk.
    static QString scratch()
    {
        const QString memory = text("/dev/shm");
        return (QDir(memory).exists() ? memory : QDir::tempPath()) + text("/pike-XXXXXX");
    }

    QTemporaryDir m_root{scratch()};
    model::SecretStore m_secrets;
};

/// As packages bring them: samples, values of their own, and in every section something more.
void writeAsPackaged(const Host &host, const Wanted &wanted)
{
    std::map<QString, std::map<QString, QStringList>> shown;
    for (const auto &[file, sections] : wanted.values) {
        for (const auto &[section, keys] : sections) {
            for (const auto &[key, value] : keys) {
                shown[file][section].append(key);
            }
        }
    }
    for (const QStringList &gone : wanted.removed) {
        shown[gone.at(0)][gone.at(1)].append(gone.at(2));
    }
    for (const auto &[file, sections] : shown) {
        QString content;
        for (const auto &[section, keys] : sections) {
            content += QLatin1Char('[') + section + text("]\n");
            for (qsizetype i = 0; i < keys.size(); ++i) {
                content += QStringLiteral("# What it is for.\n#%1 = <None>\n").arg(keys.at(i));
                content +=
                    i % 2 == 0 ? QStringLiteral("%1 = the package's\n").arg(keys.at(i)) : QString();
            }
            content += text("stray = 1\n\n");
        }
        host.write(file, content.toUtf8());
    }
    for (const char *file : {"/etc/nova/nova.conf", "/etc/nova/nova-compute.conf",
                             "/etc/neutron/neutron.conf", "/etc/cinder/cinder.conf"}) {
        if (host.read(text(file)).isEmpty()) {
            host.write(text(file), "[DEFAULT]\n");
        }
    }
    // Reordered, and with the filter that is gone in Pike.
    host.write(text("/etc/keystone/keystone-paste.ini"),
               "[pipeline:public_api]\npipeline = cors admin_token_auth public_service\n"
               "[pipeline:admin_api]\npipeline = healthcheck admin_service\n"
               "[pipeline:api_v3]\npipeline = token_auth build_auth_context service_v3\n");
    host.write(text("/etc/chrony/chrony.conf"), "pool 2.debian.pool.ntp.org offline iburst\n");
    host.write(text("/etc/memcached.conf"), "-m 64\n-l 127.0.0.1\n");
    host.write(text("/etc/apache2/apache2.conf"), "Timeout 300\n");
    host.write(text("/etc/apache2/conf-available/openstack-dashboard.conf"),
               "WSGIDaemonProcess horizon user=horizon group=horizon processes=3 threads=10\n");
    host.write(text("/etc/openstack-dashboard/local_settings.py"),
               sourceFile(text("tests/guides/fakes/local_settings.py")));
}

QStringList faultsOf(const Host &host, const Wanted &wanted, qsizetype &compared)
{
    QStringList faults;
    for (const auto &[file, sections] : wanted.values) {
        const Sections active = activeLines(host.read(file));
        for (const auto &[section, keys] : sections) {
            const auto found = active.find(section);
            const auto lines = found == active.end() ? Sections::mapped_type() : found->second;
            for (const auto &[key, value] : keys) {
                const auto own = lines.find(key);
                const QStringList values = own == lines.end() ? QStringList() : own->second;
                ++compared;
                if (values != QStringList{value}) {
                    faults.append(QStringLiteral("%1 [%2] %3: \"%4\" instead of \"%5\"")
                                      .arg(file, section, key, values.join(text("; ")), value));
                }
            }
            const bool alone = wanted.cleared.count({file, section}) > 0;
            if ((lines.count(text("stray")) == 0) != alone) {
                faults.append(QStringLiteral("%1 [%2]: what else stands there").arg(file, section));
            }
        }
    }
    for (const QStringList &gone : wanted.removed) {
        const Sections active = activeLines(host.read(gone.at(0)));
        const auto found = active.find(gone.at(1));
        ++compared;
        if (found != active.end() && found->second.count(gone.at(2)) > 0) {
            faults.append(gone.join(QLatin1Char(' ')) + text(" is still there"));
        }
    }
    return faults;
}

/// The settings that Django gets, asked of Python.
QJsonObject settingsOf(const Host &host)
{
    QProcess python;
    python.start(text("python3"),
                 {text("-c"),
                  text("import json, sys\n"
                       "names = {}\n"
                       "exec(open(sys.argv[1]).read(), names)\n"
                       "print(json.dumps({k: v for k, v in names.items() if k.isupper()}))"),
                  host.place(text("/etc/openstack-dashboard/local_settings.py"))});
    if (!python.waitForFinished() || python.exitCode() != 0) {
        qWarning("%s", python.readAllStandardError().constData());
    }
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

} // namespace

/// Every step that edits a file is really run, and the files are compared with the facts.
class PikeConfigurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makeTheFilesOfTheGuide_data();
    void makeTheFilesOfTheGuide();
    void changeTheOption();
    void settleOnOneHost();
};

void PikeConfigurationTest::makeTheFilesOfTheGuide_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("name");
    for (const char *network : {"provider", "self-service"}) {
        for (const char *name : {"controller", "compute1", "block1"}) {
            QTest::addRow("%s, %s", network, name) << text(network) << text(name);
        }
    }
}

void PikeConfigurationTest::makeTheFilesOfTheGuide()
{
    QFETCH(const QString, network);
    QFETCH(const QString, name);
    const guide::Guide guide = loadRealGuide(text("pike-ubuntu16.04"));
    const Site site = guidesOwnSite(network);
    const auto facts =
        readFacts(sourceFile(text("tests/guides/facts/pike-guide.yaml")), site.inventory, network);
    QVERIFY(facts.has_value());
    Wanted wanted = wantedOn(*facts, name);
    wanted.values.erase(text("/etc/mysql/mariadb.conf.d/99-openstack.cnf")); // a file of our own
    const Host host(guide);
    writeAsPackaged(host, wanted);
    const plan::Plan plan = planFor(guide, site);
    bool good = true;
    QVERIFY(host.perform(plan, name, good) > 5);
    QVERIFY(good);
    qsizetype compared = 0;
    const QStringList faults = faultsOf(host, wanted, compared);
    for (const QString &fault : faults) {
        qWarning("%s", qPrintable(fault));
    }
    QVERIFY(faults.isEmpty());
    qInfo("%lld options", static_cast<long long>(compared));
    QVERIFY(compared > 15);
    QCOMPARE(host.perform(plan, name, good), 0); // nothing is left to do
    QVERIFY(good);
}

/// From option 1 to option 2 and back; the dashboard goes with it.
void PikeConfigurationTest::changeTheOption()
{
    const guide::Guide guide = loadRealGuide(text("pike-ubuntu16.04"));
    const Host host(guide);
    const QString name = text("controller");
    for (const char *network : {"provider", "self-service", "provider"}) {
        const Site site = guidesOwnSite(text(network));
        const auto facts = readFacts(sourceFile(text("tests/guides/facts/pike-guide.yaml")),
                                     site.inventory, text(network));
        QVERIFY(facts.has_value());
        if (host.read(text("/etc/nova/nova.conf")).isEmpty()) {
            writeAsPackaged(host, wantedOn(*facts, name));
            host.write(text("/etc/neutron/l3_agent.ini"), "[DEFAULT]\n");
        }
        bool good = true;
        QVERIFY(host.perform(planFor(guide, site), name, good) > 0);
        QVERIFY(good);
        const QJsonObject settings = settingsOf(host);
        const bool routers = text(network) == text("self-service");
        QCOMPARE(settings.value(text("OPENSTACK_NEUTRON_NETWORK"))
                     .toObject()
                     .value(text("enable_router"))
                     .toBool(),
                 routers);
        QCOMPARE(activeLines(host.read(
                     text("/etc/neutron/neutron.conf")))[text("DEFAULT")][text("service_plugins")],
                 QStringList{routers ? text("router") : QString()});
    }
    const QJsonObject settings = settingsOf(host);
    const QVariantList names = settings.value(text("ALLOWED_HOSTS")).toArray().toVariantList();
    QVERIFY(names.contains(text("controller")) && names.contains(text("10.0.0.11")));
    QCOMPARE(settings.value(text("CACHES"))
                 .toObject()
                 .value(text("default"))
                 .toObject()
                 .value(text("LOCATION"))
                 .toString(),
             text("controller:11211"));
    QCOMPARE(settings.value(text("OPENSTACK_KEYSTONE_URL")).toString(),
             text("http://controller:5000/v3"));
    QCOMPARE(settings.value(text("OPENSTACK_KEYSTONE_DEFAULT_ROLE")).toString(), text("user"));
    QCOMPARE(settings.value(text("TIME_ZONE")).toString(), text("TIME_ZONE"));
}

/// Controller, compute node and storage node on one host: their steps do not undo each other's.
void PikeConfigurationTest::settleOnOneHost()
{
    const guide::Guide guide = loadRealGuide(text("pike-ubuntu16.04"));
    for (const char *network : {"provider", "self-service"}) {
        Site site = guidesOwnSite(text(network));
        model::Host all = site.inventory.hosts().front();
        all.roles = {model::Role::Controller, model::Role::Compute, model::Role::Block};
        site.inventory = model::Inventory::make({all}).value_or(model::Inventory());
        const auto facts = readFacts(sourceFile(text("tests/guides/facts/pike-guide.yaml")),
                                     guidesOwnSite(text(network)).inventory, text(network));
        QVERIFY(facts.has_value());
        const Host host(guide);
        writeAsPackaged(host, wantedOn(*facts, text("controller")));
        const plan::Plan plan = planFor(guide, site);
        bool good = true;
        QVERIFY(host.perform(plan, text("controller"), good) > 0);
        QVERIFY(good);
        QCOMPARE(host.perform(plan, text("controller"), good), 0);
        QVERIFY(
            !activeLines(host.read(text("/etc/neutron/neutron.conf")))[text("database")].empty());
    }
}

QTEST_GUILESS_MAIN(PikeConfigurationTest)
#include "tst_pikeconfiguration.moc"
