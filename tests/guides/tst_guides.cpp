// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guidechecker.h"
#include "guide/guideloader.h"
#include "guides/factexceptions.h"
#include "guides/guidefacts.h"
#include "guides/guidefixture.h"
#include "operations/operationregistry.h"
#include "plan/planner.h"
#include "plan/planwriter.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::test;

namespace {

std::optional<base::Error> operationFault(const guide::Step &step)
{
    if (const auto made = operations::makeOperation(step.operation, step.arguments); !made) {
        return made.error();
    }
    if (step.guideForm) {
        if (const auto form = operations::parseGuideForm(*step.guideForm); !form) {
            return form.error();
        }
    }
    return std::nullopt;
}

/// Says all of them, whereas a comparison of lists says how many there are.
bool areNone(const QStringList &faults)
{
    for (const QString &fault : faults) {
        qWarning("%s", qPrintable(fault));
    }
    return faults.isEmpty();
}

QStringList scriptsOf(const QString &id)
{
    const QDir folder(guidesFolder() + QLatin1Char('/') + id + QStringLiteral("/scripts"));
    return folder.entryList({QStringLiteral("*.sh")}, QDir::Files, QDir::Name);
}

QString scriptPath(const QString &id, const QString &name)
{
    return QStringLiteral("resources/guides/%1/scripts/%2").arg(id, name);
}

void addGuides()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : guide::guideIds(guidesFolder())) {
        QTest::newRow(qPrintable(id)) << id;
    }
}

/// The chapter that a site without a storage node has nothing of.
plan::Plan blockStoragePlan(const guide::Guide &guide)
{
    const Site site = guidesOwnSite(QStringLiteral("provider"));
    plan::Scope scope;
    scope.only = QStringLiteral("cinder");
    const auto plan = plan::makePlan({guide, site.inventory, site.answers, site.facts}, scope);
    return plan ? *plan : plan::Plan();
}

} // namespace

class GuidesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areComplete();
    void haveNoFaults_data() { addGuides(); }
    void haveNoFaults();
    void sayWhatTheGuideSays();
    void noticeWhatDiffers_data();
    void noticeWhatDiffers();
    void needNoReasonlessException();
    void makeKnownPlans_data();
    void makeKnownPlans();
    void waitOnlyForWhatTheyNeed_data();
    void waitOnlyForWhatTheyNeed();
    void leaveASingleNicAlone_data() { addGuides(); }
    void leaveASingleNicAlone();
    void shareTheOnlyNic_data();
    void shareTheOnlyNic();
    void keepSecretsOutOfArguments_data() { addGuides(); }
    void keepSecretsOutOfArguments();
    void haveScriptsForASmallShell_data() { addGuides(); }
    void haveScriptsForASmallShell();
    void shareTheirScripts();
};

void GuidesTest::areComplete()
{
    const QStringList ids = guide::guideIds(guidesFolder());
    QCOMPARE(ids,
             (QStringList{QStringLiteral("pike-ubuntu16.04"), QStringLiteral("zed-debian12")}));
    const guide::Guide pike = loadRealGuide(ids.first());
    const guide::Guide zed = loadRealGuide(ids.last());
    QVERIFY(!pike.proven);
    QVERIFY(zed.proven);
    const auto facts = readFacts(sourceFile(QStringLiteral("tests/guides/facts/pike-guide.yaml")),
                                 guidesOwnSite(QString()).inventory, QString());
    QVERIFY2(facts.has_value(), facts ? "" : qPrintable(facts.error().toLogLine()));
    QStringList sections = facts->sections;
    QCOMPARE(sections.takeFirst(), QStringLiteral("env-security")); // the program's, not a host's
    sections.sort();
    QStringList pikeSections;
    for (const guide::Chapter &chapter : pike.chapters) {
        for (const guide::Section &section : chapter.sections) {
            pikeSections.append(section.id.value());
        }
    }
    QCOMPARE(pikeSections.first(), QStringLiteral("env-net-controller"));
    pikeSections.sort();
    QCOMPARE(pikeSections, sections);
    QStringList newer; // what only the newer release has
    for (const guide::Chapter &chapter : zed.chapters) {
        for (const guide::Section &section : chapter.sections) {
            if (pike.section(section.id) == nullptr) {
                newer.append(section.id.value());
            }
        }
    }
    for (const QString &section : newer) {
        QVERIFY2(section.startsWith(QLatin1String("placement")), qPrintable(section));
    }
}

void GuidesTest::haveNoFaults()
{
    QFETCH(const QString, id);
    const guide::Guide guide = loadRealGuide(id);
    QCOMPARE(guide.id, id);
    QStringList findings;
    for (const base::Error &error : guide::checkGuide(guide, operationFault)) {
        findings.append(error.toLogLine());
    }
    QVERIFY(areNone(findings));
}

