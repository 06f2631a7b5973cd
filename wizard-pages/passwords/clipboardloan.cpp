// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/passwords/clipboardloan.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace pikestaff::pages {

namespace {

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

ClipboardLoan::ClipboardLoan(std::chrono::milliseconds time, QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(time);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (takeBack())
            Q_EMIT returned();
    });
}

ClipboardLoan::~ClipboardLoan() { static_cast<void>(takeBack()); }

void ClipboardLoan::lend(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    // Clipboard histories that know this word leave the text out.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_hash = hashOf(text);
    m_timer.start();
}

/// Was anything lent?
bool ClipboardLoan::takeBack()
{
    m_timer.stop();
    if (m_hash.isEmpty())
        return false;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (hashOf(clipboard->text()) == m_hash)
        clipboard->clear();
    m_hash.clear();
    return true;
}

} // namespace pikestaff::pages
