// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guideloader.h"

#include <QFile>
#include <QTest>

using namespace pikestaff::guide;
using pikestaff::base::AnswerId;
using pikestaff::base::LocalText;
using pikestaff::base::SecretId;
using pikestaff::base::StepId;
using pikestaff::model::Content;

namespace {

QString data(const char *folder)
{
    return QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/guide/data/") + QString::fromLatin1(folder);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Guide small()
{
    auto guide = loadGuide(data("good"), QStringLiteral("small"));
    return guide ? *guide : Guide();
}

} // namespace

class GuideLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsGuides();
    void readsTheGuide_data();
    void readsTheGuide();
    void readsInputs();
    void readsChaptersAndSections();
    void readsSteps();
    void readsArguments();
    void includesTexts();
    void keepsPlaces();
    void fillsInDefaults();
};

void GuideLoaderTest::listsGuides()
{
    const QStringList expected{QStringLiteral("crossing"), QStringLiteral("plain"),
                               QStringLiteral("small")};
    QCOMPARE(guideIds(data("good")), expected);
    QCOMPARE(guideIds(QStringLiteral(":/guides")), expected);
    QVERIFY(guideIds(data("nowhere")).isEmpty());
}

void GuideLoaderTest::readsTheGuide_data()
{
    QTest::addColumn<QString>("root");
    QTest::newRow("folder") << data("good");
    QTest::newRow("inside the program") << ":/guides";
}

void GuideLoaderTest::readsTheGuide()
{
    QFETCH(const QString, root);
    const auto guide = loadGuide(root, QStringLiteral("small"));
    QVERIFY2(guide.has_value(), qPrintable(guide ? QString() : guide.error().toLogLine()));
    QCOMPARE(guide->id, QStringLiteral("small"));
    QCOMPARE(guide->title.en, QStringLiteral("Small guide"));
    QCOMPARE(guide->title.ko, QStringLiteral("작은 안내서"));
    QCOMPARE(guide->release, QStringLiteral("Zed"));
    QCOMPARE(guide->osId, QStringLiteral("debian"));
    QCOMPARE(guide->osVersion, QStringLiteral("12"));
    QVERIFY(guide->proven);
    QCOMPARE(guide->chapters.size(), size_t(2));
    QCOMPARE(guide->chapters[1].sections[0].steps.size(), size_t(2));
}

void GuideLoaderTest::readsInputs()
{
    const auto guide = small();
    QCOMPARE(guide.answers.size(), size_t(3));
    const auto &network = guide.answers[0];
    QCOMPARE(network.id, AnswerId(QStringLiteral("network")));
    QCOMPARE(network.kind, AnswerKind::Choice);
    QCOMPARE(network.choices,
             QStringList({QStringLiteral("provider"), QStringLiteral("self-service")}));
    QCOMPARE(network.choiceTitles.size(), size_t(2));
    QVERIFY(network.choiceTitles[0].isEmpty());
    QCOMPARE(network.choiceTitles[1].en, QStringLiteral("Networks of your own"));
    QCOMPARE(network.defaultValue, QStringLiteral("provider"));
    QVERIFY(network.required);
    QCOMPARE(network.title.ko, QStringLiteral("네트워크"));
    QCOMPARE(network.explanation.en, QStringLiteral("Which networking option is installed."));
    const auto &servers = guide.answers[1];
    QCOMPARE(servers.kind, AnswerKind::HostNames);
    QCOMPARE(servers.defaultValue, QString());
    QVERIFY(!servers.required);
    QCOMPARE(servers.position.toText(), QStringLiteral("small/answers.yaml:11"));
    QCOMPARE(guide.secrets.size(), size_t(2));
    QCOMPARE(guide.secrets[1].id, SecretId(QStringLiteral("STORE_DBPASS")));
    QCOMPARE(guide.secrets[1].explanation.ko, QStringLiteral("데이터베이스 암호"));
    QCOMPARE(guide.secrets[1].position.toText(), QStringLiteral("small/answers.yaml:22"));
}

void GuideLoaderTest::readsChaptersAndSections()
{
    const auto guide = small();
    QCOMPARE(guide.chapters[0].id.value(), QStringLiteral("time"));
    QCOMPARE(guide.chapters[0].summary.en, QStringLiteral("All hosts agree on the time."));
    QCOMPARE(guide.chapters[0].sections.size(), size_t(2));
    const auto &others = guide.chapters[0].sections[1];
    QCOMPARE(others.id.value(), QStringLiteral("time-others"));
    QCOMPARE(others.title.ko, QStringLiteral("다른 노드"));
    QCOMPARE(others.link,
             QStringLiteral("https://docs.openstack.org/install-guide/environment-ntp-other.html"));
    QVERIFY(others.optional);
    QVERIFY(!guide.chapters[0].sections[0].optional);
    QCOMPARE(others.when.text(), QStringLiteral("facts.kvm"));
    QVERIFY(others.needs == std::vector{QStringLiteral("time-controller")});
    QVERIFY(guide.chapters[1].sections[0].needs ==
            (std::vector{QStringLiteral("time-controller"), QStringLiteral("time-others")}));
}

