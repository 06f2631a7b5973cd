// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/codebox.h"

#include "ui/button.h"
#include "ui/textrole.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextFrame>
#include <QTimer>
#include <QVBoxLayout>

namespace pikestaff::ui {

namespace {

constexpr int inset = 4;
constexpr int textMargin = 6;
constexpr int barWidth = 12;
constexpr std::chrono::seconds copiedShown{2};
constexpr int lineHeightPercent = 118;

} // namespace

CodeBox::CodeBox(QWidget *parent)
    : QFrame(parent)
    , m_edit(new QTextEdit(this))
    , m_copy(makeButton(ButtonKind::Quiet, this))
    , m_copied(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(inset, inset, inset, inset);
    layout->addWidget(m_edit);
    m_edit->setObjectName(QStringLiteral("code"));
    m_edit->setReadOnly(true);
    m_edit->setTabChangesFocus(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setFont(fontOf(TextRole::Code));
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->document()->setDocumentMargin(textMargin);
    m_copy->setFont(fontOf(TextRole::Small));
    m_copy->setProperty("compact", true);
    m_copied->setSingleShot(true);
    m_copied->setInterval(copiedShown);
    connect(m_copied, &QTimer::timeout, this, &CodeBox::retranslate);
    connect(m_copy, &QPushButton::clicked, this, &CodeBox::copyAll);
    retranslate();
    render();
}

void CodeBox::setText(const QString &text)
{
    if (!m_diff && text == m_text)
        return;
    m_text = text;
    m_diff = false;
    render();
}

void CodeBox::setDiff(const QString &text)
{
    if (m_diff && text == m_text)
        return;
    m_text = text;
    m_diff = true;
    render();
}

void CodeBox::setLargestHeight(int pixels)
{
    m_largest = pixels;
    fitHeight();
}

void CodeBox::setFilling(bool filling)
{
    m_filling = filling;
    fitHeight();
}

void CodeBox::setAccessibleText(const QString &name) { m_edit->setAccessibleName(name); }

void CodeBox::render()
{
    const Colors &colors = colorsOf(*this);
    QTextDocument &document = *m_edit->document();
    document.setPlainText(m_text);
    QTextCursor cursor(&document);
    cursor.beginEditBlock(); // laid out once, not once a line
    QTextBlockFormat plain;
    plain.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = plain;
        QTextCharFormat ink;
        ink.setForeground(colors.ink);
        const QString line = block.text();
        if (m_diff && line.startsWith(QLatin1Char('+'))) {
            ink.setForeground(colors.good);
            format.setBackground(colors.goodSoft);
        } else if (m_diff && line.startsWith(QLatin1Char('-'))) {
            ink.setForeground(colors.error);
            format.setBackground(colors.errorSoft);
        } else if (m_diff && !line.startsWith(QLatin1Char(' '))) {
            ink.setFontWeight(QFont::DemiBold);
        }
        cursor.setPosition(block.position());
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
        cursor.setBlockFormat(format);
        cursor.setCharFormat(ink);
    }
    cursor.endEditBlock();
    m_copy->setVisible(!m_text.isEmpty());
    keepClearOfButton();
    fitHeight();
    m_edit->moveCursor(QTextCursor::Start);
}

/// Lines end before the button, so that it never covers one.
void CodeBox::keepClearOfButton()
{
    QTextFrame *whole = m_edit->document()->rootFrame();
    QTextFrameFormat format = whole->frameFormat();
    format.setRightMargin(m_text.isEmpty() ? textMargin : textMargin + m_copy->width());
    if (format != whole->frameFormat())
        whole->setFrameFormat(format);
}

void CodeBox::fitHeight()
{
    placeButton();
    if (m_filling) {
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
        m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        return;
    }
    // Its viewport learns of a new size only when it is shown, which is too late.
    m_edit->document()->setTextWidth(contentsRect().width() - 2 * inset);
    const int wanted = static_cast<int>(std::ceil(m_edit->document()->size().height())) + 2 * inset;
    const bool cut = m_largest > 0 && wanted > m_largest;
    m_edit->setVerticalScrollBarPolicy(cut ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int height = cut ? m_largest : wanted;
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

void CodeBox::placeButton()
{
    const int bar = m_edit->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff ? 0 : barWidth;
    m_copy->move(width() - m_copy->width() - inset - bar, inset);
    m_copy->raise();
}

/// As wide as the wider of its two words, so that copying does not break the lines anew.
void CodeBox::sizeButton()
{
    m_copy->ensurePolished();
    const QString shown = m_copy->text();
    QSize size;
    for (const QString &word : {tr("Copy"), tr("Copied")}) {
        m_copy->setText(word);
        size = size.expandedTo(m_copy->sizeHint());
    }
    m_copy->setText(shown);
    m_copy->resize(size);
    keepClearOfButton();
    fitHeight();
}

void CodeBox::copyAll()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_copy->setText(tr("Copied"));
    m_copied->start();
}

void CodeBox::retranslate()
{
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy this text"));
    sizeButton();
}

void CodeBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

void CodeBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        render();
    QFrame::changeEvent(event);
}

} // namespace pikestaff::ui
