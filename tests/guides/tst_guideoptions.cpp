// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefixture.h"

#include <QTest>

#include <map>

using namespace pikestaff;
using namespace pikestaff::test;

/// The options that the steps of a guide write into the same files.
class GuideOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areAgreedOn_data();
    void areAgreedOn();
};

void GuideOptionsTest::areAgreedOn_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("oneHost");
    for (const char *network : {"provider", "self-service"}) {
        const QString option = QString::fromLatin1(network);
        QTest::addRow("pike, %s", network) << QStringLiteral("pike-ubuntu16.04") << option << false;
        QTest::addRow("zed, %s", network) << QStringLiteral("zed-debian12") << option << false;
        QTest::addRow("zed, %s, one host", network)
            << QStringLiteral("zed-debian12") << option << true;
    }
}

/// No two steps want an option of a file otherwise, or each run would undo what the run before did.
void GuideOptionsTest::areAgreedOn()
{
    QFETCH(const QString, id);
    QFETCH(const QString, network);
    QFETCH(const bool, oneHost);
    Site site = smallSite(network);
    if (oneHost) {
        model::Host host = site.inventory.controller();
        host.roles.insert(model::Role::Compute);
        site.inventory = model::Inventory::make({host}).value_or(model::Inventory());
    }
    std::map<QString, QString> wanted; // host, file, section and key: value and step
    QStringList quarrels;
    const auto want = [&](const QString &place, const QString &value, const QString &step) {
        const QString mine = value + QStringLiteral(" by ") + step;
        const auto [found, isNew] = wanted.emplace(place, mine);
        if (!isNew && found->second.section(QStringLiteral(" by "), 0, -2) != value) {
            quarrels.append(place + u' ' + found->second + QStringLiteral(", ") + mine);
        }
    };
    for (const plan::StepInstance &step : planFor(loadRealGuide(id), site).steps) {
        if (step.verb != QLatin1String("ini.edit")) {
            continue;
        }
        for (const guide::Action &action : step.operation->guideForm()) {
            QStringList place{step.id.host.value()};
            for (size_t i = 0; i < 3; ++i) {
                place.append(action.fields[i].second.toDisplay());
            }
            const bool sets = action.kind == guide::Action::Kind::Ini;
            want(place.join(u' '), sets ? action.fields[3].second.toDisplay() : QStringLiteral("-"),
                 step.id.step.value());
        }
    }
    QVERIFY(wanted.size() > 20);
    QVERIFY2(quarrels.isEmpty(), qPrintable(quarrels.join(u'\n')));
    // A section that one step clears is that step's alone.
    const QString others = QStringLiteral(" *other*");
    for (const auto &[place, value] : wanted) {
        if (!place.endsWith(others)) {
            continue;
        }
        const QString section = place.chopped(others.size()) + u' ';
        const QString owner = value.section(QStringLiteral(" by "), -1);
        for (const auto &[other, theirs] : wanted) {
            if (other.startsWith(section) && !theirs.endsWith(u' ' + owner)) {
                quarrels.append(other + u' ' + theirs);
            }
        }
    }
    QVERIFY2(quarrels.isEmpty(), qPrintable(quarrels.join(u'\n')));
}

QTEST_APPLESS_MAIN(GuideOptionsTest)
#include "tst_guideoptions.moc"
