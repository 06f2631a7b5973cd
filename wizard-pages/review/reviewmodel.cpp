// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/reviewmodel.h"

#include "engine/passwordrule.h"
#include "engine/runfollower.h"
#include "plan/names.h"

namespace pikestaff::pages {

using Kind = ReviewNotice::Kind;

namespace {

QString passwordsPage() { return QStringLiteral("passwords"); }
QString addressesPage() { return QStringLiteral("addresses"); }
QString networkPage() { return QStringLiteral("network"); }
QString optionsPage() { return QStringLiteral("options"); }

QString joined(const QStringList &names) { return names.join(QLatin1String(", ")); }

/// Comes the host's management address from the interface that is meant for the provider network?
bool sharesInterface(const model::Host &host, const model::FactsByHost &facts)
{
    const auto known = facts.find(host.name);
    return known != facts.end() && plan::sharesNic(known->second, host);
}

} // namespace

ReviewModel::ReviewModel(engine::Installation &installation, QObject *parent)
    : QObject(parent)
    , m_installation(installation)
{
    connect(&m_installation.follower(), &engine::RunFollower::changed, this, &ReviewModel::refresh);
    connect(&m_installation, &engine::Installation::secretsChanged, this, &ReviewModel::refresh);
    connect(&m_installation, &engine::Installation::vaultOpened, this, &ReviewModel::refresh);
    connect(&m_installation, &engine::Installation::factsArrived, this, &ReviewModel::refresh);
}

void ReviewModel::setLanguage(base::Language language)
{
    m_language = language;
    m_plan.reset(); // its texts are made anew
    refresh();
}

void ReviewModel::refresh()
{
    if (!m_installation.hasProject())
        return;
    const auto plan = m_installation.follower().plan();
    if (plan != m_plan || plan == nullptr) {
        m_plan = plan;
        m_hosts = plan ? hostPlans(*plan, m_language) : std::vector<HostPlan>();
        m_seconds = plan ? expectedSeconds(*plan) : 0;
    }
    makeRows();
    Q_EMIT changed();
}

void ReviewModel::makeRows()
{
    m_rows = {guideRow(), hostRow(), passwordRow(), timeRow(), networkRow(), optionsRow()};
}

QString ReviewModel::answer(const char *id) const
{
    return guide::answerOr(m_installation.guide(), m_installation.project().content().answers,
                           base::AnswerId(QString::fromLatin1(id)));
}

ReviewRow ReviewModel::guideRow() const
{
    const guide::Guide &guide = m_installation.guide();
    QStringList chapters;
    for (const guide::Chapter &chapter : guide.chapters)
        chapters.append(chapter.title.in(m_language));
    return {tr("Guide"),
            tr("%1: %2", "guide and its chapters")
                .arg(guide.title.in(m_language), chapters.join(QStringLiteral(" · "))),
            {},
            {}};
}

ReviewRow ReviewModel::passwordRow() const
{
    ReviewRow row{tr("Passwords"), {}, passwordsPage(), {}};
    const guide::Guide &guide = m_installation.guide();
    if (!m_installation.isVaultOpen()) {
        row.value = tr("locked");
        row.notices.push_back({Kind::Blocking, tr("The vault is not open"), passwordsPage()});
        return row;
    }
    const model::SecretStore &secrets = m_installation.secrets();
    QStringList missing;
    QStringList tooShort;
    for (const guide::SecretSpec &spec : guide.secrets) {
        if (!secrets.has(spec.id))
            missing.append(spec.id.value());
    }
    secrets.visit([&](const base::SecretId &id, QByteArrayView value, int) {
        if (m_installation.isSecret(id) &&
            engine::strengthOf(QString::fromUtf8(value)) == engine::PasswordStrength::Short)
            tooShort.append(id.value());
    });
    const int all = static_cast<int>(guide.secrets.size());
    row.value = tr("%1 of %2 are set").arg(all - missing.size()).arg(all);
    if (!missing.isEmpty()) {
        row.notices.push_back({Kind::Blocking,
                               tr("%n missing", "passwords", static_cast<int>(missing.size())),
                               passwordsPage()});
    }
    if (tooShort.size() == 1)
        row.notices.push_back(
            {Kind::Warning, tr("Short: %1").arg(tooShort.first()), passwordsPage()});
    else if (!tooShort.isEmpty())
        row.notices.push_back({Kind::Warning,
                               tr("%n short", "passwords", static_cast<int>(tooShort.size())),
                               passwordsPage()});
    return row;
}

ReviewRow ReviewModel::hostRow() const
{
    ReviewRow row{tr("Servers"), {}, addressesPage(), {}};
    QStringList names;
    for (const model::Host &host : m_installation.project().content().inventory.hosts())
        names.append(tr("%1 (%2)", "host and its address").arg(host.name.value(), host.address));
    if (names.isEmpty()) {
        row.value = tr("none yet");
        row.notices.push_back({Kind::Blocking, tr("A controller is needed"), addressesPage()});
        return row;
    }
    row.value = joined(names);
    addHostNotices(row);
    return row;
}

void ReviewModel::addHostNotices(ReviewRow &row) const
{
    const model::Project &project = m_installation.project();
    const auto &knownKey = m_installation.access().knownKey;
    QStringList unconfirmed;
    QStringList shared;
    QStringList noPassword;
    for (const model::Host &host : project.content().inventory.hosts()) {
        if (host.hostKey.isEmpty() && knownKey) {
            const auto key = knownKey(host, project.knownHostsPath());
            if (!key || key->isEmpty())
                unconfirmed.append(host.name.value());
        }
        if (sharesInterface(host, m_installation.facts()))
            shared.append(host.name.value());
        if (host.login == model::Login::Password && m_installation.isVaultOpen() &&
            !m_installation.secrets().has(model::loginPassword(host.name)))
            noPassword.append(host.name.value());
    }
    if (!unconfirmed.isEmpty())
        row.notices.push_back({Kind::Blocking,
                               tr("Host key not confirmed: %1").arg(joined(unconfirmed)),
                               addressesPage()});
    if (!noPassword.isEmpty())
        row.notices.push_back(
            {Kind::Blocking, tr("No login password: %1").arg(joined(noPassword)), addressesPage()});
    if (!shared.isEmpty())
        row.notices.push_back(
            {Kind::Warning, tr("One NIC: %1").arg(joined(shared)), addressesPage()});
}

ReviewRow ReviewModel::timeRow() const
{
    const model::Inventory &inventory = m_installation.project().content().inventory;
    const QString servers = answer("ntp_servers");
    const QString source =
        servers.isEmpty() ? tr("the servers of the distribution") : servers.simplified();
    const QString controller = inventory.hosts().empty() ? tr("controller", "a host")
                                                         : inventory.controller().name.value();
    QStringList others;
    for (const model::Host &host : inventory.hosts()) {
        if (!host.has(model::Role::Controller))
            others.append(host.name.value());
    }
    return {tr("Time"),
            others.isEmpty() ? tr("%1 → %2").arg(source, controller)
                             : tr("%1 → %2 → %3").arg(source, controller, joined(others)),
            QStringLiteral("ntp"),
            {}};
}

ReviewRow ReviewModel::networkRow() const
{
    ReviewRow row{tr("Network"), {}, networkPage(), {}};
    const bool selfService = answer("network") == QLatin1String("self-service");
    row.value =
        selfService ? tr("Self-service networks (option 2)") : tr("Provider networks (option 1)");
    addMissing(row, true);
    return row;
}

/// The image that the first instance begins with stands for all that has a value by itself.
ReviewRow ReviewModel::optionsRow() const
{
    const QString memory = answer("flavor_ram");
    const QString disk = answer("flavor_disk");
    ReviewRow row{tr("First instance"), answer("image_name"), optionsPage(), {}};
    if (!memory.isEmpty() && !disk.isEmpty())
        row.value = tr("%1 · %2 MB of memory, %3 GB of disk", "image and its size")
                        .arg(row.value, memory, disk);
    addMissing(row, false);
    return row;
}

/// Answers that are required and empty, of the networks or all others.
void ReviewModel::addMissing(ReviewRow &row, bool ofNetworks) const
{
    const guide::Guide &guide = m_installation.guide();
    QStringList missing;
    for (const guide::AnswerSpec &spec : guide.answers) {
        const bool belongs = (spec.topic == guide::AnswerTopic::Network) == ofNetworks;
        if (belongs && spec.required &&
            guide::isAsked(guide, m_installation.project().content().answers, spec) &&
            answer(spec.id.value().toLatin1().constData()).isEmpty())
            missing.append(spec.title.in(m_language));
    }
    if (!missing.isEmpty())
        row.notices.push_back({Kind::Blocking, tr("Missing: %1").arg(joined(missing)), row.page});
}

int ReviewModel::steps() const { return m_plan ? static_cast<int>(m_plan->steps.size()) : 0; }

bool ReviewModel::isPlanning() const { return m_plan == nullptr && !problem(); }

std::optional<base::Error> ReviewModel::problem() const
{
    return m_installation.follower().problem();
}

int ReviewModel::count(ReviewNotice::Kind kind) const
{
    int found = 0;
    for (const ReviewRow &row : m_rows) {
        found += static_cast<int>(
            std::count_if(row.notices.begin(), row.notices.end(),
                          [kind](const ReviewNotice &notice) { return notice.kind == kind; }));
    }
    return found;
}

int ReviewModel::blockingCount() const { return count(Kind::Blocking); }

int ReviewModel::warningCount() const { return count(Kind::Warning); }

bool ReviewModel::canResume() const { return m_installation.follower().canResume(); }

bool ReviewModel::isComplete() const { return m_installation.follower().progress().percent >= 100; }

bool ReviewModel::canInstall() const
{
    return blockingCount() == 0 && m_plan != nullptr && !m_plan->steps.empty() && !problem() &&
           !m_installation.isRunning();
}

void ReviewModel::install()
{
    if (!canInstall())
        return;
    m_error.reset();
    const bool resume = canResume();
    if (const base::Status begun = m_installation.run({}, resume); !begun) {
        m_error = begun.error();
        Q_EMIT changed();
        return;
    }
    Q_EMIT installing();
}

QString ReviewModel::chapterPage() const
{
    const auto progress = m_installation.follower().progress();
    const std::vector<guide::Chapter> &chapters = m_installation.guide().chapters;
    for (const guide::Chapter &chapter : chapters) {
        const auto percent = progress.ofChapter.find(chapter.id);
        if (percent == progress.ofChapter.end() || percent->second < 100)
            return QStringLiteral("chapter:%1").arg(chapter.id.value());
    }
    return chapters.empty() ? QString()
                            : QStringLiteral("chapter:%1").arg(chapters.front().id.value());
}

} // namespace pikestaff::pages
