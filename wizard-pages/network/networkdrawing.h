// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/network/networklayout.h"

#include <QWidget>

namespace pikestaff::pages {

/// Paints the networks of the user's own hosts.
class NetworkDrawing : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkDrawing(QWidget *parent = nullptr);

    void setPicture(const NetworkPicture &picture);
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] NetworkWords words() const;
    void describe();

    NetworkPicture m_picture;
};

} // namespace pikestaff::pages
