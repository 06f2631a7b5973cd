// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/stepview.h"

#include "ui/pill.h"
#include "ui/textrole.h"
#include "ui/theme.h"
#include "wizard-pages/chapter/failureview.h"
#include "wizard-pages/chapter/proveview.h"
#include "wizard-pages/chapter/runview.h"
#include "wizard-pages/chapter/seeview.h"
#include "wizard-pages/chapter/stepmark.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace pikestaff::pages {

using engine::StepStatus;
using ui::Pill;

namespace {

constexpr int margin = 16;
constexpr int tabMargin = 4;
constexpr int gap = 10;
constexpr size_t mostLines = 20'000; ///< of the files of a step

/// A line of the theme's colour.
class Divider : public QWidget
{
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), ui::colorsOf(*this).line);
    }
};

Pill::Kind kindOf(StepStatus status)
{
    switch (markOf(status)) {
    case ui::Mark::Failed:
        return Pill::Kind::Error;
    case ui::Mark::Done:
        return Pill::Kind::Good;
    case ui::Mark::Running:
        return Pill::Kind::Accent;
    case ui::Mark::None:
        return Pill::Kind::Neutral;
    default:
        return Pill::Kind::Warning;
    }
}

} // namespace

StepView::StepView(ChapterModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_log(model.installation())
    , m_title(new QLabel(this))
    , m_hosts(new QComboBox(this))
    , m_status(new Pill(this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_failure(new FailureView(m_log, this))
    , m_see(new SeeView(this))
    , m_run(new RunView(m_log, this))
    , m_prove(new ProveView(this))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0)
            m_stack->setCurrentIndex(m_tabs->tabData(index).toInt());
    });
    connect(m_hosts, &QComboBox::activated, this, [this] { showDetails(); });
    connect(m_failure, &FailureView::retryWanted, this, &StepView::retryWanted);
    connect(m_failure, &FailureView::passwordsWanted, this, &StepView::passwordsWanted);
    connect(m_failure, &FailureView::wholeLogWanted, this, [this] { setTab(Tab::Run); });
}

void StepView::build()
{
    setTextRole(m_title, ui::TextRole::Heading);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(margin, gap, margin, 0);
    heading->setSpacing(gap);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_hosts);
    heading->addWidget(m_status);
    m_hosts->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false); // they would cover a word
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(tabMargin, 0, tabMargin, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    for (QWidget *view : {static_cast<QWidget *>(m_failure), static_cast<QWidget *>(m_see),
                          static_cast<QWidget *>(m_run), static_cast<QWidget *>(m_prove)})
        m_stack->addWidget(view);
    content()->setSpacing(0);
    content()->addLayout(heading);
    content()->addLayout(tabRow);
    content()->addWidget(new Divider(this));
    content()->addWidget(m_stack, 1);
    placeTabs();
    setTab(Tab::See);
}

/// The tab of the failure stands first, and only while there is one.
void StepView::placeTabs()
{
    const Tab before = m_tabs->count() > 0 ? tab() : Tab::See;
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    const std::pair<Tab, QString> all[]{{Tab::Failure, tr("Failure")},
                                        {Tab::See, tr("See")},
                                        {Tab::Run, tr("Run")},
                                        {Tab::Prove, tr("Prove")}};
    for (const auto &[tab, text] : all) {
        if (tab != Tab::Failure || m_hasFailure)
            m_tabs->setTabData(m_tabs->addTab(text), static_cast<int>(tab));
    }
    setTab(before == Tab::Failure && !m_hasFailure ? Tab::Run : before);
}

void StepView::setTab(Tab tab)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toInt() == static_cast<int>(tab)) {
            m_tabs->setCurrentIndex(i);
            m_stack->setCurrentIndex(static_cast<int>(tab));
        }
    }
}

StepView::Tab StepView::tab() const
{
    return static_cast<Tab>(m_tabs->tabData(m_tabs->currentIndex()).toInt());
}