/// Section by section, host by host, both ways, for both networking options.
void GuidesTest::sayWhatTheGuideSays()
{
    const guide::Guide guide = loadRealGuide(QStringLiteral("pike-ubuntu16.04"));
    auto exceptions = FactExceptions::read(
        sourceFile(QStringLiteral("resources/guides/pike-ubuntu16.04/exceptions.yaml")));
    QVERIFY2(exceptions.has_value(), exceptions ? "" : qPrintable(exceptions.error().toLogLine()));
    QStringList differences;
    for (const char *network : {"provider", "self-service"}) {
        const QString option = QString::fromLatin1(network);
        const Site site = guidesOwnSite(option);
        const plan::Plan plan = planFor(guide, site);
        QVERIFY(!plan.steps.empty());
        const auto facts =
            readFacts(sourceFile(QStringLiteral("tests/guides/facts/pike-guide.yaml")),
                      site.inventory, option);
        QVERIFY2(facts.has_value(), facts ? "" : qPrintable(facts.error().toLogLine()));
        TextsByPlace told = textsOf(plan, guide);
        TextsByPlace places = facts->texts;
        places.insert(told.begin(), told.end()); // keeps what is there, adds other places
        qsizetype compared = 0;
        for (const auto &[place, ignored] : places) {
            const auto wanted = facts->texts.find(place);
            const QStringList texts = wanted == facts->texts.end() ? QStringList() : wanted->second;
            compared += texts.size();
            for (const QString &line : exceptions->compare(place.first, texts, told[place])) {
                differences.append(
                    QStringLiteral("%1: %2@%3 %4").arg(option, place.first, place.second, line));
            }
        }
        qInfo("%s: %lld actions of the guide in %zu places", network,
              static_cast<long long>(compared), places.size());
        QVERIFY(compared > 400);
    }
    QVERIFY(areNone(differences));
    QVERIFY(areNone(exceptions->unused()));
}

void GuidesTest::noticeWhatDiffers_data()
{
    QTest::addColumn<QStringList>("facts");
    QTest::addColumn<QStringList>("actions");
    QTest::addColumn<QStringList>("differences");
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    const QString c = QStringLiteral("c");
    QTest::newRow("same") << QStringList{a, b, a} << QStringList{a, b, a} << QStringList();
    QTest::newRow("missing") << QStringList{a, b} << QStringList{a}
                             << QStringList{QStringLiteral("missing: b")};
    QTest::newRow("once too few") << QStringList{a, a} << QStringList{a}
                                  << QStringList{QStringLiteral("missing: a")};
    QTest::newRow("extra") << QStringList{a} << QStringList{a, c}
                           << QStringList{QStringLiteral("extra: c")};
    QTest::newRow("order") << QStringList{a, b} << QStringList{b, a}
                           << QStringList{QStringLiteral("another order: b; a")};
    QTest::newRow("told otherwise") << QStringList{a, QStringLiteral("words")}
                                    << QStringList{a, QStringLiteral("exact")} << QStringList();
    QTest::newRow("left out") << QStringList{a, QStringLiteral("dropped")} << QStringList{a}
                              << QStringList();
    QTest::newRow("added") << QStringList{a} << QStringList{QStringLiteral("new"), a}
                           << QStringList();
    QTest::newRow("moved") << QStringList{a, QStringLiteral("late")}
                           << QStringList{QStringLiteral("late"), a} << QStringList();
}

void GuidesTest::noticeWhatDiffers()
{
    QFETCH(const QStringList, facts);
    QFETCH(const QStringList, actions);
    QFETCH(const QStringList, differences);
    auto exceptions = FactExceptions::read("exceptions:\n"
                                           "- {section: s, fact: words, action: exact, reason: r}\n"
                                           "- {section: s, fact: dropped, reason: r}\n"
                                           "- {section: s, action: new, reason: r}\n"
                                           "- {section: s, fact: late, moved: yes, reason: r}\n");
    QVERIFY(exceptions.has_value());
    QCOMPARE(exceptions->unused().size(), 4);
    QCOMPARE(exceptions->compare(QStringLiteral("s"), facts, actions), differences);
    const bool usesOne = facts.last().size() > 1 || actions.first().size() > 1;
    QCOMPARE(exceptions->unused().size(), usesOne ? 3 : 4);
}

void GuidesTest::needNoReasonlessException()
{
    QVERIFY(!FactExceptions::read("exceptions:\n- {section: s, fact: a}\n"));
    QVERIFY(!FactExceptions::read("exceptions:\n- {section: s, reason: r}\n"));
    QVERIFY(!FactExceptions::read("exceptions:\n- {section: s, fact: a, reasons: r}\n"));
}

