// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/pagescroll.h"

#include <QEvent>
#include <QLayout>

namespace pikestaff::ui {

namespace {

constexpr QMargins margins{24, 0, 24, 16};
constexpr int chosenFrame = 2; ///< a card that is chosen has a thicker frame than layouts count on

/// A scroll area would take the preferred height of a page with wrapped texts for its smallest one;
/// this says the real one.
class Holder : public QWidget
{
public:
    Holder(QWidget &page, QWidget *parent)
        : QWidget(parent)
        , m_page(page)
    {
        setObjectName(QStringLiteral("scrolled"));
        page.setParent(this);
    }

    QSize minimumSizeHint() const override
    {
        QSize smallest = m_page.minimumSizeHint();
        const QLayout *layout = m_page.layout();
        const int room = width() - margins.left() - margins.right();
        if (layout != nullptr && layout->hasHeightForWidth() && room > 0)
            smallest.setHeight(layout->minimumHeightForWidth(std::max(room, smallest.width())) +
                               chosenFrame);
        return smallest.grownBy(margins);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QWidget::event(event);
    }

    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        m_page.setGeometry(rect().marginsRemoved(margins));
        updateGeometry(); // another width may need another height
    }

private:
    QWidget &m_page;
};

} // namespace

PageScroll::PageScroll(QWidget &page, QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(new Holder(page, this));
}

} // namespace pikestaff::ui