void StepView::showRow(int row)
{
    m_row = row;
    takeHosts();
    showDetails();
    showLog();
}

void StepView::refresh()
{
    if (m_row < 0 || m_row >= m_model.rowCount())
        return;
    if (m_ids != m_model.instances(m_row))
        takeHosts();
    showDetails();
    showLog();
}

void StepView::setActive(bool active) { m_log.setActive(active); }

void StepView::takeHosts()
{
    m_ids = m_model.instances(m_row);
    m_hosts->clear();
    for (const plan::InstanceId &id : m_ids) {
        const QString each = id.step.value().section(QLatin1Char(':'), 1);
        m_hosts->addItem(each.isEmpty() ? id.host.value()
                                        : tr("%1, for %2").arg(id.host.value(), each));
    }
    m_hosts->setVisible(m_ids.size() > 1);
    m_hosts->setCurrentIndex(m_ids.empty() ? -1 : static_cast<int>(m_model.foremost(m_row)));
}

const plan::InstanceId *StepView::currentId() const
{
    const auto index = static_cast<size_t>(std::max(0, m_hosts->currentIndex()));
    return index < m_ids.size() ? &m_ids[index] : nullptr;
}

void StepView::showDetails()
{
    const plan::InstanceId *id = currentId();
    std::optional<StepDetails> now = id == nullptr ? std::nullopt : m_model.details(*id);
    if (!now || (m_details && m_details->looksLike(*now)))
        return; // what is read or marked stays as it is
    m_details = std::move(now);
    const bool failed = engine::isBad(m_details->status);
    if (failed != m_hasFailure) {
        m_hasFailure = failed;
        placeTabs();
        if (failed)
            setTab(Tab::Failure);
    }
    m_title->setText(m_details->title);
    m_status->setText(m_ids.size() > 1 ? statusText(m_details->status)
                                       : tr("%1 · %2").arg(m_details->id.host.value(),
                                                           statusText(m_details->status)));
    m_status->setKind(kindOf(m_details->status));
    m_see->show(*m_details);
    m_run->show(*m_details);
    m_prove->show(*m_details);
    if (failed)
        m_failure->show(*m_details);
}

/// Begins anew only where another output is to be shown than the one that is there.
void StepView::showLog()
{
    std::vector<StepLog::Source> sources;
    const bool running = m_model.isRunActive();
    for (const plan::InstanceId &id : m_ids) {
        const engine::StepRecord *record = m_model.follower().history().find(id);
        StepLog::Source source{id, {}, false};
        if (record != nullptr) {
            source.run = record->state.attemptRun;
            source.live = running && m_model.follower().status(id) == StepStatus::Running;
        }
        sources.push_back(std::move(source));
    }
    const auto sameOutput = [](const StepLog::Source &one, const StepLog::Source &other) {
        // A step that has ended keeps the lines that were seen live.
        return one.id == other.id && (one.live || one.run == other.run) &&
               (one.live || !other.live);
    };
    if (m_shown.size() == sources.size() &&
        std::equal(m_shown.begin(), m_shown.end(), sources.begin(), sameOutput))
        return;
    m_shown = sources;
    m_log.show(sources, mostLines);
}

void StepView::retranslate()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        switch (static_cast<Tab>(m_tabs->tabData(i).toInt())) {
        case Tab::Failure:
            m_tabs->setTabText(i, tr("Failure"));
            break;
        case Tab::See:
            m_tabs->setTabText(i, tr("See"));
            break;
        case Tab::Run:
            m_tabs->setTabText(i, tr("Run"));
            break;
        case Tab::Prove:
            m_tabs->setTabText(i, tr("Prove"));
            break;
        }
    }
    m_tabs->setAccessibleName(tr("Views of the step"));
    m_hosts->setAccessibleName(tr("Host"));
    m_run->retranslate();
    m_details.reset();
    showDetails();
}

} // namespace pikestaff::pages
