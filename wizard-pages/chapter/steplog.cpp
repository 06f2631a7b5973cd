// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/steplog.h"

#include "run/logbook.h"

#include <QFile>

#include <algorithm>

namespace pikestaff::pages {

namespace {

constexpr qint64 chunk = qint64{1024} * 1024;

/// Lines before this offset.
quint64 countLines(QFile &file, qint64 until, const std::stop_token &stop)
{
    quint64 lines = 0;
    for (qint64 at = 0; at < until && !stop.stop_requested(); at += chunk) {
        const QByteArray bytes = file.read(std::min(chunk, until - at));
        lines += static_cast<quint64>(bytes.count('\n'));
    }
    return lines;
}

std::vector<QByteArray> linesOf(const QByteArray &bytes)
{
    std::vector<QByteArray> lines;
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', begin);
        if (end < 0)
            end = bytes.size();
        lines.push_back(bytes.mid(begin, std::min(end - begin, ui::LogStore::longestLine)));
        begin = end + 1;
    }
    return lines;
}

} // namespace

StepLog::StepLog(const engine::Installation &installation, QObject *parent)
    : QObject(parent)
    , m_installation(installation)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &StepLog::tick);
}

void StepLog::show(const std::vector<Source> &sources, size_t mostLines)
{
    m_sources = sources;
    m_live.clear();
    m_waiting.clear();
    m_book = m_installation.log();
    ++m_generation;
    std::vector<base::HostName> hosts;
    std::vector<QString> paths;
    for (size_t i = 0; i < sources.size(); ++i) {
        hosts.push_back(sources[i].id.host);
        const bool live = sources[i].live && m_book != nullptr;
        if (live)
            m_live.push_back({sources[i].id, static_cast<int>(i), 0});
        paths.push_back(live ? QString() : path(i));
    }
    m_store.clear(std::move(hosts));
    const bool anyFile = std::any_of(paths.begin(), paths.end(),
                                     [](const QString &file) { return !file.isEmpty(); });
    m_reading = anyFile;
    if (anyFile)
        readFiles(std::move(paths), mostLines);
    tick();
    setActive(m_active);
}

QString StepLog::path(size_t source) const
{
    if (source >= m_sources.size() || m_sources[source].run.isEmpty() ||
        !m_installation.hasProject())
        return {};
    return run::LogBook::pathIn(m_installation.project().logFolder(), m_sources[source].run,
                                m_sources[source].id);
}

void StepLog::setActive(bool active)
{
    m_active = active;
    if (active && (!m_live.empty() || m_reading || !m_waiting.empty()))
        m_timer.start();
    else
        m_timer.stop();
}

void StepLog::tick()
{
    size_t taken = 0;
    for (Live &live : m_live)
        taken += pullFrom(*m_book, live);
    if (!m_waiting.empty()) {
        auto &[host, lines] = m_waiting.front();
        const size_t count = std::min(fileLinesPerTick, lines.size());
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(count);
        m_store.append(host, {}, {lines.begin(), end});
        lines.erase(lines.begin(), end);
        if (lines.empty())
            m_waiting.pop_front();
        ++taken;
    }
    const bool over = !m_installation.isRunning();
    if (taken == 0 && over && !m_reading)
        m_timer.stop(); // whatever was printed is here
}

size_t StepLog::pullFrom(const run::LogBook &book, Live &live)
{
    run::LogBook::Pulled pulled = book.pull(live.id.host, live.taken, linesPerTick);
    if (pulled.lines.empty())
        return 0;
    const bool ofThis = pulled.lines.front().step == live.id.step;
    if (live.taken > 0 && ofThis)
        m_store.addMissed(pulled.missed);
    live.taken = pulled.lines.back().number;
    std::vector<QByteArray> lines;
    lines.reserve(pulled.lines.size());
    for (run::LogLine &line : pulled.lines) {
        if (line.step == live.id.step)
            lines.push_back(std::move(line.text));
    }
    m_store.append(live.host, QTime::currentTime(), std::move(lines));
    return pulled.lines.size();
}

void StepLog::readFiles(std::vector<QString> paths, size_t mostLines)
{
    m_reader = {}; // an earlier reading is given up
    m_reader = std::jthread([this, paths = std::move(paths), mostLines,
                             generation = m_generation](const std::stop_token &stop) {
        auto content = std::make_shared<FileContent>(contentOf(paths, mostLines, stop));
        QMetaObject::invokeMethod(
            this,
            [this, content, generation] {
                if (generation != m_generation)
                    return;
                m_reading = false;
                for (size_t i = 0; i < content->lines.size(); ++i) {
                    if (!content->lines[i].empty())
                        m_waiting.emplace_back(static_cast<int>(i), std::move(content->lines[i]));
                }
                m_store.addMissed(content->missed);
                tick();
                setActive(m_active);
                Q_EMIT read();
            },
            Qt::QueuedConnection);
    });
}

StepLog::FileContent StepLog::contentOf(const std::vector<QString> &paths, size_t mostLines,
                                        const std::stop_token &stop)
{
    FileContent content;
    const auto share = static_cast<qint64>(std::max<size_t>(
        1, static_cast<size_t>(mostFileBytes) / std::max<size_t>(1, paths.size())));
    for (const QString &path : paths) {
        std::vector<QByteArray> lines;
        QFile file(path);
        if (!path.isEmpty() && !stop.stop_requested() && file.open(QIODevice::ReadOnly)) {
            const qint64 skipped = std::max<qint64>(0, file.size() - share);
            content.missed += countLines(file, skipped, stop);
            file.seek(skipped);
            lines = linesOf(file.read(share));
            if (lines.size() > mostLines) {
                const size_t surplus = lines.size() - mostLines;
                content.missed += surplus;
                lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(surplus));
            }
        }
        content.lines.push_back(std::move(lines));
    }
    return content;
}

} // namespace pikestaff::pages