void GuideLoaderTest::readsSteps()
{
    const auto guide = small();
    const auto *configure = guide.step(StepId(QStringLiteral("time-controller/configure")));
    QVERIFY(configure != nullptr);
    QVERIFY(configure->on == std::vector{Target::Controller});
    QVERIFY(!configure->each.has_value());
    QCOMPARE(configure->operation, QStringLiteral("file.edit"));
    QCOMPARE(configure->when.names(),
             QStringList({QStringLiteral("ntp_servers"), QStringLiteral("network")}));
    QVERIFY(configure->needs == std::vector{QStringLiteral("time-controller/install")});
    QCOMPARE(configure->weight, 3);
    QCOMPARE(configure->title.en, QStringLiteral("Let the others ask"));
    QCOMPARE(configure->why.en, QStringLiteral("The other nodes ask this one."));
    QCOMPARE(configure->expect.ko, QStringLiteral("해당 줄이 있습니다."));
    QCOMPARE(configure->warning.en, QStringLiteral("The clock is not steady yet."));
    QVERIFY(configure->guideForm.has_value());
    QCOMPARE(configure->guideForm->list()->size(), size_t(1));
    const auto *reach = guide.step(StepId(QStringLiteral("time-others/reach")));
    QVERIFY(reach->on == std::vector{Target::Others});
    QVERIFY(reach->guideForm->list()->empty());
    const auto *all = guide.step(StepId(QStringLiteral("store-install/configure")));
    QVERIFY(all->on ==
            (std::vector{Target::Controller, Target::Block, Target::Object, Target::All}));
    QVERIFY(!all->guideForm.has_value());
    const auto *each = guide.step(StepId(QStringLiteral("store-install/register")));
    QVERIFY(each->each == Target::Compute);
}

void GuideLoaderTest::readsArguments()
{
    const auto guide = small();
    const auto *step = guide.step(StepId(QStringLiteral("store-install/configure")));
    QVERIFY(step != nullptr);
    QCOMPARE(step->arguments.map()->size(), size_t(2));
    const auto *database =
        step->arguments.find(QStringLiteral("settings"))->find(QStringLiteral("database"));
    QVERIFY(database != nullptr);
    QCOMPARE(database->map()->front().first, QStringLiteral("connection"));
    const auto *connection = database->find(QStringLiteral("connection"));
    QCOMPARE(*connection->text(),
             Content(QStringLiteral(
                 "mysql+pymysql://store:${STORE_DBPASS|url}@${controller.name}/store")));
    QCOMPARE(connection->position().toText(), QStringLiteral("small/more/store.yaml:21"));
    QVERIFY(database->find(QStringLiteral("empty"))->text()->isEmpty());
    const auto *port = guide.step(StepId(QStringLiteral("time-others/reach")))
                           ->arguments.find(QStringLiteral("port"))
                           ->find(QStringLiteral("port"));
    QCOMPARE(*port->text(), Content(QStringLiteral("123")));
}

void GuideLoaderTest::includesTexts()
{
    const auto guide = small();
    const auto *step = guide.step(StepId(QStringLiteral("store-install/register")));
    QVERIFY(step != nullptr);
    const auto *run = step->arguments.find(QStringLiteral("run"));
    QCOMPARE(*run->text(),
             Content(QString::fromUtf8(contentOf(data("good/small/more/templates/register.sh")))));
    QVERIFY(run->text()->toDisplay().endsWith(QStringLiteral("${each.address}\n")));
    QCOMPARE(run->position().toText(), QStringLiteral("small/more/templates/register.sh:1"));
    QVERIFY(run->position().wholeFile);
    QVERIFY(!step->arguments.find(QStringLiteral("command"))->position().wholeFile);
    QCOMPARE(step->why, LocalText({QStringLiteral("Each node is registered once."),
                                   QStringLiteral("노드마다 한 번 등록합니다.")}));
}

void GuideLoaderTest::keepsPlaces()
{
    const auto guide = small();
    const auto place = [](const auto &part, const char *key) {
        return placeOf(part.position, part.lines, QString::fromLatin1(key)).toText();
    };
    QCOMPARE(place(guide, "title"), QStringLiteral("small/guide.yaml:4"));
    QCOMPARE(place(guide, "chapters[1]"), QStringLiteral("small/guide.yaml:11"));
    QCOMPARE(place(guide.answers[0], "default"), QStringLiteral("small/answers.yaml:7"));
    QCOMPARE(place(guide.chapters[0], "summary.ko"), QStringLiteral("small/time.yaml:9"));
    const auto &section = guide.chapters[0].sections[1];
    QCOMPARE(section.position.toText(), QStringLiteral("small/time.yaml:40"));
    QCOMPARE(place(section, "needs[0]"), QStringLiteral("small/time.yaml:45"));
    const auto *step = guide.step(StepId(QStringLiteral("store-install/register")));
    QCOMPARE(step->position.toText(), QStringLiteral("small/more/store.yaml:26"));
    QCOMPARE(place(*step, "needs[1]"), QStringLiteral("small/more/store.yaml:35"));
    QCOMPARE(place(*step, "why.en"), QStringLiteral("small/more/store.yaml:37"));
    QCOMPARE(place(*step, "when"), QStringLiteral("small/more/store.yaml:26"));
}

void GuideLoaderTest::fillsInDefaults()
{
    const auto guide = loadGuide(QStringLiteral(":/guides"), QStringLiteral("plain"));
    QVERIFY(guide.has_value());
    QVERIFY(!guide->proven);
    QVERIFY(guide->answers.empty() && guide->secrets.empty());
    const auto &section = guide->chapters[0].sections[0];
    QVERIFY(section.needs.empty() && section.when.text().isEmpty());
    const auto &step = section.steps[0];
    QCOMPARE(step.weight, 1);
    QVERIFY(step.needs.empty() && step.warning.isEmpty());
    const auto crossing = loadGuide(QStringLiteral(":/guides"), QStringLiteral("crossing"));
    QVERIFY(crossing.has_value());
    const auto &arguments = crossing->chapters[0].sections[0].steps[0].arguments;
    QVERIFY(arguments.map() != nullptr && arguments.map()->empty());
    QCOMPARE(arguments.position().toText(), QStringLiteral("crossing/a.yaml:12"));
}

QTEST_GUILESS_MAIN(GuideLoaderTest)
#include "tst_guideloader.moc"
