// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/needscircles.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <map>

namespace pikestaff::guide {

namespace {

constexpr std::array hostKinds{Target::Controller, Target::Compute, Target::Block, Target::Object};

bool covers(const std::vector<Target> &targets, Target kind)
{
    return std::any_of(targets.begin(), targets.end(), [kind](Target target) {
        return target == kind || target == Target::All ||
               (target == Target::Others && kind != Target::Controller);
    });
}

/// Where something begins and where it is finished on all its hosts.
struct Ends
{
    std::vector<size_t> begin;
    std::vector<size_t> finish;
};

struct Need
{
    QString owner;
    QString wanted;
    QString where;
};

/// What must come before what. A step is a node for each kind of host it is for, because on another
/// kind of host the guide's order binds it to other steps. Each need is a node between the ends of
/// what is wanted and the beginnings of its owner.
class Graph
{
public:
    explicit Graph(const Guide &guide)
    {
        for (const auto &chapter : guide.chapters) {
            for (const auto &section : chapter.sections) {
                addSection(section);
            }
        }
        for (const auto &chapter : guide.chapters) {
            for (const auto &section : chapter.sections) {
                addNeeds(section);
            }
        }
    }

    [[nodiscard]] std::vector<base::Error> takeCircles()
    {
        std::vector<base::Error> circles;
        for (const auto &[node, need] : m_needs) {
            const auto round = wayRound(node);
            if (round.empty()) {
                continue;
            }
            circles.push_back(
                {base::ErrorCode::CyclicNeeds, need.where, tellRound(round), nullptr});
            m_after[node].clear(); // this circle is told; others may still be there
        }
        return circles;
    }

private:
    size_t addNode(bool isStep = false)
    {
        m_after.emplace_back();
        m_isStep.push_back(isStep);
        return m_after.size() - 1;
    }
    void connect(size_t first, size_t then) { m_after[first].push_back(then); }

    void addSection(const Section &section)
    {
        const auto begin = addNode();
        const auto finish = addNode();
        connect(begin, finish);
        for (const auto &step : section.steps) {
            Ends ends;
            for (const auto kind : hostKinds) {
                if (!covers(step.on, kind)) {
                    continue;
                }
                const auto node = addNode(true);
                ends.begin.push_back(node);
                connect(begin, node);
                connect(node, finish);
                if (const auto before = m_last.find(kind); before != m_last.end()) {
                    connect(before->second, node);
                }
                m_last[kind] = node;
            }
            ends.finish = ends.begin;
            m_ends.insert(step.id.value(), ends);
        }
        m_ends.insert(section.id.value(), {{begin}, {finish}});
    }

    void addNeeds(const Section &section)
    {
        addNeeds(section.id.value(), section.needs, section.position, section.lines);
        for (const auto &step : section.steps) {
            addNeeds(step.id.value(), step.needs, step.position, step.lines);
        }
    }

    void addNeeds(const QString &owner, const std::vector<QString> &needs, const Position &position,
                  const KeyLines &lines)
    {
        for (size_t i = 0; i < needs.size(); ++i) {
            const bool sectionNeedsStep =
                !owner.contains(QLatin1Char('/')) && needs[i].contains(QLatin1Char('/'));
            if (sectionNeedsStep || !m_ends.contains(needs[i])) {
                continue;
            }
            const auto node = addNode();
            for (const auto finish : m_ends[needs[i]].finish) {
                connect(finish, node);
            }
            for (const auto begin : m_ends[owner].begin) {
                connect(node, begin);
            }
            const auto place = placeOf(position, lines, QStringLiteral("needs[%1]").arg(i));
            m_needs.emplace(node, Need{owner, needs[i], place.toText()});
        }
    }

    /// The shortest way from a node back to it, last node first; empty: there is none.
    [[nodiscard]] std::vector<size_t> wayRound(size_t start) const
    {
        std::map<size_t, size_t> cameFrom;
        std::vector<size_t> reached{start};
        for (size_t i = 0; i < reached.size() && !cameFrom.contains(start); ++i) {
            for (const auto next : m_after[reached[i]]) {
                if (cameFrom.emplace(next, reached[i]).second) {
                    reached.push_back(next);
                }
            }
        }
        std::vector<size_t> way;
        if (cameFrom.contains(start)) {
            auto node = start;
            do {
                node = cameFrom.at(node);
                way.push_back(node);
            } while (node != start);
        }
        return way;
    }

    /// "a needs b, b needs a": from a way round, beginning with the need that it is told for.
    [[nodiscard]] QString tellRound(const std::vector<size_t> &way) const
    {
        QStringList told;
        bool byOrder = false;
        for (size_t i = 0; i < way.size(); ++i) {
            byOrder = byOrder || (i > 0 && m_isStep[way[i - 1]] && m_isStep[way[i]]);
            if (const auto found = m_needs.find(way[i]); found != m_needs.end()) {
                told.append(found->second.owner + QStringLiteral(" needs ") + found->second.wanted);
            }
        }
        told.prepend(told.takeLast());
        return told.join(QStringLiteral(", ")) +
               (byOrder ? QStringLiteral(", against the order of the guide") : QString());
    }

    std::vector<std::vector<size_t>> m_after;
    std::vector<bool> m_isStep;
    std::map<Target, size_t> m_last; ///< the latest step on a kind of host
    QHash<QString, Ends> m_ends;
    std::map<size_t, Need> m_needs; ///< in the order of the guide
};

} // namespace

std::vector<base::Error> circlesOfNeeds(const Guide &guide) { return Graph(guide).takeCircles(); }

} // namespace pikestaff::guide
