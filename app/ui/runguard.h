// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace pikestaff::engine {
class Installation;
}

namespace pikestaff::ui {

class Card;

/// Lies over the window when it is to be closed while something is being installed, and asks what
/// shall become of that. Escape goes back to the window. Nothing is lost by any answer.
class RunGuard : public QWidget
{
    Q_OBJECT

public:
    RunGuard(engine::Installation &installation, QWidget *window);

    /// True: nothing runs, the window may close now. False: the person is asked.
    [[nodiscard]] bool mayClose();
    void retranslate();

Q_SIGNALS:
    void closeNow(); ///< the window may close

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State { Idle, Asking, Leaving, Stopping }; ///< Leaving: as soon as it runs
    void leave();
    void stopAfterStep();
    void cancel();
    void ended();
    void failed();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    void cover(bool covered);

    engine::Installation &m_installation;
    Card *m_card;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_leave;
    QPushButton *m_stop;
    QPushButton *m_cancel;
    State m_state = State::Idle;
    QPointer<QWidget> m_focusBefore;
};

} // namespace pikestaff::ui
