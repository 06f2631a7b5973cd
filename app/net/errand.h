// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/visit.h"
#include "net/browser.h"

#include <QObject>

#include <functional>

namespace pikestaff::net {

/// What was seen, in words for the journal; never a secret.
struct Sight
{
    bool good = false;
    QString text;
};

/// One attempt to see what a visit asks for. Lives in the thread of its browser.
class Errand : public QObject
{
public:
    using Finished = std::function<void(const Sight &)>;

    Errand(Browser &browser, model::Visit visit, Finished finished)
        : m_browser(browser)
        , m_visit(std::move(visit))
        , m_finished(std::move(finished))
    {
    }

    virtual void begin(const QByteArray &password) = 0;

protected:
    [[nodiscard]] Browser &browser() const { return m_browser; }
    [[nodiscard]] const model::Visit &visit() const { return m_visit; }
    void succeed(const QString &text) const { m_finished({true, text}); }
    void fail(const QString &text) const { m_finished({false, text}); }

private:
    Browser &m_browser;
    model::Visit m_visit;
    Finished m_finished;
};

} // namespace pikestaff::net
