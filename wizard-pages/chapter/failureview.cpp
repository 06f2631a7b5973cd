// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/failureview.h"

#include "ui/button.h"
#include "ui/codebox.h"
#include "ui/logview.h"
#include "ui/pill.h"
#include "ui/textrole.h"
#include "wizard-pages/chapter/chaptermodel.h"
#include "wizard-pages/chapter/steplog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pikestaff::pages {

namespace {

constexpr int margin = 16;
constexpr int barMargin = 12;
constexpr int gap = 10;
constexpr size_t mostNames = 2; ///< of passwords in a link

QLabel *textLabel(QWidget *parent, ui::TextRole role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

} // namespace

FailureView::FailureView(StepLog &log, QWidget *parent)
    : QScrollArea(parent)
    , m_log(log)
    , m_body(new QWidget(this))
    , m_pill(new ui::Pill(ui::Pill::Kind::Error, {}, m_body))
    , m_sentence(textLabel(m_body, ui::TextRole::Heading))
    , m_facts(textLabel(m_body, ui::TextRole::SmallDim))
    , m_reason(new ui::CodeBox(m_body))
    , m_todoHeading(textLabel(m_body, ui::TextRole::Heading))
    , m_todo(textLabel(m_body, ui::TextRole::Body))
    , m_retry(ui::makeButton(ui::ButtonKind::Normal, m_body))
    , m_passwords(ui::makeButton(ui::ButtonKind::Link, m_body))
    , m_wholeLog(ui::makeButton(ui::ButtonKind::Link, m_body))
    , m_evidenceBar(new QWidget(m_body))
    , m_evidenceHeading(textLabel(m_evidenceBar, ui::TextRole::Heading))
    , m_view(new ui::LogView(m_body))
{
    m_view->setStore(&m_evidence);
    m_view->setWhole(true);
    m_evidenceHeading->setWordWrap(false);
    build();
    connect(m_retry, &QPushButton::clicked, this, &FailureView::retryWanted);
    connect(m_passwords, &QPushButton::clicked, this, &FailureView::passwordsWanted);
    connect(m_wholeLog, &QPushButton::clicked, this, &FailureView::wholeLogWanted);
    connect(&log.store(), &ui::LogStore::changed, this, &FailureView::takeEvidence);
    connect(&log.store(), &ui::LogStore::cleared, this, &FailureView::takeEvidence);
}

void FailureView::build()
{
    auto *heading = new QHBoxLayout;
    heading->setSpacing(gap);
    heading->addWidget(m_pill, 0, Qt::AlignTop);
    heading->addWidget(m_sentence, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(margin);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_passwords);
    buttons->addStretch(1);
    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(margin, margin, margin, margin);
    upper->setSpacing(gap);
    upper->addLayout(heading);
    upper->addWidget(m_facts);
    upper->addWidget(m_reason);
    upper->addWidget(m_todoHeading);
    upper->addWidget(m_todo);
    upper->addLayout(buttons);
    auto *bar = new QHBoxLayout(m_evidenceBar);
    bar->setContentsMargins(margin, barMargin / 2, margin, barMargin / 2);
    bar->addWidget(m_evidenceHeading);
    bar->addStretch(1);
    bar->addWidget(m_wholeLog);
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(upper);
    layout->addWidget(m_evidenceBar);
    layout->addWidget(m_view, 1);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(m_body);
    m_body->setAutoFillBackground(false); // the card's colour is behind
    viewport()->setAutoFillBackground(false);
}

void FailureView::show(const StepDetails &details)
{
    m_details = details;
    m_reason->setText(
        QString(details.state.reason).replace(QLatin1String(" / "), QLatin1String("\n")));
    m_reason->setVisible(!details.state.reason.isEmpty() && !errorOf(details));
    m_passwords->setVisible(!details.secrets.empty());
    takeEvidence();
    retranslate();
}

/// An error of ours has its text; what the host said stands below in its own words.
engine::ErrorText FailureView::sentences() const
{
    if (const auto error = errorOf(m_details))
        return engine::ErrorTexts::of(*error);
    engine::ErrorText text = engine::ErrorTexts::of(
        {base::ErrorCode::StepFailed, m_details.title, m_details.state.reason, nullptr});
    text.sentence = m_details.state.exitStatus != 0
                        ? tr("The command ended with an error. The host said:")
                        : tr("The host is not as it should be after this step:");
    return text;
}

void FailureView::takeEvidence()
{
    const ui::LogStore &store = m_log.store();
    const quint64 first = store.end() - std::min<quint64>(store.size(), evidenceLines);
    m_evidence.clear(store.hosts());
    for (quint64 row = first; row < store.end(); ++row) {
        const ui::LogRow &line = store.row(row);
        m_evidence.append(line.host, line.time, {line.text});
    }
    const bool any = m_evidence.size() > 0;
    m_evidenceBar->setVisible(any);
    m_view->setVisible(any);
    m_evidenceHeading->setText(tr("Last %n line(s)", nullptr, static_cast<int>(m_evidence.size())));
}

QString FailureView::passwordsText() const
{
    if (m_details.secrets.size() > mostNames)
        return tr("Look at the %n password(s) it uses", nullptr,
                  static_cast<int>(m_details.secrets.size()));
    QStringList names;
    for (const base::SecretId &id : m_details.secrets)
        names.append(id.value());
    return tr("Look at the passwords: %1").arg(names.join(QLatin1String(", ")));
}

void FailureView::retranslate()
{
    const engine::ErrorText text = sentences();
    m_pill->setText(statusText(m_details.status));
    m_sentence->setText(text.sentence);
    QStringList facts{m_details.id.host.value(), m_details.title,
                      tr("took %1").arg(clockText(m_details.state.milliseconds))};
    if (m_details.state.exitStatus != 0)
        facts.append(tr("exit status %1").arg(m_details.state.exitStatus));
    if (m_details.state.attempts > 1)
        facts.append(tr("%n attempt(s)", nullptr, m_details.state.attempts));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_reason->setAccessibleText(tr("What the host said"));
    m_todoHeading->setText(tr("What to do"));
    m_todo->setText(m_details.expect.isEmpty()
                        ? text.remedy
                        : tr("%1 This should be true then: %2").arg(text.remedy, m_details.expect));
    m_retry->setText(tr("&Try again"));
    m_passwords->setText(passwordsText());
    m_wholeLog->setText(tr("Whole log"));
    m_evidenceHeading->setText(tr("Last %n line(s)", nullptr, static_cast<int>(m_evidence.size())));
    m_view->setAccessibleName(tr("End of the log"));
}

} // namespace pikestaff::pages
