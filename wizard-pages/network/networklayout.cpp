// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networklayout.h"

#include <algorithm>

namespace pikestaff::pages {

namespace {

constexpr qreal margin = 24;
constexpr qreal leastBox = 150;
constexpr qreal widestBox = 200;
constexpr qreal leastGap = 28;
constexpr qreal boxHeight = 88;
constexpr qreal labelHeight = 18;
constexpr qreal labelGap = 6;
constexpr qreal shortestWire = 34;
constexpr qreal longestWire = 76;
constexpr qreal chipHeight = 20;
constexpr qreal sample = 26;

using Kind = NetworkLayout::Kind;

struct Node
{
    PictureHost host;
    int more = 0; ///< of a group: how many hosts it stands for
};

/// What does not fit becomes one box at the end.
std::vector<Node> nodesOf(const std::vector<PictureHost> &hosts, size_t most)
{
    std::vector<Node> nodes;
    nodes.reserve(hosts.size());
    for (const PictureHost &host : hosts)
        nodes.push_back({host, 0});
    if (nodes.size() <= most)
        return nodes;
    const size_t first = most - 1;
    Node group = nodes[first];
    group.more = static_cast<int>(nodes.size() - first);
    group.host.name += QStringLiteral(" … ") + nodes.back().host.name;
    // One host of the group that is wired otherwise must not be hidden by the others.
    for (size_t i = first; i < nodes.size(); ++i) {
        if (nodes[i].host.providerNic.isEmpty())
            group.host.providerNic.clear();
    }
    nodes.resize(first);
    nodes.push_back(group);
    return nodes;
}

class Builder
{
public:
    Builder(const NetworkPicture &picture, const NetworkWords &words, const QSizeF &size,
            const TextWidth &widthOf)
        : m_picture(picture)
        , m_words(words)
        , m_size(size)
        , m_widthOf(widthOf)
    {
    }

    NetworkLayout build()
    {
        const qreal room = m_size.width() - 2 * margin;
        const auto most =
            static_cast<size_t>(std::max(1.0, (room + leastGap) / (leastBox + leastGap)));
        m_nodes = nodesOf(m_picture.hosts, most);
        if (m_nodes.empty())
            return m_layout;
        const auto count = static_cast<qreal>(m_nodes.size());
        m_slot = room / count;
        m_boxWidth = std::clamp(m_slot - leastGap, leastBox, widestBox);
        m_hasManagementBus = std::any_of(m_nodes.begin(), m_nodes.end(),
                                         [](const Node &node) { return !node.host.isOneNic(); });
        measure();
        addBuses();
        for (size_t i = 0; i < m_nodes.size(); ++i)
            addHost(i);
        if (m_picture.selfService)
            addTunnels();
        return m_layout;
    }

private:
    void measure()
    {
        const qreal fixed = 2 * (labelHeight + labelGap) + boxHeight;
        const qreal spare = m_size.height() - 2 * margin - fixed;
        const qreal wires = m_hasManagementBus ? 2 : 1;
        m_wire = std::clamp(spare / wires, shortestWire, longestWire);
        const qreal used = fixed + wires * m_wire;
        qreal top = std::max(margin, (m_size.height() - used) / 2);
        m_topLabel = top;
        m_managementY = top + labelHeight + labelGap;
        m_boxTop = m_managementY + (m_hasManagementBus ? m_wire : 0);
        m_providerY = m_boxTop + boxHeight + m_wire;
    }

    void label(const QPointF &topLeft, const QString &text, Kind kind, bool strong, qreal most)
    {
        const qreal width = std::min(m_widthOf(text, strong) + 2, most);
        m_layout.labels.push_back(
            {QRectF(topLeft, QSizeF(width, labelHeight)), text, kind, strong});
    }

    static QString withCidr(const QString &name, const QString &cidr)
    {
        return cidr.isEmpty() ? name : name + QLatin1String("  ") + cidr;
    }

