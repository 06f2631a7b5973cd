// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkdrawing.h"

#include "ui/textrole.h"
#include "ui/theme.h"

#include <QPainter>

namespace pikestaff::pages {

namespace {

using Kind = NetworkLayout::Kind;

QFont fontOf(bool strong)
{
    QFont font = ui::fontOf(ui::TextRole::Small);
    if (strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QColor colorOf(Kind kind, const ui::Colors &colors)
{
    switch (kind) {
    case Kind::Management:
        break;
    case Kind::Provider:
        return colors.accent;
    case Kind::Tunnel:
        return colors.good;
    case Kind::Missing:
        return colors.warning;
    }
    return colors.dim;
}

QPen penOf(const NetworkLayout::Wire &wire, const ui::Colors &colors)
{
    QPen pen(colorOf(wire.kind, colors), wire.isBus ? 3 : 2);
    if (wire.kind == Kind::Tunnel)
        pen.setDashPattern({4, 3});
    if (wire.kind == Kind::Missing)
        pen.setDashPattern({2, 3});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void paintBox(QPainter &painter, const NetworkLayout::Box &box, bool selfService,
              const ui::Colors &colors)
{
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.panel);
    if (box.isGroup) {
        for (const qreal shift : {6.0, 3.0})
            painter.drawRoundedRect(box.area.translated(shift, -shift), 8, 8);
    }
    painter.drawRoundedRect(box.area, 8, 8);
    const auto line = [&](qreal top, const QFont &font, const QColor &color, const QString &text,
                          Qt::TextElideMode mode) {
        const QRectF area(box.area.left() + 8, box.area.top() + top, box.area.width() - 16, 20);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(area, Qt::AlignCenter,
                         QFontMetrics(font).elidedText(text, mode, static_cast<int>(area.width())));
    };
    line(9, box.isGroup ? fontOf(true) : ui::fontOf(ui::TextRole::Heading), colors.ink, box.name,
         Qt::ElideMiddle);
    line(30, fontOf(false), colors.dim, box.address, Qt::ElideRight);
    if (box.chip.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(selfService ? colors.goodSoft : colors.accentSoft);
    painter.drawRoundedRect(box.chipArea, box.chipArea.height() / 2, box.chipArea.height() / 2);
    painter.setFont(fontOf(false));
    painter.setPen(selfService ? colors.good : colors.accent);
    painter.drawText(box.chipArea, Qt::AlignCenter, box.chip);
}

} // namespace

NetworkDrawing::NetworkDrawing(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(leastHeightOfDrawing());
}

QSize NetworkDrawing::sizeHint() const { return {900, 320}; }

void NetworkDrawing::setPicture(const NetworkPicture &picture)
{
    m_picture = picture;
    describe();
    update();
}

void NetworkDrawing::retranslate()
{
    describe();
    update();
}

NetworkWords NetworkDrawing::words() const
{
    return {
        .management = tr("Management network"),
        .provider = tr("Provider network"),
        .both = tr("Management and provider network"),
        .tunnels = tr("Private networks, in tunnels (VXLAN)"),
        .outside = tr("to the outside →"),
        .notChosen = tr("not chosen"),
        .alsoManagement = tr("%1 · also management"),
        .controllerSimple = tr("API · DHCP"),
        .controllerRouter = tr("router · DHCP"),
        .instances = tr("instances"),
        .more = [](int number) { return tr("%n host(s)", nullptr, number); },
    };
}

/// The same in words.
void NetworkDrawing::describe()
{
    const NetworkWords word = words();
    QStringList lines{m_picture.selfService ? tr("Drawing of option 2, self-service networks.")
                                            : tr("Drawing of option 1, provider networks.")};
    for (const PictureHost &host : m_picture.hosts) {
        lines << tr("%1, %2: management by %3, provider network by %4.")
                     .arg(host.name, host.address,
                          host.managementNic.isEmpty() ? QStringLiteral("?") : host.managementNic,
                          host.providerNic.isEmpty() ? word.notChosen : host.providerNic);
    }
    setAccessibleName(lines.takeFirst());
    setAccessibleDescription(lines.join(QLatin1Char(' ')));
}

void NetworkDrawing::paintEvent(QPaintEvent *)
{
    const ui::Colors &colors = ui::colorsOf(*this);
    const auto widthOf = [](const QString &text, bool strong) {
        return QFontMetricsF(fontOf(strong)).horizontalAdvance(text);
    };
    const NetworkLayout layout = layOut(m_picture, words(), QSizeF(size()), widthOf);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const NetworkLayout::Wire &wire : layout.wires) {
        painter.setPen(penOf(wire, colors));
        painter.drawLine(wire.line);
    }
    for (const QLineF &line : layout.samples) {
        painter.setPen(penOf({line, Kind::Tunnel, false}, colors));
        painter.drawLine(line);
    }
    for (const NetworkLayout::Box &box : layout.boxes)
        paintBox(painter, box, m_picture.selfService, colors);
    for (const NetworkLayout::Label &label : layout.labels) {
        const QFont font = fontOf(label.strong);
        painter.setFont(font);
        painter.setPen(colorOf(label.kind, colors));
        const auto room = static_cast<int>(label.area.width()) + 1;
        painter.drawText(label.area, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(label.text, Qt::ElideRight, room));
    }
}

} // namespace pikestaff::pages