void GuidesTest::makeKnownPlans_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("network");
    for (const QString &id : guide::guideIds(guidesFolder())) {
        for (const char *network : {"provider", "self-service"}) {
            const QString name = QString::fromLatin1(network);
            QTest::newRow(qPrintable(id + QLatin1Char('.') + name)) << id << name;
        }
    }
    QTest::newRow("pike-ubuntu16.04.block-storage")
        << QStringLiteral("pike-ubuntu16.04") << QStringLiteral("block-storage");
}

/// The whole plan as text. PIKESTAFF_UPDATE_GOLDENS=1 writes the files anew; the review of a change
/// to a guide is the review of their differences.
void GuidesTest::makeKnownPlans()
{
    QFETCH(const QString, id);
    QFETCH(const QString, network);
    const plan::Plan plan = network == QLatin1String("block-storage")
                                ? blockStoragePlan(loadRealGuide(id))
                                : planFor(loadRealGuide(id), smallSite(network));
    const QByteArray text = plan::toText(plan, base::Language::English).toUtf8();
    QVERIFY(!text.isEmpty());
    const QString path = QStringLiteral("tests/guides/golden/%1.%2.plan").arg(id, network);
    if (qEnvironmentVariableIntValue("PIKESTAFF_UPDATE_GOLDENS") == 1) {
        QFile golden(QStringLiteral(PIKESTAFF_SOURCE_DIR "/") + path);
        QVERIFY(golden.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(golden.write(text), text.size());
    }
    const QList<QByteArray> wanted = sourceFile(path).split('\n');
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < qMin(wanted.size(), lines.size()); ++i) {
        QVERIFY2(
            lines.at(i) == wanted.at(i),
            qPrintable(QStringLiteral("%1:%2: \"%3\" instead of \"%4\"")
                           .arg(path)
                           .arg(i + 1)
                           .arg(QString::fromUtf8(lines.at(i)), QString::fromUtf8(wanted.at(i)))));
    }
    QCOMPARE(lines.size(), wanted.size());
}

void GuidesTest::waitOnlyForWhatTheyNeed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QStringList>("expected");
    const auto both = [](const char *wait) {
        const QString text = QString::fromLatin1(wait);
        return QStringList{text.arg(1), text.arg(2)};
    };
    const QStringList clock = both("env-ntp-other@compute%1 for env-ntp-controller@controller");
    const QStringList core = both("nova-compute@compute%1 for nova-controller@controller") +
                             both("nova-discover-hosts@controller for nova-compute@compute%1") +
                             both("neutron-compute-finish@compute%1 for "
                                  "neutron-controller-finish@controller") +
                             both("neutron-verify@controller for neutron-compute-finish@compute%1");
    for (const char *network : {"provider", "self-service"}) {
        QTest::addRow("pike-ubuntu16.04.%s", network)
            << QStringLiteral("pike-ubuntu16.04") << QString::fromLatin1(network) << clock + core;
        QTest::addRow("zed-debian12.%s", network)
            << QStringLiteral("zed-debian12") << QString::fromLatin1(network)
            << clock + core + both("nova-compute@compute%1 for env-mq@controller");
    }
}

/// The compute nodes wait for the controller where they need it, and the controller for them where
/// it looks for them: apart from that they are prepared while it is.
void GuidesTest::waitOnlyForWhatTheyNeed()
{
    QFETCH(const QString, id);
    QFETCH(const QString, network);
    QFETCH(QStringList, expected);
    const plan::Plan plan = planFor(loadRealGuide(id), smallSite(network));
    QStringList waits;
    for (const plan::StepInstance &step : plan.steps) {
        for (const size_t need : step.needs) {
            const plan::StepInstance &other = plan.steps[need];
            if (other.id.host != step.id.host) {
                waits.append(step.section.value() + QLatin1Char('@') + step.id.host.value() +
                             QStringLiteral(" for ") + other.section.value() + QLatin1Char('@') +
                             other.id.host.value());
            }
        }
    }
    waits.removeDuplicates();
    waits.sort();
    expected.sort();
    QCOMPARE(waits, expected);
}

/// Where the provider network is the network that we come in by, or none is given, no step touches
/// a NIC; before the host was looked at, the plan says that it does not know.
void GuidesTest::leaveASingleNicAlone()
{
    QFETCH(const QString, id);
    const guide::Guide guide = loadRealGuide(id);
    Site site = guidesOwnSite(QStringLiteral("provider"));
    std::vector<model::Host> hosts = site.inventory.hosts();
    hosts[0].providerInterface = QStringLiteral("eth0");
    hosts[1].providerInterface.clear();
    site.inventory = model::Inventory::make(hosts).value_or(model::Inventory());
    for (const bool looked : {true, false}) {
        QStringList touching;
        for (const plan::StepInstance &step : planFor(guide, site).steps) {
            if (step.verb == QLatin1String("network.manual_interface")) {
                touching.append(step.id.host.value());
                QVERIFY(step.unresolved.contains(QStringLiteral("facts.single_nic")));
            }
        }
        QCOMPARE(touching, looked ? QStringList() : QStringList{QStringLiteral("controller")});
        site.facts.clear();
    }
}

