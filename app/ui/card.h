// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QFrame>

#include <array>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace pikestaff::ui {

/// A panel with round corners and a thin line. Lies on the background of a page; what is in it may
/// reach to its edges and is still cut round at the corners.
class Card : public QFrame
{
    Q_OBJECT

public:
    enum class Ground { Page, Card, Anything }; ///< what it lies on: seen outside of its corners

    explicit Card(QWidget *parent = nullptr);

    /// Page by itself. On Anything the corners of what is in it are not cut.
    void setGround(Ground ground);
    [[nodiscard]] Ground ground() const { return m_ground; }

    /// The row above the content; shown when there is a text.
    void setHeading(const QString &text);
    [[nodiscard]] QHBoxLayout *headingLayout(); ///< shows the row; controls stand at its right
    /// Without margins: a table fills the card, a text sets margins (see contentMargin).
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// Margins of a card that holds text or a form.
    void usePadding();
    /// Framed in the accent colour: the chosen one of several.
    void setChosen(bool chosen);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    void placeCorners();
    void ensureHeading();

    Ground m_ground = Ground::Page;
    QVBoxLayout *m_layout;
    QVBoxLayout *m_content;
    QWidget *m_headingRow = nullptr;
    QHBoxLayout *m_headingLayout = nullptr;
    QLabel *m_heading = nullptr;
    std::array<QWidget *, 4> m_corners{};
};

} // namespace pikestaff::ui
