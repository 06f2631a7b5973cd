// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/noticecard.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/statemark.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pikestaff::pages {

using base::ErrorCode;

namespace {

constexpr int margin = 16;
constexpr int gap = 10;
constexpr size_t mostErrors = 5;

/// The page where such a thing is put right.
QString pageFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SecretMissing:
    case ErrorCode::VaultLocked:
    case ErrorCode::VaultKeyMissing:
    case ErrorCode::KeyStoreRefused:
    case ErrorCode::VaultDamaged:
        return QStringLiteral("passwords");
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::NameNotResolved:
    case ErrorCode::ConnectTimeout:
    case ErrorCode::AuthenticationRefused:
    case ErrorCode::KeyUnreadable:
    case ErrorCode::KeyPassphraseWrong:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::ProtocolError:
    case ErrorCode::SudoRefused:
    case ErrorCode::SudoPasswordWrong:
        return QStringLiteral("addresses");
    default:
        return {};
    }
}

} // namespace

NoticeCard::NoticeCard(QWidget *parent)
    : Card(parent)
    , m_mark(new ui::StateMark(this))
    , m_sentence(new QLabel(this))
    , m_remedy(new QLabel(this))
    , m_link(ui::makeButton(ui::ButtonKind::Link, this))
{
    setTextRole(m_sentence, ui::TextRole::Heading);
    setTextRole(m_remedy, ui::TextRole::Dim);
    for (QLabel *label : {m_sentence, m_remedy}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_remedy);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(margin, gap, margin, gap);
    row->setSpacing(gap);
    row->addWidget(m_mark);
    row->addLayout(texts, 1);
    row->addWidget(m_link);
    content()->addLayout(row);
    connect(m_link, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(m_page); });
}

void NoticeCard::showActivity(const QString &sentence)
{
    m_error.reset();
    m_mark->setMark(ui::Mark::Running);
    m_sentence->setText(sentence);
    m_remedy->hide();
    m_link->hide();
    show();
}

void NoticeCard::showError(const base::Error &error, const std::vector<base::Error> &more)
{
    m_error = error;
    m_more = more;
    m_mark->setMark(ui::Mark::Failed);
    m_page = pageFor(error.code);
    showTexts();
    show();
}

void NoticeCard::showTexts()
{
    const engine::ErrorText text = engine::ErrorTexts::of(*m_error);
    QStringList sentences{text.sentence};
    for (size_t i = 0; i < m_more.size() && i < mostErrors; ++i)
        sentences.append(engine::ErrorTexts::of(m_more[i]).sentence);
    sentences.removeDuplicates();
    if (m_more.size() > mostErrors)
        sentences.append(tr("and %n more", nullptr, static_cast<int>(m_more.size() - mostErrors)));
    m_sentence->setText(sentences.join(QLatin1Char('\n')));
    m_remedy->setText(text.remedy);
    m_remedy->setVisible(!text.remedy.isEmpty());
    m_link->setVisible(!m_page.isEmpty());
    m_link->setText(m_page == QLatin1String("passwords") ? tr("Go to the passwords")
                                                         : tr("Go to the addresses"));
}

void NoticeCard::retranslate()
{
    if (m_error)
        showTexts();
}

} // namespace pikestaff::pages
