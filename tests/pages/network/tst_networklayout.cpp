// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networklayout.h"

#include <QTest>

using namespace pikestaff;
using pages::NetworkLayout;
using pages::NetworkPicture;
using pages::NetworkWords;

/// The drawing of the networks: nothing crosses a label, whatever the hosts.
class TestNetworkLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTidy_data();
    void isTidy();
    void putsTogetherWhatDoesNotFit();
    void findsACrossedLabel();
    void oneWireWhereThereIsOneNic();
    void reads_data();
    void reads();

private:
    [[nodiscard]] static NetworkPicture picture(int hosts, const QString &wiring, bool selfService);
    [[nodiscard]] static NetworkWords words();
    [[nodiscard]] static NetworkLayout layout(const NetworkPicture &picture, const QSizeF &size);
    /// What is not as it should be; empty: all is.
    [[nodiscard]] static QString fault(const NetworkLayout &layout, const QSizeF &size);
};

NetworkPicture TestNetworkLayout::picture(int hosts, const QString &wiring, bool selfService)
{
    NetworkPicture made;
    made.selfService = selfService;
    made.managementCidr = QStringLiteral("10.0.0.0/24");
    made.providerCidr = QStringLiteral("203.0.113.0/24");
    for (int i = 0; i < hosts; ++i) {
        pages::PictureHost host;
        host.name = i == 0 ? QStringLiteral("controller") : QStringLiteral("compute%1").arg(i);
        host.address = QStringLiteral("10.0.0.%1").arg(11 + i);
        host.isController = i == 0;
        host.isCompute = i > 0;
        const bool one =
            wiring == QLatin1String("one") || (wiring == QLatin1String("mixed") && i % 2 == 1);
        host.managementNic =
            wiring == QLatin1String("unknown") ? QString() : QStringLiteral("enp3s0f0np0");
        host.providerNic = one ? host.managementNic : QStringLiteral("enp3s0f1np1");
        if (wiring == QLatin1String("missing"))
            host.providerNic.clear();
        made.hosts.push_back(host);
    }
    return made;
}

NetworkWords TestNetworkLayout::words()
{
    NetworkWords words;
    words.management = QStringLiteral("Management network");
    words.provider = QStringLiteral("Provider network");
    words.both = QStringLiteral("Management and provider network");
    words.tunnels = QStringLiteral("Private networks, in tunnels (VXLAN)");
    words.outside = QStringLiteral("to the outside");
    words.notChosen = QStringLiteral("not chosen");
    words.alsoManagement = QStringLiteral("%1 · also management");
    words.controllerSimple = QStringLiteral("API · DHCP");
    words.controllerRouter = QStringLiteral("router · DHCP");
    words.instances = QStringLiteral("instances");
    words.more = [](int number) { return QStringLiteral("%1 hosts").arg(number); };
    return words;
}

NetworkLayout TestNetworkLayout::layout(const NetworkPicture &picture, const QSizeF &size)
{
    return pages::layOut(picture, words(), size, [](const QString &text, bool strong) {
        return static_cast<qreal>(text.size()) * (strong ? 7.5 : 6.8);
    });
}

QString TestNetworkLayout::fault(const NetworkLayout &layout, const QSizeF &size)
{
    const QRectF whole(QPointF(0, 0), size);
    const auto crosses = [](const QLineF &line, const QRectF &area) {
        const QRectF along = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1);
        return along.intersects(area); // all lines are level or upright
    };
    for (size_t i = 0; i < layout.labels.size(); ++i) {
        const NetworkLayout::Label &label = layout.labels[i];
        if (!whole.contains(label.area))
            return QStringLiteral("outside: ") + label.text;
        for (const NetworkLayout::Wire &wire : layout.wires) {
            if (crosses(wire.line, label.area))
                return QStringLiteral("a wire crosses ") + label.text;
        }
        for (const QLineF &sample : layout.samples) {
            if (crosses(sample, label.area))
                return QStringLiteral("the sample crosses ") + label.text;
        }
        for (const NetworkLayout::Box &box : layout.boxes) {
            if (box.area.intersects(label.area))
                return QStringLiteral("a host covers ") + label.text;
        }
        for (size_t j = i + 1; j < layout.labels.size(); ++j) {
            if (label.area.intersects(layout.labels[j].area))
                return label.text + QStringLiteral(" on ") + layout.labels[j].text;
        }
    }
    for (size_t i = 0; i < layout.boxes.size(); ++i) {
        const NetworkLayout::Box &box = layout.boxes[i];
        if (!whole.contains(box.area) || !box.area.contains(box.chipArea))
            return QStringLiteral("outside: ") + box.name;
        for (size_t j = i + 1; j < layout.boxes.size(); ++j) {
            if (box.area.intersects(layout.boxes[j].area))
                return box.name + QStringLiteral(" on ") + layout.boxes[j].name;
        }
        for (const NetworkLayout::Wire &wire : layout.wires) {
            if (crosses(wire.line, box.area.adjusted(3, 3, -3, -3)))
                return QStringLiteral("a wire crosses ") + box.name;
        }
    }
    return {};
}