void GuidesTest::shareTheOnlyNic_data()
{
    QTest::addColumn<QString>("provider"); ///< interface of all hosts
    QTest::addColumn<int>("shared");       ///< hosts whose interface is shared
    QTest::newRow("one NIC") << "eth0" << 3;
    QTest::newRow("two NICs") << "eth1" << 0;
    QTest::newRow("not given") << "" << 0;
}

/// What the bridge offers in place of the card is what the agents are told of.
void GuidesTest::shareTheOnlyNic()
{
    QFETCH(const QString, provider);
    QFETCH(const int, shared);
    Site site = smallSite(QStringLiteral("self-service"));
    std::vector<model::Host> hosts = site.inventory.hosts();
    for (model::Host &host : hosts)
        host.providerInterface = provider;
    site.inventory = model::Inventory::make(hosts).value_or(model::Inventory());
    const plan::Plan plan = planFor(loadRealGuide(QStringLiteral("zed-debian12")), site);
    int bridges = 0;
    QString told = provider;
    for (const plan::StepInstance &step : plan.steps) {
        if (step.verb == QLatin1String("network.shared_bridge")) {
            ++bridges;
            const QString text = step.operation->runForm().toDisplay();
            QVERIFY2(text.contains(QStringLiteral("add name provider type veth")),
                     qPrintable(text));
            told = QStringLiteral("provider");
        }
        if (step.id.step.value().endsWith(QLatin1String("/configure-bridge-agent"))) {
            const QString mapping =
                QStringLiteral("physical_interface_mappings = provider:%1\n").arg(told);
            const QString text = step.operation->runForm().toDisplay();
            QVERIFY2(text.contains(mapping), qPrintable(text));
        }
    }
    QCOMPARE(bridges, shared);
}

/// In what is run, a secret stands alone on a line (a here document) or not at all: an argument can
/// be read by every user of the host.
void GuidesTest::keepSecretsOutOfArguments()
{
    QFETCH(const QString, id);
    const guide::Guide guide = loadRealGuide(id);
    const plan::Plan plan = planFor(guide, smallSite(QStringLiteral("provider")));
    int seen = 0;
    for (const plan::StepInstance &step : plan.steps) {
        if (step.verb != QLatin1String("command") && step.verb != QLatin1String("verify")) {
            continue;
        }
        const QString run = step.operation->runForm().toDisplay();
        for (const QString &line : run.split(QLatin1Char('\n'))) {
            for (const guide::SecretSpec &secret : guide.secrets) {
                const QString hole = QStringLiteral("${%1}").arg(secret.id.value());
                if (line.contains(hole)) {
                    QVERIFY2(line == hole, qPrintable(step.id.step.value() + line));
                    ++seen;
                }
            }
        }
    }
    QVERIFY(seen > 0);
}

void GuidesTest::haveScriptsForASmallShell()
{
    QFETCH(const QString, id);
    const QStringList names = scriptsOf(id);
    QVERIFY(!names.isEmpty());
    static const QRegularExpression bashOnly(
        QStringLiteral("\\[\\[|<<<|^\\s*local |^\\s*function |\\$'|pipefail"),
        QRegularExpression::MultilineOption);
    for (const QString &name : names) {
        const QString path = scriptPath(id, name);
        const QByteArray text = sourceFile(path);
        QVERIFY2(text.startsWith("#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"),
                 qPrintable(path));
        QVERIFY2(!QString::fromUtf8(text).contains(bashOnly), qPrintable(path));
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-n"), QStringLiteral(PIKESTAFF_SOURCE_DIR "/") + path});
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }
}

/// What two guides have in common they say in the same words; a change to one goes to the other.
void GuidesTest::shareTheirScripts()
{
    const QString pike = QStringLiteral("pike-ubuntu16.04");
    const QString zed = QStringLiteral("zed-debian12");
    // Other ports, another way to record the version of the tables.
    const QStringList own = {QStringLiteral("keystone-bootstrap.sh"),
                             QStringLiteral("keystone-schema-current.sh")};
    const QStringList theirs = scriptsOf(zed);
    QStringList different;
    for (const QString &name : scriptsOf(pike)) {
        if (theirs.contains(name) &&
            sourceFile(scriptPath(pike, name)) != sourceFile(scriptPath(zed, name))) {
            different.append(name);
        }
    }
    QCOMPARE(different, own);
}

QTEST_APPLESS_MAIN(GuidesTest)
#include "tst_guides.moc"