    void addBuses()
    {
        const qreal right = m_size.width() - margin;
        const qreal half = (m_size.width() - 2 * margin) / 2 - 10;
        if (m_hasManagementBus) {
            m_layout.wires.push_back(
                {QLineF(margin, m_managementY, right, m_managementY), Kind::Management, true});
            label({margin, m_topLabel}, withCidr(m_words.management, m_picture.managementCidr),
                  Kind::Management, true, half);
        }
        m_layout.wires.push_back(
            {QLineF(margin, m_providerY, right, m_providerY), Kind::Provider, true});
        const QString cidr = m_picture.providerCidr.isEmpty() && !m_hasManagementBus
                                 ? m_picture.managementCidr
                                 : m_picture.providerCidr;
        label({margin, m_providerY + labelGap},
              withCidr(m_hasManagementBus ? m_words.provider : m_words.both, cidr), Kind::Provider,
              true, half);
        const qreal outside = std::min(m_widthOf(m_words.outside, false) + 2, half);
        label({right - outside, m_providerY + labelGap}, m_words.outside, Kind::Provider, false,
              half);
        if (m_picture.selfService) {
            const qreal width = std::min(m_widthOf(m_words.tunnels, false) + 2, half - sample - 8);
            label({right - width, m_topLabel}, m_words.tunnels, Kind::Tunnel, false, width);
            const qreal y = m_topLabel + labelHeight / 2;
            m_layout.samples.emplace_back(right - width - 8 - sample, y, right - width - 8, y);
        }
    }

    void addHost(size_t index)
    {
        const Node &node = m_nodes[index];
        const PictureHost &host = node.host;
        const qreal center = margin + m_slot * (static_cast<qreal>(index) + 0.5);
        NetworkLayout::Box box;
        box.area = QRectF(center - m_boxWidth / 2, m_boxTop, m_boxWidth, boxHeight);
        box.name = host.name;
        box.isGroup = node.more > 0;
        box.address = box.isGroup ? m_words.more(node.more) : host.address;
        if (host.isController)
            box.chip = m_picture.selfService ? m_words.controllerRouter : m_words.controllerSimple;
        else if (host.isCompute)
            box.chip = m_words.instances;
        const qreal chip = std::min(m_widthOf(box.chip, false) + 18, m_boxWidth - 16);
        box.chipArea =
            QRectF(center - chip / 2, box.area.bottom() - chipHeight - 10, chip, chipHeight);
        m_layout.boxes.push_back(box);

        const qreal labelRoom = m_slot / 2 - 14;
        const qreal labelAt = center + 8;
        const bool isOneNic = host.isOneNic();
        if (!isOneNic) {
            m_layout.wires.push_back(
                {QLineF(center, m_managementY, center, m_boxTop), Kind::Management, false});
            if (!host.managementNic.isEmpty())
                label({labelAt, (m_managementY + m_boxTop - labelHeight) / 2}, host.managementNic,
                      Kind::Management, false, labelRoom);
        }
        const bool isMissing = host.providerNic.isEmpty();
        const Kind kind = isMissing ? Kind::Missing : Kind::Provider;
        m_layout.wires.push_back(
            {QLineF(center, box.area.bottom(), center, m_providerY), kind, false});
        const QString text = isMissing ? m_words.notChosen
                             : isOneNic && m_hasManagementBus
                                 ? m_words.alsoManagement.arg(host.providerNic)
                                 : host.providerNic;
        label({labelAt, (box.area.bottom() + m_providerY - labelHeight) / 2}, text, kind, false,
              labelRoom);
    }

    /// Between neighbours that have a part in them: a mesh in truth, a chain to look at.
    void addTunnels()
    {
        for (size_t i = 1; i < m_nodes.size(); ++i) {
            const auto takesPart = [this](size_t node) {
                return m_nodes[node].host.isController || m_nodes[node].host.isCompute;
            };
            if (!takesPart(i - 1) || !takesPart(i))
                continue;
            const QRectF &left = m_layout.boxes[i - 1].area;
            const QRectF &right = m_layout.boxes[i].area;
            const qreal y = m_layout.boxes[i].chipArea.center().y();
            m_layout.wires.push_back(
                {QLineF(left.right(), y, right.left(), y), Kind::Tunnel, false});
        }
    }

    const NetworkPicture &m_picture;
    const NetworkWords &m_words;
    QSizeF m_size;
    const TextWidth &m_widthOf;
    NetworkLayout m_layout;
    std::vector<Node> m_nodes;
    bool m_hasManagementBus = true;
    qreal m_slot = 0;
    qreal m_boxWidth = 0;
    qreal m_wire = 0;
    qreal m_topLabel = 0;
    qreal m_managementY = 0;
    qreal m_boxTop = 0;
    qreal m_providerY = 0;
};

} // namespace

NetworkLayout layOut(const NetworkPicture &picture, const NetworkWords &words, const QSizeF &size,
                     const TextWidth &widthOf)
{
    return Builder(picture, words, size, widthOf).build();
}

int leastHeightOfDrawing()
{
    return static_cast<int>(2 * margin + 2 * (labelHeight + labelGap) + boxHeight +
                            2 * shortestWire);
}

} // namespace pikestaff::pages
