// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/runguard.h"

#include "engine/installation.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/textrole.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pikestaff::ui {

namespace {

constexpr int cardWidth = 560;
constexpr int shade = 120; // of 255

} // namespace

RunGuard::RunGuard(engine::Installation &installation, QWidget *window)
    : QWidget(window)
    , m_installation(installation)
    , m_card(new Card(this))
    , m_title(new QLabel(m_card))
    , m_text(new QLabel(m_card))
    , m_leave(makeButton(ButtonKind::Primary, m_card))
    , m_stop(makeButton(ButtonKind::Normal, m_card))
    , m_cancel(makeButton(ButtonKind::Normal, m_card))
{
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_card, 0, Qt::AlignCenter);
    m_card->setFixedWidth(cardWidth);
    m_card->usePadding();
    m_card->setGround(Card::Ground::Anything);
    setTextRole(m_title, TextRole::Title);
    m_title->setWordWrap(true);
    setTextRole(m_text, TextRole::Summary);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_stop);
    row->addWidget(m_leave);
    m_card->content()->addWidget(m_title);
    m_card->content()->addWidget(m_text);
    m_card->content()->addSpacing(8);
    m_card->content()->addLayout(row);
    connect(m_leave, &QPushButton::clicked, this, &RunGuard::leave);
    connect(m_stop, &QPushButton::clicked, this, &RunGuard::stopAfterStep);
    connect(m_cancel, &QPushButton::clicked, this, &RunGuard::cancel);
    connect(&m_installation, &engine::Installation::finished, this, &RunGuard::ended);
    connect(&m_installation, &engine::Installation::failed, this, &RunGuard::failed);
    connect(&m_installation, &engine::Installation::planned, this, [this] {
        if (m_state == State::Leaving)
            leave();
    });
    window->installEventFilter(this);
    retranslate();
    hide();
}

bool RunGuard::mayClose()
{
    if (!m_installation.isRunning() || m_installation.isChecking())
        return true;
    if (m_state != State::Idle)
        return false; // it is asked already
    m_focusBefore = QApplication::focusWidget();
    m_state = State::Asking;
    cover(true);
    retranslate();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    m_leave->setFocus();
    return false;
}

/// What cannot be clicked is not offered to a screen reader either.
void RunGuard::cover(bool covered)
{
    const auto neighbours =
        parentWidget()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *widget : neighbours) {
        if (widget != this)
            widget->setEnabled(!covered);
    }
}

void RunGuard::leave()
{
    // While hosts are still being connected nothing runs that could be left.
    if (m_state == State::Asking && m_installation.runningPlan() == nullptr) {
        m_state = State::Leaving;
        retranslate();
        m_cancel->setFocus();
        return;
    }
    m_state = State::Idle;
    Q_EMIT closeNow();
}

void RunGuard::stopAfterStep()
{
    m_state = State::Stopping;
    m_installation.stop(run::StopLevel::AfterStep);
    retranslate();
    m_cancel->setFocus();
}

void RunGuard::cancel()
{
    m_state = State::Idle;
    hide();
    cover(false);
    if (m_focusBefore)
        m_focusBefore->setFocus();
    m_focusBefore.clear();
}

/// The run came to its end while the question stood there.
void RunGuard::ended()
{
    if (m_state == State::Idle)
        return;
    m_state = State::Idle;
    Q_EMIT closeNow();
}

/// Whoever wanted to leave it running shall see why it does not run.
void RunGuard::failed()
{
    if (m_state == State::Leaving)
        cancel();
    else
        ended();
}

QString RunGuard::title() const
{
    switch (m_state) {
    case State::Leaving:
        return tr("The hosts are being connected");
    case State::Stopping:
        return tr("Stopping after this step");
    default:
        return tr("The installation is still running");
    }
}

QString RunGuard::text() const
{
    switch (m_state) {
    case State::Leaving:
        return tr("The window closes as soon as the installation runs on the hosts. Open the "
                  "project again and it goes on from there.");
    case State::Stopping:
        return tr("The window closes as soon as the steps that are under way have ended. Nothing "
                  "new is begun.");
    default:
        return tr("If you leave it running, each host finishes the step that it is doing now. Open "
                  "the project again and the installation goes on from there.");
    }
}

void RunGuard::retranslate()
{
    const bool waiting = m_state == State::Stopping || m_state == State::Leaving;
    m_title->setText(title());
    m_text->setText(text());
    m_leave->setText(waiting ? tr("&Close now") : tr("&Leave it running"));
    m_stop->setText(tr("&Stop after this step"));
    m_stop->setVisible(!waiting);
    m_cancel->setText(waiting ? tr("&Keep the window open") : tr("Ca&ncel"));
    setAccessibleName(m_title->text());
    for (QPushButton *button : {m_leave, m_stop, m_cancel})
        button->setAccessibleName(button->text().remove(QLatin1Char('&')));
}

void RunGuard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, shade));
}

void RunGuard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        cancel();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        for (QPushButton *button : {m_leave, m_stop, m_cancel}) {
            if (button->hasFocus()) {
                button->click();
                break;
            }
        }
    }
    event->accept(); // nothing reaches the window below
}

/// Tab stays within the question.
bool RunGuard::focusNextPrevChild(bool next)
{
    std::vector<QPushButton *> order;
    for (QPushButton *button : {m_cancel, m_stop, m_leave}) {
        if (!button->isHidden())
            order.push_back(button);
    }
    const auto size = order.size();
    for (std::size_t i = 0; i < size; ++i) {
        if (order[i]->hasFocus()) {
            order[(i + (next ? 1 : size - 1)) % size]->setFocus(next ? Qt::TabFocusReason
                                                                     : Qt::BacktabFocusReason);
            return true;
        }
    }
    order.front()->setFocus(Qt::TabFocusReason);
    return true;
}

bool RunGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace pikestaff::ui