void TestNetworkLayout::isTidy_data()
{
    QTest::addColumn<QString>("wiring");
    QTest::addColumn<bool>("selfService");
    for (const char *wiring : {"two", "one", "mixed", "missing", "unknown"}) {
        for (const bool selfService : {false, true})
            QTest::addRow("%s %s", wiring, selfService ? "self-service" : "provider")
                << QString::fromLatin1(wiring) << selfService;
    }
}

void TestNetworkLayout::isTidy()
{
    QFETCH(QString, wiring);
    QFETCH(bool, selfService);
    for (int hosts = 1; hosts <= 40; ++hosts) {
        for (const qreal width : {700.0, 984.0, 1300.0, 2500.0}) {
            for (const qreal height :
                 {static_cast<qreal>(pages::leastHeightOfDrawing()), 320.0, 500.0}) {
                const QSizeF size(width, height);
                const NetworkLayout made = layout(picture(hosts, wiring, selfService), size);
                const QString wrong = fault(made, size);
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 hosts, %2 x %3: %4")
                                                         .arg(hosts)
                                                         .arg(width)
                                                         .arg(height)
                                                         .arg(wrong)));
            }
        }
    }
}

void TestNetworkLayout::putsTogetherWhatDoesNotFit()
{
    const NetworkLayout made = layout(picture(41, QStringLiteral("two"), true), {984, 320});
    QVERIFY(made.boxes.size() >= 4 && made.boxes.size() <= 7);
    const NetworkLayout::Box &last = made.boxes.back();
    QVERIFY(last.isGroup);
    const auto single = static_cast<int>(made.boxes.size()) - 1;
    QCOMPARE(last.name, QStringLiteral("compute%1 … compute40").arg(single));
    QCOMPARE(last.address, QStringLiteral("%1 hosts").arg(41 - single));
    QCOMPARE(layout(picture(3, QStringLiteral("two"), true), {984, 320}).boxes.size(), size_t(3));
}

/// The test above could see it.
void TestNetworkLayout::findsACrossedLabel()
{
    const QSizeF size(984, 320);
    NetworkLayout made = layout(picture(3, QStringLiteral("two"), false), size);
    QVERIFY(fault(made, size).isEmpty());
    const QRectF label = made.labels.back().area;
    made.wires.push_back({QLineF(label.center().x(), 0, label.center().x(), 320),
                          NetworkLayout::Kind::Provider, false});
    QVERIFY(fault(made, size).contains(QLatin1String("crosses")));
}

void TestNetworkLayout::oneWireWhereThereIsOneNic()
{
    const auto wires = [](const QString &wiring) {
        int number = 0;
        const NetworkLayout made = layout(picture(3, wiring, false), {984, 320});
        for (const NetworkLayout::Wire &wire : made.wires)
            number += wire.isBus ? 0 : 1;
        return number;
    };
    QCOMPARE(wires(QStringLiteral("two")), 6);
    QCOMPARE(wires(QStringLiteral("one")), 3);
    QCOMPARE(wires(QStringLiteral("mixed")), 5);
    const NetworkLayout one = layout(picture(3, QStringLiteral("one"), false), {984, 320});
    QCOMPARE(one.labels.front().text,
             QStringLiteral("Management and provider network  203.0.113.0/24"));
}

void TestNetworkLayout::reads_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("network");
    const auto row = [](const char *address, const char *network) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(network);
    };
    row("10.0.0.11/24", "10.0.0.0/24");
    row("163.152.20.135/25", "163.152.20.128/25");
    row("10.1.2.3/0", "0.0.0.0/0");
    row("10.1.2.3/32", "10.1.2.3/32");
    row("10.1.2.3", "");
    row("fe80::1/64", "");
    row("10.1.2.3/33", "");
}

void TestNetworkLayout::reads()
{
    QFETCH(QString, address);
    QTEST(pages::networkOf(address), "network");
}

QTEST_MAIN(TestNetworkLayout)
#include "tst_networklayout.moc"
