// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/network/networkpicture.h"

#include <QLineF>
#include <QRectF>

#include <functional>

namespace pikestaff::pages {

/// The words of the drawing, translated.
struct NetworkWords
{
    QString management;               ///< "Management network"
    QString provider;                 ///< "Provider network"
    QString both;                     ///< "Management and provider network"
    QString tunnels;                  ///< "Private networks in tunnels (VXLAN)"
    QString outside;                  ///< "to the outside"
    QString notChosen;                ///< of a provider interface
    QString alsoManagement;           ///< "eno1 · also management": %1 = NIC
    QString controllerSimple;         ///< chip of the controller with option 1
    QString controllerRouter;         ///< with option 2
    QString instances;                ///< chip of a compute host
    std::function<QString(int)> more; ///< "37 hosts"
};

/// Where everything of the drawing stands. Made by a pure function, so that a test can prove that
/// no wire crosses a label.
struct NetworkLayout
{
    enum class Kind { Management, Provider, Tunnel, Missing };
    struct Box
    {
        QRectF area;
        QString name;
        QString address;
        QString chip; ///< may be empty
        QRectF chipArea;
        bool isGroup = false;
    };
    struct Wire
    {
        QLineF line;
        Kind kind = Kind::Management;
        bool isBus = false;
    };
    struct Label
    {
        QRectF area;
        QString text;
        Kind kind = Kind::Management;
        bool strong = false;
    };
    std::vector<Box> boxes;
    std::vector<Wire> wires;
    std::vector<Label> labels;
    std::vector<QLineF> samples; ///< of the tunnel, beside its label
};

/// Width of a text in the font of labels.
using TextWidth = std::function<qreal(const QString &text, bool strong)>;

[[nodiscard]] NetworkLayout layOut(const NetworkPicture &picture, const NetworkWords &words,
                                   const QSizeF &size, const TextWidth &widthOf);

/// The least height in which layOut() has room.
[[nodiscard]] int leastHeightOfDrawing();

} // namespace pikestaff::pages
